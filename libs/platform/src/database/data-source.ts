import { DataSource, type DataSourceOptions, type MigrationInterface } from 'typeorm';
import type { Config } from '../config/config';
import type { Logger } from '../observability/logger';
import { SnakeNaming } from './naming';

type EntityClass = new () => object;

export interface DatabaseParts {
  readonly entities: readonly EntityClass[];
  readonly migrations?: readonly (new () => MigrationInterface)[];
}

/** The one place that says how the product talks to PostgreSQL through TypeORM. Never synchronises: migrations only. */
export function createDataSource(config: Pick<Config, 'DATABASE_URL' | 'DATABASE_POOL'>, parts: DatabaseParts, logger?: Logger): DataSource {
  const options: DataSourceOptions = {
    type: 'postgres',
    url: config.DATABASE_URL,
    entities: [...parts.entities],
    migrations: [...(parts.migrations ?? [])],
    migrationsTableName: 'schema_migration',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    logging: false,
    poolErrorHandler: (error: Error) => logger?.warn({ error: error.message }, 'database connection lost'),
    extra: { max: config.DATABASE_POOL, connectionTimeoutMillis: 5_000, statement_timeout: 120_000 },
  };
  return new DataSource(options);
}

/**
 * Refuses a cluster whose character type knows no Chinese letters: there trigram search finds nothing.
 */
export async function checkCluster(source: DataSource): Promise<void> {
  const rows: { trigrams: string[] }[] = await source.query(`select show_trgm('技能') as trigrams`);
  if (rows[0]?.trigrams.length === 0) {
    throw new Error('数据库须以 C.UTF-8 区域建立（initdb --locale=C.UTF-8），否则中文检索无效 / create the database cluster with --locale=C.UTF-8: Chinese search cannot work otherwise');
  }
}
