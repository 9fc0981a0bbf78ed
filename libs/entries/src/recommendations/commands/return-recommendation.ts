import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Rounds, WorkCalendars } from '@jiangong/programme';
import { Recommendation, type ReturnReason } from '../recommendation.entity';
import { correctionDeadline } from '../recommendation.rules';
import { loadRecommendation, organizationAt, writeStep } from '../recommendation-store';
import { checkReason } from './check-reason';
import { refuseUndecidable } from './refuse-undecidable';

export interface ReasonedInput {
  readonly id: string;
  readonly reasonCode: ReturnReason;
  readonly reason?: string | null;
}

/** Sends back for correction with a typed reason; the side that put forward has the rules' number of working days. */
@Injectable()
export class ReturnRecommendation {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds, private readonly calendars: WorkCalendars) {}

  execute(actor: Actor, { id, reasonCode, reason }: ReasonedInput): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const row = await loadRecommendation(tx, actor, id);
      const round = await this.rounds.load(tx, row.roundId);
      refuseUndecidable(row, round);
      const said = checkReason(reasonCode, reason);
      const { intake } = await this.rounds.rulesOf(tx, round.id);
      const correctBy = correctionDeadline(tx.now, intake.correctionDays, await this.calendars.load(tx));
      await tx.repo(Recommendation).update({ id }, { state: 'returned', correctBy });
      await writeStep(tx, row, { act: 'return', desk: row.desk, organizationId: await organizationAt(tx, row, row.desk), reasonCode, reason: said });
      return id;
    });
  }
}
