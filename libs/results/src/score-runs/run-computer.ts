import type { ResourceLimits } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { Bilingual } from '@jiangong/kernel';
import type { JobRun } from '@jiangong/platform';
import { inThread } from './in-thread';
import { outcomeOf, type RunOutcome, type RunTask } from './run-outcome';
import type { RunStage } from './score-run.rules';

/** How far a run is when a stage begins, in hundredths; nearly all its time goes into the advice. */
const STAGES: Readonly<Record<RunStage, { readonly done: number; readonly note: Bilingual }>> = {
  scoring: { done: 0, note: { zh: '计算得分与名次', en: 'scores and ranks' } },
  advising: { done: 10, note: { zh: '校准评分尺度，推算名次区间', en: 'calibration and rank intervals' } },
  sealing: { done: 95, note: { zh: '封存结果', en: 'sealing the results' } },
};

/** Computes a run, a large one in a thread of its own. */
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
    if (!this.program || task.inputs.length < this.threadFrom) return outcomeOf(task);
    const { program, limits, listenEveryMs } = this;
    return inThread<RunStage, RunOutcome>({ program, task, name: 'score-run', limits, listenEveryMs, tell: (stage) => this.tell(stage, job) }, job);
  }

  private tell(stage: RunStage, job: JobRun): Promise<void> {
    return job.progress(STAGES[stage].done, 100, STAGES[stage].note);
  }
}
