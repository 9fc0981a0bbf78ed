import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { JobRun } from '@jiangong/platform';

/** What a thread says to whoever started it. */
export type ThreadWord<Stage, Outcome> = { readonly stage: Stage } | { readonly outcome: Outcome };

/** The thread ended without an outcome: killed, out of memory, or by a fault of its own. */
export class ThreadDied extends Error {
  readonly isOutOfMemory: boolean;

  constructor(cause: unknown) {
    super('the thread of a computation ended without an outcome', { cause });
    this.isOutOfMemory = (cause as { code?: string } | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
  }
}

export interface ThreadStart<Stage> {
  /** The built program of the thread. */
  readonly program: URL;
  readonly task: object;
  readonly name: string;
  readonly limits: ResourceLimits;
  readonly listenEveryMs: number;
  readonly tell: (stage: Stage) => Promise<void>;
}

/**
 * Computes beside the main thread, so that the lease is kept and a cancel heard while it lasts. Whatever must not go on
 * is stopped where it stands: its thread has written nothing anywhere.
 */
export async function inThread<Stage, Outcome>({ program, task, name, limits, listenEveryMs, tell }: ThreadStart<Stage>, job: JobRun): Promise<Outcome> {
  const thread = new Worker(program, { workerData: task, resourceLimits: limits, name });
  const listening = setInterval(() => void job.beat(), listenEveryMs);
  let told = Promise.resolve();
  try {
    return await new Promise<Outcome>((done, failed) => {
      thread.on('message', (word: ThreadWord<Stage, Outcome>) => {
        if ('outcome' in word) done(word.outcome);
        // words out of order would show a run going back; one that could not be told ends nothing
        else told = told.then(() => tell(word.stage)).catch(() => undefined);
      });
      thread.once('error', (error) => failed(new ThreadDied(error)));
      thread.once('exit', (code) => failed(new ThreadDied(`exit ${code}`)));
      job.signal.addEventListener('abort', () => failed(job.signal.reason as Error), { once: true });
      if (job.signal.aborted) failed(job.signal.reason as Error);
    });
  } finally {
    clearInterval(listening);
    await thread.terminate();
    await told;
  }
}
