import { Injectable } from '@nestjs/common';
import { dayOf, newId, SignInNeeded, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { requireFund } from '../fund.policy';
import { refusePayment } from '../fund.rules';
import { lockedPayables } from '../locked-payables';
import { Payable, PaymentBatch } from '../payable.entity';

/** Puts approved payables into one batch for the bank. Of two who take the same payable, one gets it. */
@Injectable()
export class PreparePayment {
  constructor(private readonly uow: UnitOfWork) {}

  /** Returns the batch's id. */
  execute(actor: Actor, payableIds: readonly string[]): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requireFund(actor, 'payable.pay');
      const { accountId } = actor;
      if (!accountId) throw new SignInNeeded();
      const payables = await lockedPayables(tx, payableIds);
      for (const payable of payables) refusePayment(actor, payable, { accountId: payable.approvedById, memberId: payable.approverMemberId });
      const id = newId();
      const number = await this.nextNumber(tx);
      await tx.repo(PaymentBatch).insert({ id, number, state: 'open', preparedById: accountId, preparedByName: actor.name, preparedAt: tx.now });
      for (const payable of payables) await tx.repo(Payable).update({ id: payable.id }, { state: 'in_batch', batchId: id, bankNote: null });
      const totalFen = payables.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n);
      tx.record({ chain: 'funds', type: 'recognition.payment.prepared', body: { batchId: id, number, payables: payables.map((payable) => payable.id), totalFen: String(totalFen) } });
      return id;
    });
  }

  private async nextNumber(tx: Tx): Promise<string> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('payment batches', 0))`);
    const year = dayOf(tx.now).slice(0, 4);
    const [row] = await tx.query<{ last: string }>(`select number as last from payment_batch where number like 'B' || $1 || '-%' order by length(number) desc, number desc limit 1`, [year]);
    return `B${year}-${String(Number(row?.last?.slice(6) ?? 0) + 1).padStart(3, '0')}`;
  }
}
