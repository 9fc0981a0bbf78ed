import { Injectable } from '@nestjs/common';
import { assign, type AssignmentProblem } from '@jiangong/fairness';
import type { Refusal } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { Conflicts } from '../conflicts/public';
import { PanelMissing, type JudgedRound } from '../panels/public';
import { EntriesUncovered, JudgesNotComparable } from './assignment.refusals';
import { toEngineInput, uncoveredEntries } from './assignment.rules';
import { Assignments } from './assignments';
import { pairKey, standingOf, type Standing } from './standing';

function refusalOf(problems: readonly AssignmentProblem[], perEntry: number, standing: Standing): Refusal {
  const uncovered = uncoveredEntries(problems, new Map(standing.entries.map((entry) => [entry.id, entry])));
  if (uncovered.length > 0) return new EntriesUncovered({ perEntry, entries: uncovered });
  const codes = new Map(standing.entries.map((entry) => [entry.id, entry.code]));
  const parts = problems.flatMap((problem) => ('parts' in problem ? problem.parts : []));
  return new JudgesNotComparable({ parts: parts.map((part) => part.map((id) => codes.get(id) ?? id)) });
}

/** Assigns a whole round (domain.md §5): the command and the opening of judging both come here. */
@Injectable()
export class AssignmentPlan {
  constructor(private readonly conflicts: Conflicts, private readonly assignments: Assignments) {}

  /**
   * Computes conflicts anew, then completes the assignment, keeping what stands. Answers the refusal when the panel
   * cannot cover the entries; nothing of the assignment is changed then. Call with the round locked for update.
   */
  async complete(tx: Tx, round: JudgedRound): Promise<Refusal | null> {
    const standing = await standingOf(tx, round.id);
    if (standing.entries.length === 0) return this.releaseAll(tx, round, standing);
    if (!standing.panel) return new PanelMissing({ roundId: round.id, entries: standing.entries.length });
    const conflicts = await this.conflicts.recompute(tx, round);
    const perEntry = round.rules.judgesPerEntry;
    const { input } = toEngineInput({
      entryIds: standing.entries.map((entry) => entry.id), judges: standing.judges, perEntry,
      conflicts: conflicts.map((one) => [one.entryId, one.judgeId] as const), standing: standing.assignments,
    });
    const result = assign(input);
    if (result.status === 'infeasible') return refusalOf(result.problems, perEntry, standing);

    const active = new Map(standing.assignments.filter((pair) => pair.state === 'active').map((pair) => [pairKey([pair.entryId, pair.judgeId]), pair]));
    await this.assignments.change(tx, {
      roundId: round.id, standing, origin: 'computed',
      made: result.pairs.filter((pair) => !active.has(pairKey([pair.entry, pair.judge]))).map((pair) => ({ entryId: pair.entry, judgeId: pair.judge, reason: pair.reason })),
      released: result.released.flatMap((pair) => {
        const standingPair = active.get(pairKey([pair.entry, pair.judge]));
        return standingPair ? [{ assignmentId: standingPair.id, isConflict: pair.reason === 'conflict' }] : [];
      }),
    });
    return null;
  }

  /** Nothing is left to judge: whatever was assigned before its entry was withdrawn goes. */
  private async releaseAll(tx: Tx, round: JudgedRound, standing: Standing): Promise<null> {
    const released = standing.assignments.filter((pair) => pair.state === 'active').map((pair) => ({ assignmentId: pair.id, isConflict: false }));
    await this.assignments.change(tx, { roundId: round.id, standing, origin: 'computed', made: [], released });
    return null;
  }
}
