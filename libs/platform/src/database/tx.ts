import { newId, type Actor } from '@jiangong/kernel';
import type { EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import type { EventDefinition, JobDefinition } from '../jobs/definitions';
import type { HandlerRegistry } from '../jobs/handlers';
import { Job } from '../jobs/job.entity';
import { JOB_CHANNEL } from '../jobs/relay';
import { GENESIS_HASH, linkEvent, type LedgerRecord } from '../ledger/chain';
import { LedgerEvent } from '../ledger/ledger.entity';

export interface EnqueueOptions {
  /** What it is about, e.g. `round:<id>`; pages find its progress by it. */
  readonly subject?: string;
  readonly runAfter?: Date;
}

/** One transaction, as a command sees it. */
export class Tx {
  private readonly records: LedgerRecord[] = [];
  private readonly jobs: Job[] = [];

  constructor(
    private readonly manager: EntityManager,
    readonly actor: Actor,
    /** The server's clock when the work began; every deadline in this work is judged by it. */
    readonly now: Date,
    private readonly registry: HandlerRegistry,
  ) {}

  repo<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.manager.getRepository(entity);
  }

  /** A hand-written statement inside the transaction; rows as the driver gives them. */
  query<T extends object>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    return this.manager.query(sql, [...parameters]) as Promise<T[]>;
  }

  /** Appends to the hash chain in this commit. */
  record(record: LedgerRecord): void {
    this.records.push(record);
  }

  /** Announces a fact: one job for each reaction, in this commit. */
  announce<P>(event: EventDefinition<P>, payload: P, options: EnqueueOptions = {}): void {
    const checked = event.payload.parse(payload);
    for (const name of this.registry.reactionsTo(event.name)) this.queue(name, checked, 20, options);
  }

  /** Wants a job done after this commit; returns its id. */
  enqueue<P>(job: JobDefinition<P>, payload: P, options: EnqueueOptions = {}): string {
    return this.queue(job.name, job.payload.parse(payload), job.attempts ?? 5, options);
  }

  /** Writes what was collected; called once, last, by the unit of work. */
  async flush(): Promise<void> {
    if (this.jobs.length > 0) {
      await this.repo(Job).insert(this.jobs as never);
      await this.query(`select pg_notify('${JOB_CHANNEL}', '')`);
    }
    const chains = [...new Set(this.records.map((record) => record.chain))].sort();
    for (const chain of chains) await this.appendTo(chain);
  }

  private queue(name: string, payload: unknown, maxAttempts: number, options: EnqueueOptions): string {
    const id = newId();
    const createdAt = new Date();
    const job = {
      id, name, payload, maxAttempts, createdAt,
      state: 'queued', subject: options.subject ?? null, ownerId: this.actor.accountId,
      runAfter: options.runAfter ?? createdAt, attempts: 0,
    };
    this.jobs.push(job as Job);
    return id;
  }

  private async appendTo(chain: string): Promise<void> {
    await this.query(`insert into ledger_head (chain, seq, hash) values ($1, 0, $2) on conflict do nothing`, [chain, GENESIS_HASH]);
    const [locked] = await this.query<{ seq: string; hash: string }>(`select seq, hash from ledger_head where chain = $1 for update`, [chain]);
    let head = { seq: Number(locked!.seq), hash: locked!.hash };
    const events = this.records
      .filter((record) => record.chain === chain)
      .map((record) => {
        const linked = linkEvent(head, record, this.now, this.actor.accountId);
        head = { seq: linked.seq, hash: linked.hash };
        return { ...linked, chain, at: this.now, type: record.type, actorId: this.actor.accountId };
      });
    await this.repo(LedgerEvent).insert(events);
    await this.query(`update ledger_head set seq = $2, hash = $3 where chain = $1`, [chain, head.seq, head.hash]);
  }
}
