import { createPostgresBackend, createRedisBackend, Queue, Worker, type Job as QueueMessage } from 'bullmq';
import { Redis } from 'ioredis';
import type { Config } from '../config/config';
import type { Logger } from '../observability/logger';

/** One queue for all jobs: the database orders and remembers them, the queue only wakes workers. */
const QUEUE = 'jiangong';
/** Schedules have a lane of their own: however long the jobs take, the clock is looked at in time. */
const CLOCK_LANE = 'jiangong-clock';
const CLOCK_CONCURRENCY = 2;
/** What takes minutes of a processor waits here, behind its like alone. */
const HEAVY_LANE = 'jiangong-heavy';

export interface Message {
  readonly jobId: string;
  readonly attempt: number;
  readonly isHeavy?: boolean;
}

export interface JobQueue {
  readonly backend: 'postgres' | 'redis';
  send(messages: readonly Message[]): Promise<void>;
  /** Registers a schedule once for all worker processes. */
  schedule(name: string, everySeconds: number): Promise<void>;
  consume(onMessage: (message: { jobId?: string; schedule?: string }) => Promise<void>, concurrency: number): Promise<void>;
  close(): Promise<void>;
}

interface Payload {
  jobId?: string;
  schedule?: string;
}

/** The table of jobs remembers; a message that was read leaves, so that its name is free when it must be sent again. */
const KEEP = { removeOnComplete: true, removeOnFail: true };
/** A worker that died is noticed within seconds; our own lease decides who runs. */
const STALL = { lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 100 };

/** BullMQ on PostgreSQL, or on Redis when `REDIS_URL` is set. */
export function createQueue(config: Pick<Config, 'DATABASE_URL' | 'REDIS_URL'>, logger: Logger): JobQueue {
  const redis = config.REDIS_URL ? new Redis(config.REDIS_URL, { maxRetriesPerRequest: null, lazyConnect: true }) : null;
  redis?.on('error', (error) => logger.warn({ error: error.message }, 'redis connection lost'));
  const postgres = { connectionString: config.DATABASE_URL, schema: 'bullmq', migrate: true, max: 4 };
  const connection = (redis ?? postgres) as never;
  const factory = (redis ? createRedisBackend : createPostgresBackend) as never;
  const open = (name: string): Queue<Payload> => {
    const queue = new Queue<Payload>(name, { connection, defaultJobOptions: { attempts: 1, ...KEEP } } as never, factory);
    queue.on('error', (error: Error) => logger.warn({ error: error.message }, 'queue error'));
    return queue;
  };
  const queue = open(QUEUE);
  const heavy = open(HEAVY_LANE);
  const clock = open(CLOCK_LANE);
  const workers: Worker<Payload>[] = [];

  return {
    backend: redis ? 'redis' : 'postgres',
    async send(messages) {
      for (const [lane, isHeavy] of [[queue, false], [heavy, true]] as const) {
        const own = messages.filter((message) => Boolean(message.isHeavy) === isHeavy);
        if (own.length > 0) await lane.addBulk(own.map(({ jobId, attempt }) => ({ name: 'job', data: { jobId }, opts: { jobId: `${jobId}_${attempt}` } })) as never);
      }
    },
    async schedule(name, everySeconds) {
      // an installation of before may still have it among the jobs
      await queue.removeJobScheduler(`schedule-${name}`);
      await clock.upsertJobScheduler(`schedule-${name}`, { every: everySeconds * 1000 }, { name: 'schedule', data: { schedule: name } } as never);
    },
    async consume(onMessage, concurrency) {
      const process = (message: QueueMessage<Payload>): Promise<void> => onMessage(message.data);
      for (const [name, atOnce] of [[QUEUE, concurrency], [HEAVY_LANE, 1], [CLOCK_LANE, CLOCK_CONCURRENCY]] as const) {
        const worker = new Worker<Payload>(name, process, { connection, concurrency: atOnce, ...STALL } as never, factory);
        worker.on('error', (error: Error) => logger.warn({ error: error.message }, 'queue worker error'));
        worker.on('failed', (message, error) => logger.error({ data: message?.data, error: error.message }, 'queue message failed'));
        workers.push(worker);
        await worker.waitUntilReady();
      }
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all([queue.close(), heavy.close(), clock.close()]);
      redis?.disconnect();
    },
  };
}
