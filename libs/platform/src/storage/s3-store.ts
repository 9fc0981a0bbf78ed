import { createWriteStream } from 'node:fs';
import { mkdir, opendir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DeleteObjectCommand, DeleteObjectsCommand, GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { newId, NotFound, sha256 } from '@jiangong/kernel';
import type { Config } from '../config/config';
import type { ByteRange, ObjectStore } from './object-store';

type S3Config = Pick<Config, 'S3_ENDPOINT' | 'S3_REGION' | 'S3_ACCESS_KEY' | 'S3_SECRET_KEY' | 'S3_PATH_STYLE'>;

const PART_BYTES = 8 * 1024 * 1024;
const COPY_SECONDS = 6 * 3600;
const AT_ONCE = 1000;

/** Compatible stores know neither the checksums AWS adds of itself nor buckets in host names. */
export const s3ClientConfig = (config: S3Config): S3ClientConfig => ({
  region: config.S3_REGION, forcePathStyle: config.S3_PATH_STYLE, requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED',
  ...(config.S3_ENDPOINT ? { endpoint: config.S3_ENDPOINT } : {}),
  ...(config.S3_ACCESS_KEY && config.S3_SECRET_KEY ? { credentials: { accessKeyId: config.S3_ACCESS_KEY, secretAccessKey: config.S3_SECRET_KEY } } : {}),
});

const isMissing = (error: unknown): boolean =>
  ['NoSuchKey', 'NotFound'].includes((error as { name?: string }).name ?? '') || (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404;

const noFile = (): NotFound => new NotFound({ zh: '文件', en: 'file' });

/** Files in a bucket of an S3-compatible store, with copies on this machine for readers that need random access. */
export class S3Store implements ObjectStore {
  private readonly client: S3Client;

  constructor(private readonly bucket: string, config: S3Config, private readonly copies: string) {
    this.client = new S3Client(s3ClientConfig(config));
  }

  /** In parts, so that the size need not be known; an upload that breaks is aborted and leaves nothing. */
  async put(key: string, content: Readable): Promise<number> {
    let size = 0;
    const counted = new Transform({
      transform(piece: Buffer, _encoding, done) {
        size += piece.length;
        done(null, piece);
      },
    });
    const upload = new Upload({ client: this.client, params: { Bucket: this.bucket, Key: key, Body: counted }, partSize: PART_BYTES, queueSize: 2, leavePartsOnError: false });
    const fed = pipeline(content, counted).catch(async (error: unknown) => {
      await upload.abort();
      throw error;
    });
    const [arrived, done] = await Promise.allSettled([fed, upload.done()]);
    if (arrived.status === 'rejected') throw arrived.reason;
    if (done.status === 'rejected') throw done.reason;
    return size;
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    try {
      const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key, ...(range ? { Range: `bytes=${range.start}-${range.end}` } : {}) }));
      return Body as Readable;
    } catch (error) {
      throw isMissing(error) ? noFile() : error;
    }
  }

  /** Objects never change, so a copy stays good; those nobody has asked for in hours go. */
  async localPath(key: string): Promise<string> {
    await mkdir(this.copies, { recursive: true });
    await this.dropOldCopies();
    const copy = join(this.copies, sha256(key));
    const now = new Date();
    const size = await this.size(key);
    if (size === null) throw noFile();
    if ((await stat(copy).catch(() => null))?.size === size) {
      await utimes(copy, now, now);
      return copy;
    }
    const partial = `${copy}.${newId()}.part`;
    try {
      await pipeline(await this.get(key), createWriteStream(partial));
      await rename(partial, copy);
    } finally {
      await rm(partial, { force: true });
    }
    return copy;
  }

  async size(key: string): Promise<number | null> {
    try {
      return (await this.client.send(new HeadObjectCommand({ Bucket: this.bucket, Key: key }))).ContentLength ?? 0;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key }));
    await rm(join(this.copies, sha256(key)), { force: true });
  }

  async deleteFolder(folder: string): Promise<void> {
    for await (const keys of this.pages(`${folder}/`)) {
      if (keys.length > 0) await this.client.send(new DeleteObjectsCommand({ Bucket: this.bucket, Delete: { Objects: keys.map(({ key }) => ({ Key: key })), Quiet: true } }));
    }
  }

  async *list(folder: string): AsyncGenerator<{ key: string; ageSeconds: number }> {
    for await (const keys of this.pages(`${folder}/`)) yield* keys.filter(({ key }) => !key.slice(folder.length + 1).includes('/'));
  }

  async *folders(folder: string): AsyncGenerator<string> {
    let next: string | undefined;
    do {
      const page = await this.client.send(new ListObjectsV2Command({ Bucket: this.bucket, Prefix: `${folder}/`, Delimiter: '/', MaxKeys: AT_ONCE, ...(next ? { ContinuationToken: next } : {}) }));
      for (const { Prefix } of page.CommonPrefixes ?? []) if (Prefix) yield Prefix.slice(0, -1);
      next = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (next);
  }

  private async *pages(prefix: string): AsyncGenerator<{ key: string; ageSeconds: number }[]> {
    let after: string | undefined;
    do {
      const page = await this.client.send(new ListObjectsV2Command({ Bucket: this.bucket, Prefix: prefix, MaxKeys: AT_ONCE, ...(after ? { StartAfter: after } : {}) }));
      const keys = (page.Contents ?? []).map((one) => ({ key: one.Key!, ageSeconds: (Date.now() - (one.LastModified?.getTime() ?? Date.now())) / 1000 }));
      yield keys;
      after = page.IsTruncated ? keys.at(-1)?.key : undefined;
    } while (after);
  }

  private async dropOldCopies(): Promise<void> {
    const before = Date.now() - COPY_SECONDS * 1000;
    for await (const file of await opendir(this.copies)) {
      const path = join(this.copies, file.name);
      if (((await stat(path).catch(() => null))?.mtimeMs ?? Infinity) < before) await rm(path, { force: true });
    }
  }
}
