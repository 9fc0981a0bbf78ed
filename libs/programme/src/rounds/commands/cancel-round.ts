import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import type { Round } from '../round.entity';
import { refuseUnlessMayLead } from '../round.policy';
import { refuseWithoutReason } from '../round.rules';
import { RoundWalk } from '../round-walk';

export interface RoundCancellation {
  readonly roundId: string;
  readonly reason: string;
}

/** Ends a round without a result, with a reason that everybody may read. Final. */
@Injectable()
export class CancelRound {
  constructor(private readonly uow: UnitOfWork, private readonly walk: RoundWalk) {}

  execute(actor: Actor, { roundId, reason }: RoundCancellation): Promise<Round> {
    return this.uow.run(actor, {}, async (tx) => {
      refuseUnlessMayLead(actor, 'round.cancel');
      return this.walk.step(tx, roundId, 'cancelled', { reason: refuseWithoutReason(reason, '取消轮次') });
    });
  }
}
