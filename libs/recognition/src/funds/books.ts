import { Injectable } from '@nestjs/common';
import { dayOf, newId } from '@jiangong/kernel';
import { rowsFrom, type RowSource, type Tx } from '@jiangong/platform';
import { FundAccount, FundBooking, FundLine, type BookingKind, type Fund } from './fund.entity';
import { addsToNothing, type Line } from './fund.rules';

export const BANK = 'bank';
export const fundCode = (fund: Fund, year: number): string => `fund:${fund}:${year}`;
export const payeeCode = ({ memberId, organizationId }: { readonly memberId: string | null; readonly organizationId: string }): string =>
  memberId ? `payable:member:${memberId}` : `payable:organization:${organizationId}`;

export interface NewBooking {
  readonly kind: BookingKind;
  readonly year: number;
  readonly text: string;
  readonly lines: readonly Line[];
  readonly payableId?: string | null;
  readonly reversalOfId?: string | null;
}

function accountOf(code: string): Omit<FundAccount, 'id'> {
  const [kind = '', second = '', third = ''] = code.split(':');
  const none = { code, fund: null, year: null, memberId: null, organizationId: null };
  if (kind === 'fund') return { ...none, kind, fund: second as Fund, year: Number(third) };
  if (kind === 'payable') return { ...none, kind, ...(second === 'member' ? { memberId: third } : { organizationId: third }) };
  return { ...none, kind: 'bank' };
}

/** The books. Nothing is ever changed in them: a mistake is taken back by a booking of its own. */
@Injectable()
export class Books {
  /** Returns the bookings' ids, in their order. */
  async book(tx: Tx, bookings: readonly NewBooking[]): Promise<string[]> {
    if (bookings.length === 0) return [];
    for (const { text, lines } of bookings) if (!addsToNothing(lines)) throw new Error(`lines do not add to nothing: ${text}`);
    const accounts = await this.accountsOf(tx, bookings.flatMap(({ lines }) => lines.map(({ account }) => account)));
    const onDay = dayOf(tx.now);
    let next = await this.nextNumber(tx, onDay.slice(0, 4));
    const rows = bookings.map(({ lines, ...booking }) => ({
      id: newId(), number: `${onDay.slice(0, 4)}-${String(next++).padStart(5, '0')}`, payableId: null, reversalOfId: null, ...booking, onDay,
      bookedById: tx.actor.accountId, bookedByName: tx.actor.name, bookedAt: tx.now, lines,
    }));
    await tx.repo(FundBooking).insert(rows.map(({ lines: _lines, ...row }) => row));
    await tx.repo(FundLine).insert(rows.flatMap(({ id, lines }) => lines.map(({ account, fen }, position) => ({ bookingId: id, position, accountId: accounts.get(account)!, fen: String(fen) }))));
    for (const { id, number, kind, lines } of rows) {
      tx.record({ chain: 'funds', type: 'recognition.fund.booked', body: { bookingId: id, number, kind, lines: lines.map(({ account, fen }) => ({ accountId: accounts.get(account)!, fen: String(fen) })) } });
    }
    return rows.map(({ id }) => id);
  }

  /** Holds a fund's account until the commit, so that no two spend the same fen; answers what is left in it. */
  async leftIn(tx: Tx, fund: Fund, year: number): Promise<bigint> {
    const code = fundCode(fund, year);
    const accountId = (await this.accountsOf(tx, [code])).get(code)!;
    await tx.query('select 1 from fund_account where id = $1 for update', [accountId]);
    return -(await this.balanceOf(tx, code));
  }

  async balanceOf(source: RowSource, code: string): Promise<bigint> {
    const [row] = await rowsFrom<{ fen: string | null }>(source, 'select sum(l.fen)::text as fen from fund_line l join fund_account a on a.id = l.account_id where a.code = $1', [code]);
    return BigInt(row?.fen ?? '0');
  }

  /** What came into a fund, without what was taken back. */
  async appropriatedTo(source: RowSource, fund: Fund, year: number): Promise<bigint> {
    const [row] = await rowsFrom<{ fen: string | null }>(source, `
      select (-sum(l.fen))::text as fen from fund_booking b join fund_line l on l.booking_id = b.id join fund_account a on a.id = l.account_id
        left join fund_booking taken on taken.id = b.reversal_of_id
       where a.code = $1 and (b.kind = 'appropriation' or taken.kind = 'appropriation')`, [fundCode(fund, year)]);
    return BigInt(row?.fen ?? '0');
  }

  private async accountsOf(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const wanted = [...new Set(codes)].sort();
    await tx.repo(FundAccount).createQueryBuilder().insert().values(wanted.map((code) => ({ id: newId(), ...accountOf(code) }))).orIgnore().execute();
    const rows = await tx.query<{ id: string; code: string }>('select id, code from fund_account where code = any($1::text[])', [wanted]);
    return new Map(rows.map(({ id, code }) => [code, id]));
  }

  /** Numbers run without gaps: who books waits for who books. */
  private async nextNumber(tx: Tx, year: string): Promise<number> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('fund bookings', 0))`);
    const [row] = await tx.query<{ last: string }>(`select number as last from fund_booking where number like $1 || '-%' order by length(number) desc, number desc limit 1`, [year]);
    return Number(row?.last?.slice(5) ?? 0) + 1;
  }
}
