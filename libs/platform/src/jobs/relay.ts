import pg from 'pg';
import type { Config } from '../config/config';
import type { Reader } from '../database/reader';
import type { Logger } from '../observability/logger';
import { heavyJobs } from './definitions';
import { GIVEN_UP } from './job-run';
import type { JobQueue } from './queue';

/** The channel on which a commit says that jobs wait. */
export const JOB_CHANNEL = 'job_waiting';

const BATCH = 500;
const POLL_MS = 1_000;
const SWEEP_MS = 5_000;
/** A network that swallows everything must not keep the relay waiting for an ear it could have had again. */
const CONNECT_WITHIN_MS = 5_000;
/** A message handed over so long ago and never claimed was lost with its queue. */
const LOST_AFTER_SECONDS = 60;

/**
 * Hands waiting jobs to the queue: at once when a commit notifies, by polling when the listening connection is down.
 * The sweeper returns to waiting what a dead worker held and what a lost queue forgot, and gives up a job that took its
 * worker down at every attempt. Waiting costs no attempt: a message still in the queue has the same name and is kept once.
 */
export class Relay {
  private listener: pg.Client | null = null;
  private stopped = false;
  private timers: NodeJS.Timeout[] = [];
  private running: Promise<void> | null = null;
  private again = false;

  constructor(
    private readonly config: Pick<Config, 'DATABASE_URL'>,
    private readonly reader: Reader,
    private readonly queue: JobQueue,
    private readonly logger: Logger,
  ) {}

  async start(): Promise<void> {
    await this.listen();
    this.timers = [setInterval(() => this.wake(), POLL_MS), setInterval(() => void this.sweep(), SWEEP_MS)];
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.timers.forEach(clearInterval);
    await this.running;
    await this.listener?.end().catch(() => undefined);
  }

  wake(): void {
    if (this.stopped) return;
    this.again = true;
    this.running ??= this.dispatchAll().finally(() => (this.running = null));
  }

  private async dispatchAll(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        while ((await this.dispatchBatch()) === BATCH);
      } catch (error) {
        this.logger.warn({ error }, 'relay could not hand over jobs; it will try again');
      }
    }
  }

  private async dispatchBatch(): Promise<number> {
    const rows = await this.reader.rows<{ id: string; attempts: number; name: string }>(
      `update job set dispatched_at = now() where id in (
         select id from job where state = 'queued' and dispatched_at is null and run_after <= now()
         order by run_after, id limit ${BATCH} for update skip locked)
       returning id, attempts, name`,
    );
    if (rows.length === 0) return 0;
    try {
      const heavy = new Set(heavyJobs());
      await this.queue.send(rows.map((row) => ({ jobId: row.id, attempt: row.attempts, isHeavy: heavy.has(row.name) })));
    } catch (error) {
      // the next look offers them again; the sweeper would only after a minute
      await this.reader.rows(`update job set dispatched_at = null where id = any($1::uuid[]) and state = 'queued'`, [rows.map((row) => row.id)]);
      throw error;
    }
    return rows.length;
  }

  private async sweep(): Promise<void> {
    try {
      const rows = await this.reader.rows(
        `update job j set state = case when spent then 'failed' else 'queued' end, dispatched_at = null, lease_until = null,
                finished_at = case when spent then now() end, error = case when spent then $1::jsonb else j.error end
           from (select id, state = 'running' and attempts >= max_attempts as spent from job
                  where (state = 'running' and lease_until < now())
                     or (state = 'queued' and dispatched_at < now() - make_interval(secs => ${LOST_AFTER_SECONDS}))
                  for update skip locked) found
          where j.id = found.id returning j.id`,
        [JSON.stringify(GIVEN_UP)],
      );
      if (rows.length > 0) this.wake();
    } catch (error) {
      this.logger.warn({ error }, 'sweeper could not look; it will try again');
    }
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.config.DATABASE_URL, keepAlive: true, connectionTimeoutMillis: CONNECT_WITHIN_MS });
    client.on('notification', () => this.wake());
    client.on('error', () => undefined);
    client.on('end', () => {
      if (!this.stopped) setTimeout(() => void this.listen().catch(() => undefined), 1_000);
    });
    try {
      await client.connect();
      await client.query(`listen ${JOB_CHANNEL}`);
      if (this.stopped) await client.end();
      else this.listener = client;
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }
}
