import 'reflect-metadata';
import { checkCluster, ConfigFault, createLogger, inputValidation, NestLog, readConfig, stopOnSignal } from '@jiangong/platform';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { apiModule } from './app.module';
import { closeFront, createFront } from './server';

/** Shorter than whoever asked waits before it kills (tools/supervise.mjs, docker-compose.yml). */
const PATIENCE_MS = 7_000;

async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger('api', config.LOG_LEVEL);
  const app = await NestFactory.create(apiModule({ config, logger }), { logger: new NestLog(logger), abortOnError: false });
  app.useGlobalPipes(inputValidation());
  await app.init();
  await checkCluster(app.get(DataSource));
  const server = createFront(app, config.WEB_ROOT, config.VERIFIER_ROOT);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.PORT, config.HOST, resolve));
  logger.info({ port: config.PORT }, 'api ready');
  stopOnSignal(logger, async () => {
    await closeFront(server, PATIENCE_MS);
    await app.close();
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigFault ? error.message : error);
  process.exit(1);
});
