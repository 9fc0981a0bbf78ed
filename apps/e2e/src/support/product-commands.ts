import 'reflect-metadata';
import { stageEntities, stages } from '@jiangong/assembly';
import { SettableClock } from '@jiangong/kernel';
import { createLogger, NestLog, PlatformModule, readConfig } from '@jiangong/platform';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { RunningProduct } from '../running-product';

/** The product's commands in this process, on the database of a running product. */
export interface ProductCommands {
  get<T>(type: Type<T>): T;
}

class JourneyModule {}

/**
 * For what nobody has a page for: the first people of a city. The clock stands still at `now`; what is to be shown
 * by a journey goes over HTTP.
 */
export async function withCommands<T>(product: RunningProduct, now: Date, work: (commands: ProductCommands) => Promise<T>): Promise<T> {
  const config = readConfig({ DATABASE_URL: product.settings.DATABASE_URL, JIANGONG_DATA: product.settings.JIANGONG_DATA, NODE_ENV: 'test', DATABASE_POOL: '4', LOG_LEVEL: 'error' });
  const logger = createLogger('journey', config.LOG_LEVEL);
  const imports = [PlatformModule.with({ config, logger, clock: new SettableClock(now), entities: stageEntities }), ...stages];
  const app = await NestFactory.createApplicationContext({ module: JourneyModule, imports }, { logger: new NestLog(logger), abortOnError: false });
  try {
    return await work({ get: (type) => app.get(type, { strict: false }) });
  } finally {
    await app.close();
  }
}
