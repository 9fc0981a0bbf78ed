import { Injectable } from '@nestjs/common';
import { assign, type AssignmentProblem, type Pair } from '@jiangong/fairness';
import type { Refusal } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { Conflicts, type FoundConflict } from '../conflicts/public';
import { PanelMissing, type JudgedRound, type PanelChange, type PanelMove, type PanelMoves } from '../panels/public';
import { EntriesUncovered, JudgesNotComparable } from './assignment.refusals';
import { partsOf, toEngineInput, uncoveredEntries } from './assignment.rules';
import { Assignments, nowInConflict } from './assignments';
import { pairKey, standingOf, type Standing, type StandingAssignment } from './standing';

export interface PlanOutcome {
  /** Why the panel cannot cover the entries; nothing was assigned then. */
  readonly refusal: Refusal | null;
  readonly moves: PanelMoves;
}

const NOTHING: PanelMoves = { made: [], released: [], kept: 0 };

function refusalOf(problems: readonly AssignmentProblem[], perEntry: number, standing: Standing): Refusal {
  const uncovered = uncoveredEntries(problems, new Map(standing.entries.map((entry) => [entry.id, entry])));
  if (uncovered.length > 0) return new EntriesUncovered({ perEntry, entries: uncovered });
  return notComparable(problems.flatMap((problem) => ('parts' in problem ? problem.parts : [])), standing);
}

function notComparable(parts: readonly (readonly string[])[], standing: Standing): Refusal {
  const codes = new Map(standing.entries.map((entry) => [entry.id, entry.code]));
  return new JudgesNotComparable({ parts: parts.map((part) => part.map((id) => codes.get(id) ?? id)) });
}

const movedAway = (pair: StandingAssignment, reason: string): PanelMove => ({ entryId: pair.entryId, judgeId: pair.judgeId, reason, wasBegun: pair.isBegun });

/** Assigns a whole round (domain.md §5): the commands, a change of the panel and the opening of judging all come here. */
@Injectable()
export class AssignmentPlan {
  constructor(private readonly conflicts: Conflicts, private readonly assignments: Assignments) {}

  /**
   * Computes conflicts anew, then completes the assignment, keeping what stands. Answers the refusal when the panel
   * cannot cover the entries; nothing of the assignment is changed then. Call with the round locked for update.
   */
  async complete(tx: Tx, round: JudgedRound, substitution: PanelChange['substitution'] = null): Promise<PlanOutcome> {
    const standing = await standingOf(tx, round.id);
    if (standing.entries.length === 0) return this.releaseAll(tx, round, standing);
    if (!standing.panel) return { refusal: new PanelMissing({ roundId: round.id, entries: standing.entries.length }), moves: NOTHING };
    const conflicts = await this.conflicts.recompute(tx, round);
    const perEntry = round.rules.judgesPerEntry;
    const pairsOf = (isHard: boolean): Pair[] => conflicts.filter((one) => one.isHard === isHard).map((one) => [one.entryId, one.judgeId]);
    const { input } = toEngineInput({
      entryIds: standing.entries.map((entry) => entry.id), judges: standing.judges, perEntry, conflicts: pairsOf(true), soft: pairsOf(false),
      standing: standing.assignments, retiredIds: standing.retiredIds, substitution,
    });
    const result = assign(input);
    if (result.status === 'infeasible') return { refusal: refusalOf(result.problems, perEntry, standing), moves: NOTHING };

    const blocked = new Set(pairsOf(true).map(pairKey));
    const active = new Map(standing.assignments.filter((pair) => pair.state === 'active').map((pair) => [pairKey([pair.entryId, pair.judgeId]), pair]));
    const made = result.pairs
      .filter((pair) => !active.has(pairKey([pair.entry, pair.judge])))
      .map((pair) => ({ entryId: pair.entry, judgeId: pair.judge, reason: pair.reason === 'kept' ? 'substitute' : pair.reason }));
    const released = result.released.flatMap((pair) => {
      const standingPair = active.get(pairKey([pair.entry, pair.judge]));
      return standingPair ? [{ pair: standingPair, reason: pair.reason }] : [];
    });
    await this.assignments.change(tx, {
      roundId: round.id, standing, origin: 'computed', made,
      released: released.map(({ pair, reason }) => ({ assignmentId: pair.id, isConflict: reason === 'conflict' || blocked.has(pairKey([pair.entryId, pair.judgeId])) })),
    });
    return {
      refusal: null,
      moves: { made: made.map((pair) => ({ ...pair, wasBegun: false })), released: released.map(({ pair, reason }) => movedAway(pair, reason)), kept: active.size - released.length },
    };
  }

  /**
   * Of a round that goes on although not every entry has its judges: what conflicts forbid is taken back all the same,
   * and what is left must hang together. Answers the refusal when it does not; no reason overrides that.
   */
  async settle(tx: Tx, round: JudgedRound): Promise<PlanOutcome> {
    const standing = await standingOf(tx, round.id);
    const conflicts = await this.conflicts.recompute(tx, round);
    const released = await this.takeBack(tx, round.id, standing, conflicts);
    const gone = new Set(released.map((pair) => pairKey([pair.entryId, pair.judgeId])));
    const isJudged = new Set(standing.entries.map((entry) => entry.id));
    const left = standing.assignments
      .filter((pair) => pair.state === 'active' && isJudged.has(pair.entryId) && !gone.has(pairKey([pair.entryId, pair.judgeId])))
      .map((pair): Pair => [pair.entryId, pair.judgeId]);
    const parts = round.rules.judgesPerEntry > 1 ? partsOf(left) : [];
    return { refusal: parts.length > 1 ? notComparable(parts, standing) : null, moves: { made: [], released, kept: left.length } };
  }

  /** Releases what a hard conflict forbids, marks or not. */
  private async takeBack(tx: Tx, roundId: string, standing: Standing, conflicts: readonly FoundConflict[]): Promise<PanelMove[]> {
    const released = nowInConflict(standing, conflicts);
    await this.assignments.change(tx, { roundId, standing, origin: 'computed', made: [], released });
    const pairs = new Map(standing.assignments.map((pair) => [pair.id, pair]));
    return released.map((one) => movedAway(pairs.get(one.assignmentId)!, 'conflict'));
  }

  /** Nothing is left to judge: whatever was assigned before its entry was withdrawn goes. */
  private async releaseAll(tx: Tx, round: JudgedRound, standing: Standing): Promise<PlanOutcome> {
    const active = standing.assignments.filter((pair) => pair.state === 'active');
    await this.assignments.change(tx, { roundId: round.id, standing, origin: 'computed', made: [], released: active.map((pair) => ({ assignmentId: pair.id, isConflict: false })) });
    return { refusal: null, moves: { made: [], released: active.map((pair) => movedAway(pair, 'not_listed')), kept: 0 } };
  }
}
