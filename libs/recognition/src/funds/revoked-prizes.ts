import { Injectable } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';
import { Books } from './books';
import { lockedPayables, type LockedPayable } from './locked-payables';
import { Payable } from './payable.entity';
import { Payables } from './payables';
import { takeBackAccrual } from './take-back-accrual';

const REASON = '荣誉已随更正公布撤销';
const ASKED_BACK = `${REASON}，应予追回`;

/** Of some payables, those whose honour a published correction took back. */
const REVOKED = `
  select p.id from payable p join honour h on h.id = case when p.cause ~ '^honour:[0-9a-f-]{36}$' then substr(p.cause, 8)::uuid end
   where p.id = any($1::uuid[]) and h.revoked_at is not null and p.state <> 'dropped' order by p.id`;

/** What is done about a prize whose honour was taken back, wherever its money is by then. */
@Injectable()
export class RevokedPrizes {
  constructor(private readonly payables: Payables, private readonly books: Books) {}

  /** Call with what has just come back from the bank, or was never sent: none of it goes there a second time. Returns the ids of those taken back. */
  async takeBack(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const revoked = ids.length === 0 ? [] : await tx.query<{ id: string }>(REVOKED, [ids]);
    if (revoked.length === 0) return new Set();
    for (const payable of await lockedPayables(tx, revoked.map(({ id }) => id))) await this.takeBackOne(tx, payable);
    return new Set(revoked.map(({ id }) => id));
  }

  private async takeBackOne(tx: Tx, payable: LockedPayable): Promise<void> {
    // what has left the house is asked back by people; the books show it as paid until they reverse it
    if (payable.state === 'in_batch' || payable.state === 'paid') {
      await tx.repo(Payable).update({ id: payable.id }, { bankNote: ASKED_BACK });
      return;
    }
    if (payable.state === 'approved') await takeBackAccrual(tx, this.books, payable, REASON);
    await this.payables.dropAndRevive(tx, payable, REASON);
  }
}
