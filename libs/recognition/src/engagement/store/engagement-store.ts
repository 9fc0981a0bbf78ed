import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, LOGGER, Reader, type Config, type Logger } from '@jiangong/platform';
import { engagementAddress, SCHEMA } from './engagement-role';

/** A few are enough: likes are gathered, and what else is read here is small. */
const CONNECTIONS = 4;
const RETRYABLE = new Set(['40001', '40P01']);
const MAX_TRIES = 8;

export interface EngagementTx {
  rows<T extends object>(sql: string, parameters?: readonly unknown[]): Promise<T[]>;
}

/**
 * The one door to the schema `engagement`: a pool of its own under a role of its own (docs/decisions/0011). No other
 * module is given it, and the connections of all the others are refused at the schema.
 */
@Injectable()
export class EngagementStore implements OnApplicationShutdown {
  private opening: Promise<Reader> | null = null;

  constructor(
    private readonly outside: Reader,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** One statement, durable when it answers. */
  async rows<T extends object>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    return this.again(async () => (await this.open()).rows<T>(sql, parameters));
  }

  async first<T extends object>(sql: string, parameters: readonly unknown[] = []): Promise<T | null> {
    return (await this.rows<T>(sql, parameters))[0] ?? null;
  }

  /** Several statements, one commit or nothing. */
  run<T>(work: (tx: EngagementTx) => Promise<T>): Promise<T> {
    return this.again(async () => {
      const client = await (await this.open()).pool.connect();
      try {
        await client.query('begin');
        const result = await work({ rows: async <R extends object>(sql: string, parameters: readonly unknown[] = []) => (await client.query<R>(sql, [...parameters])).rows });
        await client.query('commit');
        client.release();
        return result;
      } catch (error) {
        await client.query('rollback').then(() => client.release(), (broken: Error) => client.release(broken));
        throw error;
      }
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await (await this.opening?.catch(() => null))?.close();
  }

  /** Deadlocks between two processes' batches: the database asks for another try, nothing else is tried again. */
  private async again<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        if (!RETRYABLE.has((error as { code?: string }).code ?? '') || attempt === MAX_TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 4 * 2 ** attempt));
      }
    }
  }

  private open(): Promise<Reader> {
    this.opening ??= this.connect().catch((error: unknown) => {
      this.opening = null;
      throw error;
    });
    return this.opening;
  }

  /** Where one address serves everything (a test, a single owner) that owner enters; a role kept out of the schema means there is another for it. */
  private async connect(): Promise<Reader> {
    const own = await this.outside.first<{ may: boolean }>(`select has_schema_privilege($1, 'usage') as may`, [SCHEMA]);
    const isOpen = own!.may && !this.config.ENGAGEMENT_DATABASE_URL;
    const address = isOpen ? this.config.DATABASE_URL : engagementAddress(this.config).href;
    return new Reader({ DATABASE_URL: address, DATABASE_POOL: CONNECTIONS }, this.logger);
  }
}
