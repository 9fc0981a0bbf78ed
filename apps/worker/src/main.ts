import 'reflect-metadata';
import { stageEntities, stages } from '@jiangong/assembly';
import { ConfigFault, createLogger, JobWorker, NestLog, PlatformModule, readConfig, stopOnSignal } from '@jiangong/platform';
import { RunComputer, SelectionComputer } from '@jiangong/results';
import { NestFactory } from '@nestjs/core';

class WorkerModule {}

async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger('worker', config.LOG_LEVEL);
  const imports = [PlatformModule.with({ config, logger, entities: stageEntities }), ...stages];
  const app = await NestFactory.createApplicationContext({ module: WorkerModule, imports }, { logger: new NestLog(logger), abortOnError: false });
  app.get(RunComputer, { strict: false }).program = new URL('./score-thread.mjs', import.meta.url);
  app.get(SelectionComputer, { strict: false }).program = new URL('./selection-thread.mjs', import.meta.url);
  const { backend } = await app.get(JobWorker).start();
  logger.info({ backend, concurrency: config.WORKER_CONCURRENCY }, 'worker ready');
  stopOnSignal(logger, () => app.close());
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigFault ? error.message : error);
  process.exit(1);
});
