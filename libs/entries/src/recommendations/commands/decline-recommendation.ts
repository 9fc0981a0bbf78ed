import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Rounds } from '@jiangong/programme';
import { Recommendation } from '../recommendation.entity';
import { loadRecommendation, organizationAt, settleEntry, writeStep } from '../recommendation-store';
import { checkReason } from './check-reason';
import { refuseUndecidable } from './refuse-undecidable';
import type { ReasonedInput } from './return-recommendation';

/** A desk decides against it, with a typed reason. The entry is out when no other side still puts it forward. */
@Injectable()
export class DeclineRecommendation {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds) {}

  execute(actor: Actor, { id, reasonCode, reason }: ReasonedInput): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const row = await loadRecommendation(tx, actor, id);
      refuseUndecidable(row, await this.rounds.load(tx, row.roundId));
      const said = checkReason(reasonCode, reason);
      await tx.repo(Recommendation).update({ id }, { state: 'declined' });
      await writeStep(tx, row, { act: 'decline', desk: row.desk, organizationId: await organizationAt(tx, row, row.desk), reasonCode, reason: said });
      await settleEntry(tx, row.entryId);
      return id;
    });
  }
}
