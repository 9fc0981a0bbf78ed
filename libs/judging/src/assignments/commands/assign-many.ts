import { Injectable } from '@nestjs/common';
import { mayAnywhere, NotAllowed, type Actor, type Refusal } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { Conflicts, type FoundConflict } from '../../conflicts/public';
import { refuseUnlessPhase } from '@jiangong/programme';
import { JudgedRounds, JudgeNotOnPanel, PanelMissing, type JudgedRound } from '../../panels/public';
import { AssignmentReasonNeeded, EntryNotJudged, JudgeAlreadyAssigned, JudgeInConflict } from '../assignment.refusals';
import { Assignments, nowInConflict } from '../assignments';
import { pairKey, standingOf, type Standing } from '../standing';

export interface HandPair {
  readonly entryId: string;
  readonly judgeId: string;
}

export interface AssignManyInput {
  readonly roundId: string;
  readonly pairs: readonly HandPair[];
  readonly reason: string;
}

export interface AssignManyOutcome {
  /** Every pair that stands now; `isNew` where it did not before. */
  readonly assigned: readonly (HandPair & { readonly isNew: boolean })[];
  readonly refused: readonly (HandPair & { readonly refusal: Refusal })[];
}

/** Everything one pair is checked against; built once for all. */
class PairCheck {
  private readonly judges: ReadonlySet<string>;
  private readonly entries: ReadonlySet<string>;
  private readonly states: ReadonlyMap<string, string>;
  private readonly abstained: ReadonlySet<string>;

  constructor(standing: Standing, private readonly conflicts: readonly FoundConflict[]) {
    this.judges = new Set(standing.judges.map((judge) => judge.judgeId));
    this.entries = new Set(standing.entries.map((entry) => entry.id));
    this.abstained = new Set(standing.assignments.flatMap((pair) => (pair.isAbstained ? [pairKey([pair.entryId, pair.judgeId])] : [])));
    this.states = new Map(standing.assignments.map((pair) => [pairKey([pair.entryId, pair.judgeId]), pair.state]));
  }

  stateOf({ entryId, judgeId }: HandPair): string | undefined {
    return this.states.get(pairKey([entryId, judgeId]));
  }

  private isAbstained({ entryId, judgeId }: HandPair): boolean {
    return this.abstained.has(pairKey([entryId, judgeId]));
  }

  /** Conflicts stay refused, whoever asks and whatever the reason. */
  refusalOf({ entryId, judgeId }: HandPair): Refusal | null {
    if (!this.entries.has(entryId)) return new EntryNotJudged({ entryId });
    if (!this.judges.has(judgeId)) return new JudgeNotOnPanel({ judgeId });
    if (this.stateOf({ entryId, judgeId }) === 'recused') return new JudgeAlreadyAssigned({ entryId, judgeId, state: this.isAbstained({ entryId, judgeId }) ? 'abstained' : 'recused' });
    const found = this.conflicts.filter((one) => one.isHard && one.entryId === entryId && one.judgeId === judgeId);
    if (found.length > 0) return new JudgeInConflict({ entryId, judgeId, kinds: found.map((one) => one.kind), evidence: found.map((one) => one.evidence) });
    return null;
  }
}

/** Gives entries to judges by name, many at once, as an import does. Good pairs are made, the others come back with their refusal. */
@Injectable()
export class AssignMany {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: JudgedRounds,
    private readonly conflicts: Conflicts,
    private readonly assignments: Assignments,
  ) {}

  execute(actor: Actor, input: AssignManyInput): Promise<AssignManyOutcome> {
    return this.uow.run(actor, {}, (tx) => this.within(tx, input));
  }

  /** The same inside a transaction that is already open. A load limit does not bind the organiser's hand. */
  async within(tx: Tx, { roundId, pairs, reason }: AssignManyInput): Promise<AssignManyOutcome> {
    if (!mayAnywhere(tx.actor, 'assignment.make')) throw new NotAllowed('assignment.make');
    const round = await this.rounds.lock(tx, roundId, 'update');
    refuseUnlessPhase(round, 'collecting', 'reviewing', 'judging');
    if (reason.trim() === '') throw new AssignmentReasonNeeded({});
    const standing = await standingOf(tx, round.id);
    const conflicts = await this.conflictsOf(tx, round, standing);
    const check = new PairCheck(standing, conflicts);
    const distinct = [...new Map(pairs.map((pair) => [pairKey([pair.entryId, pair.judgeId]), pair])).values()];
    const refused = distinct.flatMap((pair) => {
      const refusal = check.refusalOf(pair);
      return refusal ? [{ ...pair, refusal }] : [];
    });
    const isRefused = new Set(refused.map((pair) => pairKey([pair.entryId, pair.judgeId])));
    const assigned = distinct
      .filter((pair) => !isRefused.has(pairKey([pair.entryId, pair.judgeId])))
      .map(({ entryId, judgeId }) => ({ entryId, judgeId, isNew: check.stateOf({ entryId, judgeId }) !== 'active' }));
    const made = assigned.filter((pair) => pair.isNew).map(({ entryId, judgeId }) => ({ entryId, judgeId, reason: reason.trim() }));
    await this.assignments.change(tx, { roundId, standing, origin: 'manual', made, released: nowInConflict(standing, conflicts) });
    return { assigned, refused };
  }

  private conflictsOf(tx: Tx, round: JudgedRound, standing: Standing): Promise<readonly FoundConflict[]> {
    if (!standing.panel) throw new PanelMissing({ roundId: round.id, entries: standing.entries.length });
    return this.conflicts.recompute(tx, round);
  }
}
