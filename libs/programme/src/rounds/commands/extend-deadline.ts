import { Injectable } from '@nestjs/common';
import { BadInput, newId, sha256, spokenTime, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { PHASE_NAMES, type Phase } from '../phases';
import { Round, RoundTransition } from '../round.entity';
import { refuseUnlessMayLead } from '../round.policy';
import { DATED_PHASES, endColumn, isDated, refuseExtension, refuseWithoutReason } from '../round.rules';
import { Rounds } from '../rounds';

export interface DeadlineExtension {
  readonly roundId: string;
  /** The phase whose end moves: `collecting` moves the deadline for entries. */
  readonly phase: Phase;
  readonly until: Date;
  readonly reason: string;
}

/** Moves the planned end of a phase later: a logged act with a reason. The clock takes (or keeps) the round in hand. */
@Injectable()
export class ExtendDeadline {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds) {}

  execute(actor: Actor, { roundId, phase, until, reason }: DeadlineExtension): Promise<Round> {
    return this.uow.run(actor, {}, async (tx) => {
      refuseUnlessMayLead(actor, 'round.extend');
      if (!isDated(phase)) throw BadInput.at('input.phase', `“${PHASE_NAMES[phase]}”阶段没有可延长的截止时间`, `only ${DATED_PHASES.join(', ')} have a deadline`);
      const round = await this.rounds.load(tx, roundId, 'update');
      const given = refuseWithoutReason(reason, '延长截止时间');
      refuseExtension(round, phase, until, tx.now);
      const before = round[endColumn(phase)];
      round[endColumn(phase)] = until;
      round.isAutomatic = true;
      round.heldBy = null;
      await tx.repo(Round).save(round);
      await tx.repo(RoundTransition).insert({
        id: newId(), roundId, fromPhase: round.phase, toPhase: round.phase, at: tx.now, byId: actor.accountId, isAutomatic: false,
        reason: `“${PHASE_NAMES[phase]}”由${spokenTime(before)}延至${spokenTime(until)}：${given}`,
      });
      tx.record({
        chain: `round:${roundId}`, type: 'programme.deadline.extended',
        body: { roundId, phase, from: before.toISOString(), until: until.toISOString(), reasonHash: sha256(given) },
      });
      return round;
    });
  }
}
