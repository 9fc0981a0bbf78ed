import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Clock } from '@jiangong/kernel';
import { DataSource, QueryFailedError, type QueryRunner } from 'typeorm';
import { HandlerRegistry } from '../jobs/handlers';
import { CLOCK } from './clock';
import { Tx } from './tx';

export interface WorkOptions {
  /** `serializable` where places or quotas are counted; otherwise read committed and a version column. */
  readonly isolation?: 'serializable' | 'read committed';
}

/** Serialisation failure and deadlock: the database asks us to try the whole again. Nothing else is retried. */
const RETRYABLE = new Set(['40001', '40P01']);
const MAX_TRIES = 12;

const sqlState = (error: unknown): string | undefined =>
  error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : (error as { code?: string } | null)?.code;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * The only way to write. Opened by commands, handed on as a parameter. What it saves, the ledger events, the jobs
 * and the announcements are one commit or nothing.
 */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly source: DataSource,
    private readonly registry: HandlerRegistry,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run<T>(actor: Actor, options: WorkOptions, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(actor, options, work);
      } catch (error) {
        if (!RETRYABLE.has(sqlState(error) ?? '') || attempt === MAX_TRIES) throw error;
        await pause(Math.random() * 8 * 2 ** Math.min(attempt, 6));
      }
    }
  }

  private async once<T>(actor: Actor, options: WorkOptions, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner: QueryRunner = this.source.createQueryRunner();
    try {
      await runner.connect();
      await runner.startTransaction(options.isolation === 'serializable' ? 'SERIALIZABLE' : 'READ COMMITTED');
      const tx = new Tx(runner.manager, actor, this.clock.now(), this.registry);
      const result = await work(tx);
      await tx.flush();
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release().catch(() => undefined);
    }
  }
}
