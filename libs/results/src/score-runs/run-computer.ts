import { Worker, type ResourceLimits } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { Bilingual } from '@jiangong/kernel';
import type { JobRun } from '@jiangong/platform';
import { outcomeOf, type RunOutcome, type RunTask } from './run-outcome';
import type { RunStage } from './score-run.rules';

/** What a thread says to whoever started it. */
export type ThreadWord = { readonly stage: RunStage } | { readonly outcome: RunOutcome };

/** The thread ended without an outcome: killed, out of memory, or by a fault of its own. */
export class ThreadDied extends Error {
  readonly isOutOfMemory: boolean;

  constructor(cause: unknown) {
    super('the thread of a score run ended without an outcome', { cause });
    this.isOutOfMemory = (cause as { code?: string } | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
  }
}

/** How far a run is when a stage begins, in hundredths; nearly all its time goes into the advice. */
const STAGES: Readonly<Record<RunStage, { readonly done: number; readonly note: Bilingual }>> = {
  scoring: { done: 0, note: { zh: '计算得分与名次', en: 'scores and ranks' } },
  advising: { done: 10, note: { zh: '校准评分尺度，推算名次区间', en: 'calibration and rank intervals' } },
  sealing: { done: 95, note: { zh: '封存结果', en: 'sealing the results' } },
};

/**
 * Computes a run beside the main thread, so that the lease is kept and a cancel heard while it lasts. A run that must
 * not go on is stopped where it stands: its thread has written nothing anywhere.
 */
@Injectable()
export class RunComputer {
  /** The built program of the thread, named by the worker's entry; a process that names none computes every run itself. */
  program: URL | null = null;
  /** Below so many characters of frozen inputs, some thousand marks, a thread takes longer to start than to compute. */
  threadFrom = 100_000;
  /** Node's own measure, by the memory of the machine or container, unless a test wants less. */
  limits: ResourceLimits = {};
  /** The heartbeat would hear a cancel within seconds; computing holds a core meanwhile. */
  listenEveryMs = 1_000;

  async compute(task: RunTask, job: JobRun): Promise<RunOutcome> {
    await this.tell('scoring', job);
    await job.renew();
    return this.program && task.inputs.length >= this.threadFrom ? this.inThread(this.program, task, job) : outcomeOf(task);
  }

  private async inThread(program: URL, task: RunTask, job: JobRun): Promise<RunOutcome> {
    const thread = new Worker(program, { workerData: task, resourceLimits: this.limits, name: 'score-run' });
    const listening = setInterval(() => void job.beat(), this.listenEveryMs);
    let told = Promise.resolve();
    try {
      return await new Promise<RunOutcome>((done, failed) => {
        thread.on('message', (word: ThreadWord) => {
          if ('outcome' in word) done(word.outcome);
          // words out of order would show a run going back; one that could not be told ends nothing
          else told = told.then(() => this.tell(word.stage, job)).catch(() => undefined);
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

  private tell(stage: RunStage, job: JobRun): Promise<void> {
    return job.progress(STAGES[stage].done, 100, STAGES[stage].note);
  }
}
