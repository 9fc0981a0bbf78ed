import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';
import { Reader } from '../database/reader';
import { LOGGER, type Logger } from '../observability/logger';
import { definedSchedules } from './definitions';
import { JobRunner } from './job-runner';
import { createQueue, type JobQueue } from './queue';
import { Relay } from './relay';

/** The working half of a worker process: relay, queue consumer and schedules. Started by the worker's entry only. */
@Injectable()
export class JobWorker implements BeforeApplicationShutdown {
  private queue: JobQueue | null = null;
  private relay: Relay | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly reader: Reader,
    private readonly runner: JobRunner,
  ) {}

  async start(): Promise<{ backend: JobQueue['backend'] }> {
    this.queue = createQueue(this.config, this.logger);
    await this.queue.consume(
      ({ jobId, schedule }) => (jobId ? this.runner.run(jobId) : schedule ? this.runner.tick(schedule) : Promise.resolve()),
      this.config.WORKER_CONCURRENCY,
    );
    for (const schedule of definedSchedules().values()) await this.queue.schedule(schedule.name, schedule.everySeconds);
    this.relay = new Relay(this.config, this.reader, this.queue, this.logger);
    await this.relay.start();
    return { backend: this.queue.backend };
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.relay?.stop();
    await this.queue?.close();
    this.relay = null;
    this.queue = null;
  }
}
