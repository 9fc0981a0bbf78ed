import { Inject, Injectable } from '@nestjs/common';
import { BadInput, NotFound, Refusal } from '@jiangong/kernel';
import { Reader } from '../database/reader';
import { tell } from '../http/failures';
import { LOGGER, type Logger } from '../observability/logger';
import { HandlerRegistry, type BoundHandler } from './handlers';
import { GIVEN_UP, JobCancelled, JobRun, LEASE_SECONDS, LeaseLost, TRIED_AGAIN } from './job-run';

interface ClaimedJob {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly max_attempts: number;
  readonly owner_id: string | null;
}

/** Claims a job under a lease, calls its handler, and writes down the outcome. Delivered twice, it runs once. */
@Injectable()
export class JobRunner {
  /** Three beats a lease; tests beat faster. */
  beatEveryMs = (LEASE_SECONDS * 1000) / 3;

  constructor(
    private readonly reader: Reader,
    private readonly registry: HandlerRegistry,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(jobId: string): Promise<void> {
    const job = await this.claim(jobId);
    if (!job) return;
    const handler = this.registry.find(job.name);
    if (!handler) throw new Error(`no handler for ${job.name}`);
    const run = new JobRun(job.id, job.attempts, job.owner_id, this.reader);
    const heartbeat = setInterval(() => void run.beat(), this.beatEveryMs);
    try {
      const result = await this.call(handler, job.payload, run);
      await this.settle(job, 'done', { result: result ?? null });
    } catch (error) {
      await this.fail(job, error);
    } finally {
      clearInterval(heartbeat);
    }
  }

  /** Runs what a schedule calls; it has no row of its own, the next tick is its retry. */
  async tick(schedule: string): Promise<void> {
    const handler = this.registry.find(schedule);
    if (!handler) throw new Error(`no handler for ${schedule}`);
    await handler.call(null, new JobRun(schedule, 0, null, this.reader));
  }

  private call(handler: BoundHandler, payload: unknown, run: JobRun): Promise<unknown> {
    return handler.call(handler.payload ? handler.payload.parse(payload) : payload, run);
  }

  private claim(jobId: string): Promise<ClaimedJob | null> {
    return this.reader.first<ClaimedJob>(
      `update job set state = 'running', attempts = attempts + 1, started_at = coalesce(started_at, now()),
              lease_until = now() + make_interval(secs => $2), error = null
        where id = $1 and (state = 'queued' or (state = 'running' and lease_until < now() and attempts < max_attempts))
        returning id, name, payload, attempts, max_attempts, owner_id`,
      [jobId, LEASE_SECONDS],
    );
  }

  private async settle(job: ClaimedJob, state: 'done' | 'failed', outcome: { result?: unknown; error?: unknown }): Promise<void> {
    await this.reader.rows(
      `update job set state = $3, finished_at = now(), lease_until = null, result = $4, error = $5,
              progress_done = case when $3 = 'done' then progress_total else progress_done end
        where id = $1 and attempts = $2 and state = 'running'`,
      [job.id, job.attempts, state, JSON.stringify(outcome.result ?? null), outcome.error ? JSON.stringify(outcome.error) : null],
    );
  }

  private async fail(job: ClaimedJob, error: unknown): Promise<void> {
    if (error instanceof JobCancelled || error instanceof LeaseLost) return;
    this.logger.error({ job: job.name, id: job.id, attempt: job.attempts, error }, 'job failed');
    if (error instanceof Refusal || error instanceof BadInput || error instanceof NotFound) {
      const { code, text } = tell(error);
      return this.settle(job, 'failed', { error: { code, ...text } });
    }
    if (job.attempts >= job.max_attempts) return this.settle(job, 'failed', { error: GIVEN_UP });
    await this.reader.rows(
      `update job set state = 'queued', dispatched_at = null, lease_until = null, error = $3,
              run_after = now() + make_interval(secs => least(60, power(2, attempts) - 1))
        where id = $1 and attempts = $2 and state = 'running'`,
      [job.id, job.attempts, JSON.stringify(TRIED_AGAIN)],
    );
  }
}
