import { Injectable } from '@nestjs/common';
import { mayAnywhere, NotAllowed, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { In } from 'typeorm';
import { PromotionRequest } from '../../honours/public';
import { PromotionNotDue } from '../register.refusals';
import '../register.policy';

export interface PromotionsToSend {
  readonly honourIds: readonly string[];
  readonly letter: string;
}

/** Records that a letter asked the authority outside for promotions (domain.md §9); one letter may name many. */
@Injectable()
export class SendPromotionRequests {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, { honourIds, letter }: PromotionsToSend): Promise<number> {
    return this.uow.run(actor, {}, async (tx) => {
      if (!mayAnywhere(actor, 'promotion.record')) throw new NotAllowed('promotion.record');
      const requests = await tx.query<{ id: string; state: string; name: string; roundId: string }>(
        `select p.id, p.state, h.name, h.round_id as "roundId" from promotion_request p join honour h on h.id = p.honour_id
          where p.honour_id = any($1::uuid[]) and h.revoked_at is null order by p.id for update of p`, [honourIds]);
      const other = requests.find(({ state }) => state !== 'due');
      if (other) throw new PromotionNotDue(other);
      const ids = requests.map(({ id }) => id);
      await tx.repo(PromotionRequest).update({ id: In(ids) }, { state: 'sent', letter, sentAt: tx.now, recordedById: actor.accountId });
      for (const roundId of new Set(requests.map((one) => one.roundId))) {
        tx.record({ chain: `round:${roundId}`, type: 'recognition.promotions.requested', body: { requests: requests.filter((one) => one.roundId === roundId).map(({ id }) => id), letterHash: sha256(letter) } });
      }
      return ids.length;
    });
  }
}
