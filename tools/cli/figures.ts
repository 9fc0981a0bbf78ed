import { existsSync } from 'node:fs';
import { stageEntities, stages } from '@jiangong/assembly';
import { platformActor, systemClock } from '@jiangong/kernel';
import { ConfigFault, createLogger, NestLog, PlatformModule, readConfig } from '@jiangong/platform';
import { LoadPastFigures } from '@jiangong/recognition';
import { NestFactory } from '@nestjs/core';

class FiguresModule {}

/** `figures <file.csv>`: the figures of the years before, with the columns season, figure, value, unit, note. */
export async function loadFigures([path = '']: readonly string[]): Promise<void> {
  if (!existsSync(path)) throw new ConfigFault(`用法：figures <文件.csv>；找不到 ${path} / usage: figures <file.csv>`);
  const config = readConfig();
  const logger = createLogger('figures', config.LOG_LEVEL === 'info' ? 'error' : config.LOG_LEVEL);
  const imports = [PlatformModule.with({ config, clock: systemClock, logger, entities: stageEntities }), ...stages];
  const app = await NestFactory.createApplicationContext({ module: FiguresModule, imports }, { logger: new NestLog(logger), abortOnError: false });
  try {
    const loaded = await app.get(LoadPastFigures, { strict: false }).execute(platformActor, path);
    console.log(`已载入历年数字 ${loaded} 项 · ${loaded} figures of the years before loaded`);
  } finally {
    await app.close();
  }
}
