import { Injectable } from '@nestjs/common';
import { mayAnywhere, NotAllowed, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Conflicts, type ConflictScope } from '../../conflicts/public';
import { JudgedRounds } from '../../panels/public';
import { AssignmentPlan } from '../assignment-plan';
import { nowInConflict } from '../assignments';
import { standingOf } from '../standing';

export interface Recheck extends ConflictScope {
  readonly roundId: string;
}

/**
 * A fact has changed: the conflicts of a round that is not closed are found anew. Where one came up between a judge and
 * an entry they have, the pair is taken back, marks or not, and another judge is found; where none can be found the
 * entry stays short and the organiser sees it. Run again it changes nothing.
 */
@Injectable()
export class RecheckConflicts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: JudgedRounds,
    private readonly conflicts: Conflicts,
    private readonly plan: AssignmentPlan,
  ) {}

  execute(actor: Actor, { roundId, ...scope }: Recheck): Promise<{ readonly released: number; readonly made: number }> {
    return this.uow.run(actor, {}, async (tx) => {
      if (!mayAnywhere(actor, 'assignment.make')) throw new NotAllowed('assignment.make');
      const round = await this.rounds.lock(tx, roundId, 'update');
      if (!['collecting', 'reviewing', 'judging'].includes(round.phase)) return { released: 0, made: 0 };
      const found = await this.conflicts.recompute(tx, round, scope);
      const standing = await standingOf(tx, roundId);
      if (nowInConflict(standing, found).length === 0) return { released: 0, made: 0 };
      const whole = await this.plan.complete(tx, round);
      const { moves } = whole.refusal ? await this.plan.settle(tx, round) : whole;
      return { released: moves.released.length, made: moves.made.length };
    });
  }
}
