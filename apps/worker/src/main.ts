import 'reflect-metadata';
import { stageEntities, stages } from '@jiangong/assembly';
import { ConfigFault, createLogger, JobWorker, NestLog, PlatformModule, readConfig } from '@jiangong/platform';
import { NestFactory } from '@nestjs/core';

class WorkerModule {}

async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger('worker', config.LOG_LEVEL);
  const imports = [PlatformModule.with({ config, logger, entities: stageEntities }), ...stages];
  const app = await NestFactory.createApplicationContext({ module: WorkerModule, imports }, { logger: new NestLog(logger), abortOnError: false });
  const { backend } = await app.get(JobWorker).start();
  logger.info({ backend, concurrency: config.WORKER_CONCURRENCY }, 'worker ready');
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await app.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigFault ? error.message : error);
  process.exit(1);
});
