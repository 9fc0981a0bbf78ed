import { Injectable } from '@nestjs/common';
import { platformActor, type Bilingual } from '@jiangong/kernel';
import { Handles, UnitOfWork, type JobRun, type Tx } from '@jiangong/platform';
import { Rounds } from '@jiangong/programme';
import { ScoreRuns, ThreadDied, type RunOutputs, type SealedRun } from '../score-runs/public';
import {
  changesBetween, readSelectionInputs, readSelectionOutputs, Selection, SelectionComputer, SelectionFreezer,
  type ListAnswer, type ListOutcome, type RankedEntry, type RankingChange, type SelectionInputs,
} from '../selection/public';
import type { AskedList } from './list-question.rules';
import { countsOf } from './what-if.rules';
import { WhatIf } from './what-if.entity';
import { answerWhatIfJob } from './what-if.jobs';

/** What the solvers are asked, and how their lists become the answer: the last of them is the one asked about. */
interface Question {
  readonly ask: readonly SelectionInputs[];
  readonly answer: (lists: readonly ListAnswer[]) => readonly RankingChange[];
}

/**
 * Chooses the list somebody asked about and writes it under the question. It changes nothing else: neither a run nor a
 * selection, whatever it finds. Killed anywhere, it begins again.
 */
@Injectable()
export class AnswerWhatIf {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: Rounds,
    private readonly runs: ScoreRuns,
    private readonly freezer: SelectionFreezer,
    private readonly computer: SelectionComputer,
  ) {}

  @Handles(answerWhatIfJob)
  async answer({ whatIfId }: { whatIfId: string }, job: JobRun): Promise<void> {
    const question = await this.uow.run(platformActor, { isolation: 'serializable' }, (tx) => this.open(tx, whatIfId));
    if (!question) return;
    const outcome = await this.computer.answer(question.ask, job).catch((error: unknown): ListOutcome => {
      if (!(error instanceof ThreadDied) || job.attempt < answerWhatIfJob.attempts!) throw error;
      return { kind: 'not_computable', code: 'BROKE_OFF', zh: '计算中途中断，没有得到答案；请稍后再试', en: 'the computation broke off without an answer; try again later' };
    });
    await job.renew();
    await this.uow.run(platformActor, {}, (tx) =>
      outcome.kind === 'answered' ? this.keep(tx, whatIfId, outcome.lists.at(-1)!, question.answer(outcome.lists)) : this.giveUp(tx, whatIfId, { zh: outcome.zh, en: outcome.en }));
  }

  private async open(tx: Tx, id: string): Promise<Question | null> {
    const one = await tx.repo(WhatIf).findOneBy({ id, state: 'computing' });
    if (!one) return null;
    return one.selectionId === null ? this.ofMarks(tx, one) : this.ofQuotas(tx, one.selectionId, one.rules as AskedList);
  }

  /** The candidates as the selection has them, under the quotas asked about; beside the list that was computed from them. */
  private async ofQuotas(tx: Tx, selectionId: string, { selection }: AskedList): Promise<Question> {
    const one = await tx.repo(Selection).findOneByOrFail({ id: selectionId });
    const inputs = readSelectionInputs(one.inputs);
    const before = new Set(readSelectionOutputs(one.outputs!).selected);
    const categoryOf = new Map((await this.rounds.categoriesOf(tx, one.roundId)).map(({ id, code }) => [code, id]));
    const ranking = inputs.candidates.map(({ id, category, score, rank }): RankedEntry => ({ entryId: id, categoryId: categoryOf.get(category)!, score, rank }));
    return {
      ask: [{ ...inputs, rules: { ...inputs.rules, selection } }],
      answer: ([list]) => changesBetween(ranking, ranking, before, new Set(list!.selected)),
    };
  }

  /** The ranking that was asked about, and the one of the run, each with its own list: chosen in the same way from facts of one moment. */
  private async ofMarks(tx: Tx, { roundId, runId, changes }: WhatIf): Promise<Question> {
    const round = await this.rounds.load(tx, roundId);
    const run = await this.runs.sealed(tx, runId);
    const excluded = await this.freezer.excludedOf(tx, roundId);
    const asked = { ...run, outputs: moved(run, changes) };
    const ask = [await this.freezer.freeze(tx, round, run, excluded), await this.freezer.freeze(tx, round, asked, excluded)];
    const categoryOf = new Map(run.inputs.categories.map(({ id, code }) => [code, id]));
    const ranking = ({ entries }: RunOutputs): RankedEntry[] => entries.map(({ id, category, score, rank }) => ({ entryId: id, categoryId: categoryOf.get(category)!, score, rank }));
    return { ask, answer: ([before, after]) => changesBetween(ranking(run.outputs), ranking(asked.outputs), new Set(before!.selected), new Set(after!.selected)) };
  }

  private async keep(tx: Tx, id: string, list: ListAnswer, changes: readonly RankingChange[]): Promise<void> {
    const one = await tx.repo(WhatIf).findOneBy({ id, state: 'computing' });
    if (!one) return;
    await tx.repo(WhatIf).update({ id }, { state: 'answered', changes: changes as never, list: list as never });
    tx.record({
      chain: `round:${one.roundId}`, type: 'results.what_if.answered',
      body: { whatIfId: id, status: list.status, ...countsOf(changes) },
    });
  }

  private async giveUp(tx: Tx, id: string, problem: Bilingual): Promise<void> {
    await tx.repo(WhatIf).update({ id, state: 'computing' }, { state: 'failed', problem: problem as never });
  }
}

/** The run's ranking with the scores and ranks the other rules give; in its order. */
function moved({ outputs }: SealedRun, changes: readonly RankingChange[]): RunOutputs {
  const now = new Map(changes.map(({ entryId, newScore, newRank }) => [entryId, { score: newScore, rank: newRank }]));
  return { ...outputs, entries: outputs.entries.map((entry) => ({ ...entry, ...now.get(entry.id) })) };
}
