import { Injectable } from '@nestjs/common';
import { newId, type Actor } from '@jiangong/kernel';
import { FairnessRefusal, scoreRound, type RoundEntry } from '@jiangong/fairness';
import { UnitOfWork } from '@jiangong/platform';
import { Rounds } from '@jiangong/programme';
import { requirePermission, roundInputOf, ScoreRuns, type FrozenInputs } from '../../score-runs/public';
import { compareRankings, type RankedEntry } from '../../selection/public';
import { refuseAfterSignature } from '../signed-list';
import { WhatIf } from '../what-if.entity';
import { answerWhatIfJob } from '../what-if.jobs';
import '../what-if.policy';
import { WhatIfNotComputable } from '../what-if.refusals';
import { countsOf, rulesAsked, type AskedChange, type AskedRules } from '../what-if.rules';

export interface WhatIfQuestion extends AskedChange {
  readonly runId: string;
}

const trimSkipped = (entries: readonly RoundEntry[]): number => entries.filter(({ isTrimSkipped }) => isTrimSkipped).length;

/** Where too few sheets are left to drop that many, the plain mean would answer under the trimmed mean's name. */
function refuseIfTrimmedAway(present: readonly RoundEntry[], answered: readonly RoundEntry[]): void {
  const skipped = trimSkipped(answered);
  if (skipped <= trimSkipped(present)) return;
  throw new WhatIfNotComputable({ code: 'trim_skipped', zh: `有 ${skipped} 件的评分份数不够去掉这么多，请减少两端各去掉的个数`, en: `${skipped} entries have too few sheets to leave out that many; leave out fewer at each end` });
}

/**
 * Computes the frozen marks of a run under other rules and logs question and answer (domain.md §7). The run stays as it is.
 * Where one list is chosen under quotas, a worker says who is on it.
 */
@Injectable()
export class AskWhatIf {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds, private readonly runs: ScoreRuns) {}

  /** Returns the id under which question and answer are kept. */
  execute(actor: Actor, { runId, ...change }: WhatIfQuestion): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requirePermission(actor, 'what_if.ask');
      const run = await this.runs.sealed(tx, runId);
      // with the round locked nobody signs while the question is being answered
      await this.rounds.load(tx, run.roundId, 'update');
      await refuseAfterSignature(tx, run.roundId);
      const rules = rulesAsked(run.inputs.rules, change);
      const categoryOf = new Map(run.inputs.categories.map(({ id, code }) => [code, id]));
      const ranked = (entries: readonly RoundEntry[]): RankedEntry[] => entries.map(({ id, category, score, rank }) => ({ entryId: id, categoryId: categoryOf.get(category)!, score, rank }));
      const { deciding } = await this.rounds.rulesOf(tx, run.roundId);
      const answered = this.compute(run.inputs, rules);
      refuseIfTrimmedAway(run.outputs.entries, answered);
      const changes = compareRankings(ranked(run.outputs.entries), ranked(answered), deciding);
      const id = newId();
      const { selection } = deciding;
      await tx.repo(WhatIf).insert({
        id, roundId: run.roundId, runId: run.id, selectionId: null, askedById: actor.accountId, askedAt: tx.now, state: selection ? 'computing' : 'answered',
        rules: rules as never, changes: changes as never, list: null, problem: null,
      });
      if (selection) tx.enqueue(answerWhatIfJob, { whatIfId: id }, { subject: `round:${run.roundId}` });
      tx.record({
        chain: `round:${run.roundId}`, type: 'results.what_if.asked',
        body: { whatIfId: id, runId: run.id, outputsHash: run.outputsHash, rules, ...(selection ? {} : countsOf(changes)) },
      });
      return id;
    });
  }

  private compute(inputs: FrozenInputs, rules: AskedRules): readonly RoundEntry[] {
    try {
      return scoreRound(roundInputOf(inputs, rules)).entries;
    } catch (error) {
      if (!(error instanceof FairnessRefusal)) throw error;
      throw new WhatIfNotComputable({ code: error.code, ...error.text });
    }
  }
}
