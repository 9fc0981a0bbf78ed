import { Inject, Injectable } from '@nestjs/common';
import { NotFound, type Actor } from '@jiangong/kernel';
import { OBJECT_STORE, readTable, UnitOfWork, UploadedFiles, type ObjectStore, type TableRow } from '@jiangong/platform';
import { BANK, Books, payeeCode } from '../books';
import { noBatch, requireFund } from '../fund.policy';
import { BatchNotOpen, PaymentFileFaulty } from '../fund.refusals';
import { lockedPayables } from '../locked-payables';
import { Payable, PaymentBatch } from '../payable.entity';
import { Payables } from '../payables';
import { readBankResults, RESULT_COLUMNS, type BankResult } from '../payment-table';
import { RevokedPrizes } from '../revoked-prizes';

const MOST_ROWS = 5_000;

/** The bank's results come back as the table that went out: what was paid is booked, what was not is to be paid again. */
@Injectable()
export class SettlePayment {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly books: Books,
    private readonly payables: Payables,
    private readonly revoked: RevokedPrizes,
    private readonly files: UploadedFiles,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  async execute(actor: Actor, { batchId, fileId }: { readonly batchId: string; readonly fileId: string }): Promise<string> {
    requireFund(actor, 'payable.pay');
    const file = await this.files.ownFile(actor, fileId);
    const rows: TableRow[] = [];
    for await (const row of readTable(await this.store.localPath(file.key), RESULT_COLUMNS, { maxRows: MOST_ROWS })) rows.push(row);
    return this.uow.run(actor, {}, async (tx) => {
      await this.payables.hold(tx);
      const batch = await tx.repo(PaymentBatch).findOne({ where: { id: batchId }, lock: { mode: 'pessimistic_write' } });
      if (!batch) throw new NotFound(noBatch);
      if (batch.state !== 'open') throw new BatchNotOpen({ number: batch.number });
      const inBatch = await tx.query<{ id: string }>(`select id from payable where batch_id = $1 and state = 'in_batch'`, [batchId]);
      const payables = await lockedPayables(tx, inBatch.map(({ id }) => id));
      const { results, faults } = readBankResults(rows, payables.map((payable) => ({ ...payable, payableId: payable.id })));
      if (faults.length > 0) throw new PaymentFileFaulty({ faults });
      const resultOf = new Map(results.map((result) => [result.payableId, result]));
      const isPaid = ({ id }: { readonly id: string }): boolean => resultOf.get(id)!.isPaid;
      for (const { id } of payables) await tx.repo(Payable).update({ id }, this.outcomeOf(resultOf.get(id)!, tx.now));
      await this.books.book(tx, payables.filter(isPaid).map((payable) => ({
        kind: 'payment' as const, year: payable.year, text: payable.purpose, payableId: payable.id,
        lines: [{ account: payeeCode(payable), fen: BigInt(payable.amountFen) }, { account: BANK, fen: -BigInt(payable.amountFen) }],
      })));
      // what came back of a prize whose honour fell meanwhile is not sent again; what was paid of it is marked to be asked back
      await this.revoked.takeBack(tx, payables.map(({ id }) => id));
      await tx.repo(PaymentBatch).update({ id: batchId }, { state: 'settled', settledAt: tx.now });
      await this.files.take(tx, file.id);
      tx.record({ chain: 'funds', type: 'recognition.payment.settled', body: { batchId, paid: payables.filter(isPaid).map(({ id }) => id), returned: payables.filter((one) => !isPaid(one)).map(({ id }) => id) } });
      return batchId;
    });
  }

  private outcomeOf({ isPaid, note }: BankResult, now: Date): Partial<Payable> {
    return isPaid ? { state: 'paid', paidAt: now, bankNote: note || null } : { state: 'approved', batchId: null, bankNote: note };
  }
}
