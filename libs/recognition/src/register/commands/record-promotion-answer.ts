import { Injectable } from '@nestjs/common';
import { dayOf, mayAnywhere, NotAllowed, NotFound, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { PromotionRequest } from '../../honours/public';
import { AnswerInFuture, PromotionNotDue } from '../register.refusals';
import '../register.policy';

export interface PromotionAnswer {
  readonly honourId: string;
  readonly isGranted: boolean;
  readonly answer: string;
  readonly answeredOn: string;
}

/** Records what the authority outside answered; once, and for good. */
@Injectable()
export class RecordPromotionAnswer {
  constructor(private readonly uow: UnitOfWork) {}

  /** Returns the honour's id. */
  execute(actor: Actor, { honourId, isGranted, answer, answeredOn }: PromotionAnswer): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      if (!mayAnywhere(actor, 'promotion.record')) throw new NotAllowed('promotion.record');
      const [request] = await tx.query<{ id: string; state: string; name: string; roundId: string }>(
        `select p.id, p.state, h.name, h.round_id as "roundId" from promotion_request p join honour h on h.id = p.honour_id where p.honour_id = $1 for update of p`, [honourId]);
      if (!request) throw new NotFound({ zh: '晋升请示', en: 'request for promotion' });
      if (request.state !== 'sent') throw new PromotionNotDue(request);
      if (answeredOn > dayOf(tx.now)) throw new AnswerInFuture({ answeredOn });
      const state = isGranted ? 'granted' : 'refused';
      await tx.repo(PromotionRequest).update({ id: request.id }, { state, answer, answeredOn, recordedById: actor.accountId });
      tx.record({ chain: `round:${request.roundId}`, type: 'recognition.promotion.answered', body: { requestId: request.id, state, answerHash: sha256(answer) } });
      return honourId;
    });
  }
}
