/**
 * Platform: the Nest plumbing every stage stands on — settings, transactions, jobs, ledger, the GraphQL edge.
 * Knows nothing of the competition.
 */
export * from './config/config';
export * from './database/clock';
export * from './database/columns';
export * from './database/data-source';
export * from './database/invariant';
export * from './database/reader';
export * from './database/row-source';
export * from './database/tx';
export * from './database/unit-of-work';
export * from './graphql/actor-source';
export * from './graphql/allow';
export * from './graphql/connection.view';
export * from './graphql/context';
export * from './graphql/graphql.module';
export * from './graphql/guarded-schema';
export * from './graphql/http-driver';
export * from './graphql/input-validation';
export * from './graphql/limits';
export * from './graphql/refusal.view';
export * from './graphql/scalars';
export * from './http/attachment';
export * from './http/failures';
export * from './http/file-edge';
export * from './http/health';
export { UPLOAD_LIMIT } from './http/uploads.controller';
export * from './http/request';
export * from './jobs/definitions';
export { Handles, ReactsTo, RunsOn, HandlerRegistry } from './jobs/handlers';
export * from './jobs/job-drain';
export * from './jobs/job-run';
export * from './jobs/job-runner';
export * from './jobs/job-worker';
export * from './jobs/job.entity';
export * from './ledger/chain';
export * from './ledger/ledger.entity';
export * from './observability/logger';
export * from './platform.module';
export * from './sheets';
export * from './stop-signal';
export * from './storage/object-store';
export * from './storage/uploaded-file.entity';
export * from './storage/uploaded-files';
