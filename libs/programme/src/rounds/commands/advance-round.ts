import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { PHASE_NAMES, type Phase } from '../phases';
import type { Round } from '../round.entity';
import { refuseUnlessMayLead } from '../round.policy';
import { PhaseNotReachable, PublishedBySignatures } from '../round.refusals';
import { isFinal, needsReason, nextPhase, refuseUnreachable, refuseWithoutReason } from '../round.rules';
import { Rounds } from '../rounds';
import { RoundWalk } from '../round-walk';

export interface RoundAdvance {
  readonly roundId: string;
  readonly toPhase: Phase;
  readonly reason?: string | null;
  /** Codes of the refusals to go past; those not named still refuse. */
  readonly overrides?: readonly string[] | null;
}

/** An organiser takes the next step by hand. Opening or closing the intake before its time needs a reason. */
@Injectable()
export class AdvanceRound {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds, private readonly walk: RoundWalk) {}

  execute(actor: Actor, { roundId, toPhase, reason, overrides }: RoundAdvance): Promise<Round> {
    return this.uow.run(actor, {}, async (tx) => {
      refuseUnlessMayLead(actor, 'round.advance');
      const round = await this.rounds.load(tx, roundId, 'update');
      refuseUnreachable(round.phase, toPhase);
      if (isFinal(round.phase) || toPhase !== nextPhase(round.phase)) throw new PhaseNotReachable({ phase: round.phase, toPhase });
      if (toPhase === 'published') throw new PublishedBySignatures({});
      const { feeding } = round.phase === 'collecting' ? await this.rounds.feedingOf(tx, roundId) : { feeding: null };
      if (feeding === null && needsReason(round, toPhase, tx.now)) refuseWithoutReason(reason, `提前进入“${PHASE_NAMES[toPhase]}”`);
      return this.walk.step(tx, roundId, toPhase, { reason, overrides: overrides ?? [] });
    });
  }
}
