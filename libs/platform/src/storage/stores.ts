import { FileStore } from '@tus/file-store';
import { S3Store as TusS3Store } from '@tus/s3-store';
import type { DataStore } from '@tus/server';
import type { Config } from '../config/config';
import { FolderStore, type ObjectStore } from './object-store';
import { S3Store, s3ClientConfig } from './s3-store';

const filesOf = (config: Config): string => `${config.JIANGONG_DATA}/files`;

/** In a bucket when one is named, else in the data folder. */
export const objectStoreOf = (config: Config): ObjectStore =>
  config.S3_BUCKET ? new S3Store(config.S3_BUCKET, config, `${config.JIANGONG_DATA}/copies`) : new FolderStore(filesOf(config));

const PART_BYTES = 8 * 1024 * 1024;

/** Writes uploads that come in pieces to the same keys of the same store; once whole, one is an object like any other. */
export const tusStoreOf = (config: Config): DataStore =>
  config.S3_BUCKET
    ? new TusS3Store({ partSize: PART_BYTES, useTags: false, s3ClientConfig: { ...s3ClientConfig(config), bucket: config.S3_BUCKET } as never })
    : new FileStore({ directory: filesOf(config) });
