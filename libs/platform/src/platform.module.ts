import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule, ModuleRef } from '@nestjs/core';
import type { Clock } from '@jiangong/kernel';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from './config/config';
import { CLOCK, ClockShift, clockOf } from './database/clock';
import { createDataSource, type DatabaseParts } from './database/data-source';
import { Reader } from './database/reader';
import { UnitOfWork } from './database/unit-of-work';
import { GraphEdge } from './graphql/http-driver';
import { ServerClockResolver } from './graphql/server-clock.resolver';
import { FileEdge } from './http/file-edge';
import { Health } from './http/health';
import { TemplatesController } from './http/templates.controller';
import { UploadsController } from './http/uploads.controller';
import { HandlerRegistry } from './jobs/handlers';
import { JobDrain } from './jobs/job-drain';
import { JobRunner } from './jobs/job-runner';
import { JobWorker } from './jobs/job-worker';
import { Job } from './jobs/job.entity';
import { Checkpoints } from './ledger/checkpoints';
import { LedgerSigner } from './ledger/ledger-signer';
import { LedgerCheckpoint, LedgerEvent, LedgerHead, LedgerKey } from './ledger/ledger.entity';
import { PublishedLedger, WellKnownController } from './ledger/published-ledger';
import { createLogger, LOGGER, type Logger } from './observability/logger';
import { ResumableUploadsController } from './http/resumable-uploads.controller';
import { OBJECT_STORE } from './storage/object-store';
import { ResumableUploads, TUS_STORE } from './storage/resumable-uploads';
import { objectStoreOf, tusStoreOf } from './storage/stores';
import { UploadedFile } from './storage/uploaded-file.entity';
import { UploadedFiles } from './storage/uploaded-files';
import { UploadsSweep } from './storage/uploads.schedule';

export const platformEntities = [Job, LedgerEvent, LedgerHead, LedgerCheckpoint, LedgerKey, ClockShift, UploadedFile];

export interface PlatformOptions extends DatabaseParts {
  readonly config: Config;
  readonly clock?: Clock;
  readonly logger?: Logger;
}

/** The plumbing under every stage; knows nothing of the competition. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(private readonly modules: ModuleRef) {}

  static with(options: PlatformOptions): DynamicModule {
    const { config } = options;
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: CLOCK, inject: [Reader], useFactory: (reader: Reader) => options.clock ?? clockOf(reader) },
      { provide: LOGGER, useValue: options.logger ?? createLogger('jiangong', config.LOG_LEVEL) },
      { provide: OBJECT_STORE, useFactory: () => objectStoreOf(config) },
      { provide: TUS_STORE, useValue: () => tusStoreOf(config) },
      {
        provide: DataSource,
        inject: [LOGGER],
        useFactory: (logger: Logger) => createDataSource(config, { ...options, entities: [...platformEntities, ...options.entities] }, logger).initialize(),
      },
      { provide: Reader, inject: [LOGGER], useFactory: (logger: Logger) => new Reader(config, logger) },
      UnitOfWork, HandlerRegistry, JobRunner, JobDrain, JobWorker, GraphEdge, Health, ServerClockResolver, UploadedFiles, UploadsSweep, ResumableUploads, FileEdge, Checkpoints, LedgerSigner, PublishedLedger,
    ];
    return { module: PlatformModule, imports: [DiscoveryModule], controllers: [ResumableUploadsController, UploadsController, TemplatesController, WellKnownController], providers, exports: providers };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.modules.get(Reader).close();
    const source = this.modules.get(DataSource);
    if (source.isInitialized) await source.destroy();
  }
}
