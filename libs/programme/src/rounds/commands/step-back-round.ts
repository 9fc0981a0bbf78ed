import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import type { Round } from '../round.entity';
import { refuseUnlessMayLead } from '../round.policy';
import { PhaseNotReachable, RoundIsFinal } from '../round.refusals';
import { isFinal, previousPhase, refuseWithoutReason } from '../round.rules';
import { Rounds } from '../rounds';
import { RoundWalk } from '../round-walk';

export interface RoundStepBack {
  readonly roundId: string;
  readonly reason: string;
}

/**
 * A logged correction: one phase back, with a reason. The clock lets go of the round, so that it does not undo the
 * correction; extending the deadline hands it back. The rules stay those it opened with.
 */
@Injectable()
export class StepBackRound {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds, private readonly walk: RoundWalk) {}

  execute(actor: Actor, { roundId, reason }: RoundStepBack): Promise<Round> {
    return this.uow.run(actor, {}, async (tx) => {
      refuseUnlessMayLead(actor, 'round.step_back');
      const round = await this.rounds.load(tx, roundId, 'update');
      if (isFinal(round.phase)) throw new RoundIsFinal({ phase: round.phase });
      const previous = previousPhase(round.phase);
      if (!previous) throw new PhaseNotReachable({ phase: round.phase, toPhase: 'scheduled' });
      return this.walk.step(tx, roundId, previous, { reason: refuseWithoutReason(reason, '退回上一阶段') });
    });
  }
}
