import { Injectable } from '@nestjs/common';
import { NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { noBatch, requireFund } from '../fund.policy';
import { BatchNotOpen } from '../fund.refusals';
import { Payable, PaymentBatch } from '../payable.entity';
import { Payables } from '../payables';
import { RevokedPrizes } from '../revoked-prizes';

/** A batch does not go to the bank: its payables are to be paid as before. */
@Injectable()
export class CancelPayment {
  constructor(private readonly uow: UnitOfWork, private readonly payables: Payables, private readonly revoked: RevokedPrizes) {}

  execute(actor: Actor, batchId: string): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requireFund(actor, 'payable.pay');
      await this.payables.hold(tx);
      const batch = await tx.repo(PaymentBatch).findOne({ where: { id: batchId }, lock: { mode: 'pessimistic_write' } });
      if (!batch) throw new NotFound(noBatch);
      if (batch.state !== 'open') throw new BatchNotOpen({ number: batch.number });
      const inBatch = await tx.repo(Payable).findBy({ batchId, state: 'in_batch' });
      await tx.repo(Payable).update({ batchId, state: 'in_batch' }, { state: 'approved', batchId: null });
      await this.revoked.takeBack(tx, inBatch.map(({ id }) => id));
      await tx.repo(PaymentBatch).update({ id: batchId }, { state: 'cancelled' });
      tx.record({ chain: 'funds', type: 'recognition.payment.cancelled', body: { batchId } });
      return batchId;
    });
  }
}
