import { Injectable } from '@nestjs/common';
import type { Bilingual } from '@jiangong/kernel';
import type { JobRun } from '@jiangong/platform';
import { inThread } from '../score-runs/public';
import { listOutcomeOf, selectionOutcomeOf, type ListOutcome, type ListTask, type SelectionOutcome, type SelectionTask } from './selection-outcome';
import type { SelectionInputs, SelectionStage } from './selection.rules';

/** How far a selection is when a stage begins, in hundredths. */
const STAGES: Readonly<Record<SelectionStage, { readonly done: number; readonly note: Bilingual }>> = {
  choosing: { done: 5, note: { zh: '求最优名单，两个求解器互相核对', en: 'the best list, by two solvers' } },
  proving: { done: 20, note: { zh: '证明没有更好的名单', en: 'proving that no list is better' } },
  pricing: { done: 35, note: { zh: '计算比例要求的代价与被替换的人选', en: 'the price of the quotas and whom they displace' } },
  sealing: { done: 95, note: { zh: '封存结果', en: 'sealing the results' } },
};

/** So few candidates are chosen from sooner than a thread starts. */
const FEW = 150;

/** Chooses a list, a large one in a thread of its own. */
@Injectable()
export class SelectionComputer {
  /** The built program of the thread, named by the worker's entry; a process that names none computes every list itself. */
  program: URL | null = null;
  /** Below so many characters of frozen inputs, some two hundred candidates, a thread takes longer to start than to choose. */
  threadFrom = 60_000;
  listenEveryMs = 1_000;

  async compute(task: SelectionTask, job: JobRun): Promise<SelectionOutcome> {
    await this.tell('choosing', job);
    await job.renew();
    const { program, listenEveryMs } = this;
    if (!program || task.inputs.length < this.threadFrom) return selectionOutcomeOf(task);
    return inThread<SelectionStage, SelectionOutcome>({ program, task, name: 'selection', limits: {}, listenEveryMs, tell: (stage) => this.tell(stage, job) }, job);
  }

  /** The lists that somebody asks about. How long a solver takes is not known beforehand: never in the process that answers people. */
  async answer(questions: readonly SelectionInputs[], job: JobRun): Promise<ListOutcome> {
    await this.tell('choosing', job);
    const { program, listenEveryMs } = this;
    const task: ListTask = { questions };
    const isSmall = questions.every(({ candidates }) => candidates.length < FEW);
    if (!program || isSmall) return listOutcomeOf(task);
    return inThread<SelectionStage, ListOutcome>({ program, task, name: 'list question', limits: {}, listenEveryMs, tell: (stage) => this.tell(stage, job) }, job);
  }

  private tell(stage: SelectionStage, job: JobRun): Promise<void> {
    return job.progress(STAGES[stage].done, 100, STAGES[stage].note);
  }
}
