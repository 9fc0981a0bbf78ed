import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Config } from '../config/config';
import type { Logger } from '../observability/logger';

const DATE = 1082;
const INT8 = 20;
const NUMERIC_TEXT = pg.types;

/** Days stay text, 64-bit counts become numbers; everything else as pg has it. */
const typeParsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE) return (value: string) => value;
    if (oid === INT8) return Number;
    return NUMERIC_TEXT.getTypeParser(oid as never, format as never);
  },
};

/**
 * Reads: prepared statements over their own pool, plain rows out, no entity is made.
 * Scoping to the actor is part of each statement, written by the module that asks.
 */
export class Reader {
  readonly pool: pg.Pool;
  private readonly names = new Map<string, string>();

  constructor(config: Pick<Config, 'DATABASE_URL' | 'DATABASE_POOL'>, logger?: Logger) {
    this.pool = new pg.Pool({
      connectionString: config.DATABASE_URL,
      max: config.DATABASE_POOL,
      connectionTimeoutMillis: 5_000,
      types: typeParsers as never,
      statement_timeout: 60_000,
    });
    this.pool.on('error', (error) => logger?.warn({ error: error.message }, 'database connection lost'));
  }

  /** All rows of a statement. The text is prepared once a connection, so it must not be built from values. */
  async rows<T extends object>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    const result = await this.pool.query<T>({ name: this.nameOf(sql), text: sql, values: [...parameters] });
    return result.rows;
  }

  /** Rows of a statement whose best plan hangs on its values: planned each time it is asked. */
  async rowsPlannedAnew<T extends object>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    return (await this.pool.query<T>({ text: sql, values: [...parameters] })).rows;
  }

  async first<T extends object>(sql: string, parameters: readonly unknown[] = []): Promise<T | null> {
    return (await this.rows<T>(sql, parameters))[0] ?? null;
  }

  /** Several questions answered as of one moment, however long the answering takes. */
  async snapshot<T>(work: (source: Pick<Reader, 'rows'>) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('begin isolation level repeatable read read only');
      const rows = async <R extends object>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> =>
        (await client.query<R>({ name: this.nameOf(sql), text: sql, values: [...parameters] })).rows;
      return await work({ rows });
    } finally {
      await client.query('rollback').then(() => client.release(), (error: Error) => client.release(error));
    }
  }

  async close(): Promise<void> {
    if (!this.pool.ended) await this.pool.end();
  }

  private nameOf(sql: string): string {
    let name = this.names.get(sql);
    if (!name) {
      name = createHash('sha1').update(sql).digest('base64url');
      this.names.set(sql, name);
    }
    return name;
  }
}
