import { stageEntities, stages } from '@jiangong/assembly';
import { platformActor, systemClock } from '@jiangong/kernel';
import { createLogger, NestLog, PlatformModule, readConfig } from '@jiangong/platform';
import { ReindexSearch, SEARCH_KINDS } from '@jiangong/recognition';
import { NestFactory } from '@nestjs/core';

class ReindexModule {}

/** `reindex`: cuts everything public anew for the search, some hundred a commit; the site goes on meanwhile. */
export async function reindex(): Promise<void> {
  const config = readConfig();
  const logger = createLogger('reindex', config.LOG_LEVEL === 'info' ? 'error' : config.LOG_LEVEL);
  const imports = [PlatformModule.with({ config, clock: systemClock, logger, entities: stageEntities }), ...stages];
  const app = await NestFactory.createApplicationContext({ module: ReindexModule, imports }, { logger: new NestLog(logger), abortOnError: false });
  try {
    const done = await app.get(ReindexSearch, { strict: false }).execute(platformActor, SEARCH_KINDS);
    console.log(`检索已重建，共 ${done} 条 · ${done} entries of the search written anew`);
  } finally {
    await app.close();
  }
}
