import type { Tx } from '@jiangong/platform';
import type { Books } from './books';
import { fundCode, payeeCode } from './books';
import type { LockedPayable } from './locked-payables';

/** The mirror image of the accrual that stands for an approved payable. */
export async function takeBackAccrual(tx: Tx, books: Books, payable: LockedPayable, reason: string): Promise<void> {
  const [standing] = await tx.query<{ id: string; number: string }>(
    `select b.id, b.number from fund_booking b where b.payable_id = $1 and b.kind = 'accrual' and not exists (select 1 from fund_booking r where r.reversal_of_id = b.id)`, [payable.id]);
  if (!standing) throw new Error(`${payable.number} is approved and not in the books`);
  const fen = BigInt(payable.amountFen);
  await books.book(tx, [{
    kind: 'reversal', year: payable.year, text: `冲销 ${standing.number}：${reason}`, payableId: payable.id, reversalOfId: standing.id,
    lines: [{ account: fundCode(payable.fund, payable.year), fen: -fen }, { account: payeeCode(payable), fen }],
  }]);
}
