import 'reflect-metadata';
import { checkCluster, ConfigFault, createLogger, inputValidation, NestLog, readConfig } from '@jiangong/platform';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { apiModule } from './app.module';
import { createFront } from './server';

async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger('api', config.LOG_LEVEL);
  const app = await NestFactory.create(apiModule({ config, logger }), { logger: new NestLog(logger), abortOnError: false });
  app.useGlobalPipes(inputValidation());
  await app.init();
  await checkCluster(app.get(DataSource));
  const server = createFront(app, config.WEB_ROOT);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.PORT, config.HOST, resolve));
  logger.info({ port: config.PORT }, 'api ready');
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    server.close();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
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
