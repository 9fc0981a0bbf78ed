import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { Payables, type NewPayable } from '../payables';
import { RevokedPrizes } from '../revoked-prizes';

type Prize = Omit<NewPayable, 'kind' | 'fund' | 'cause' | 'amountFen'> & { readonly honourId: string; readonly prizeFen: string };

/** Prizes that a publication's honours bring, in the order of the list. */
const PRIZES = `
  select h.id as "honourId", h.entry_id as "entryId", h.member_id as "memberId", h.organization_id as "organizationId", h.prize_fen::text as "prizeFen",
         extract(year from h.conferred_at at time zone 'Asia/Shanghai')::int as year, m.name as "payeeName",
         h.period_code || ' ' || h.title || case when h.name <> m.name then '：' || h.name else '' end as purpose
    from honour h join member m on m.id = h.member_id
   where h.publication_id = $1 and h.prize_fen > 0 and h.revoked_at is null
   order by h.category_position, h.rank, h.id`;

const REVOKED = `
  select p.id from honour h join payable p on p.cause = 'honour:' || h.id
   where h.revoked_by_id = $1 and p.state <> 'dropped' order by p.id`;

/** What a published list brings in money is owed, once; what a correction took off the list is owed no more. */
@Injectable()
export class RaisePrizes {
  constructor(private readonly uow: UnitOfWork, private readonly payables: Payables, private readonly revoked: RevokedPrizes) {}

  /** Returns how many are new. */
  execute(actor: Actor, publicationId: string): Promise<number> {
    return this.uow.run(actor, {}, async (tx) => {
      // before anything is read: a correction that comes in between would take back what is not raised yet
      await this.payables.hold(tx);
      await this.takeBackRevoked(tx, publicationId);
      const prizes = await tx.query<Prize>(PRIZES, [publicationId]);
      const raised = await this.payables.raise(tx, prizes.map(({ honourId, prizeFen, ...prize }) => ({ ...prize, kind: 'prize', fund: 'prize', cause: `honour:${honourId}`, amountFen: BigInt(prizeFen) })));
      return raised.length;
    });
  }

  private async takeBackRevoked(tx: Tx, publicationId: string): Promise<void> {
    const revoked = await tx.query<{ id: string }>(REVOKED, [publicationId]);
    await this.revoked.takeBack(tx, revoked.map(({ id }) => id));
  }
}
