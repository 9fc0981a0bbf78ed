import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { RoundNotInPhase, Rounds, RoundWalk } from '@jiangong/programme';
import { requirePermission } from '../../score-runs/public';
import { DecisionNeedsReason, NoStandingDecision } from '../../selection/public';
import { takeBack } from '../take-back';

export interface DecisionVoiding {
  readonly roundId: string;
  readonly reason: string;
}

/**
 * Takes a list back before it is published: a logged correction that leads the round back to deciding. It stands here
 * and not beside its decision because a signature already given for that list falls with it, in the same commit.
 */
@Injectable()
export class VoidDecision {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: Rounds,
    private readonly walk: RoundWalk,
  ) {}

  /** Returns the id of the decision that no longer stands. */
  execute(actor: Actor, { roundId, reason }: DecisionVoiding): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requirePermission(actor, 'decision.void');
      const round = await this.rounds.load(tx, roundId, 'update');
      if (round.phase !== 'notice') throw new RoundNotInPhase({ phase: round.phase, needed: ['notice'] });
      const given = reason.trim();
      if (!given) throw new DecisionNeedsReason({});
      const decision = await takeBack(tx, round.id, given);
      if (!decision) throw new NoStandingDecision({});
      await this.walk.step(tx, round.id, 'deciding', { reason: given });
      return decision.id;
    });
  }
}
