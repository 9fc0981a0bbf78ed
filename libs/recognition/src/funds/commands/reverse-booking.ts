import { Injectable } from '@nestjs/common';
import { NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { Books } from '../books';
import type { Fund, FundBooking } from '../fund.entity';
import { noBooking, requireFund } from '../fund.policy';
import { BookingReversed, FundShort, ReversalByBooker } from '../fund.refusals';
import { isSamePerson, reasonIn, refuseUnlessInState } from '../fund.rules';
import { lockedPayables } from '../locked-payables';
import { Payable } from '../payable.entity';
import { Payables } from '../payables';
import { RevokedPrizes } from '../revoked-prizes';

type Row = Pick<FundBooking, 'id' | 'number' | 'kind' | 'year' | 'payableId' | 'bookedById'> & { readonly bookerMemberId: string | null; readonly isReversed: boolean };

interface LineRow {
  readonly account: string;
  readonly fund: Fund | null;
  readonly year: number | null;
  readonly fen: string;
}

/** A booking is taken back by its mirror image, by somebody other than who booked it; nothing is ever changed. */
@Injectable()
export class ReverseBooking {
  constructor(private readonly uow: UnitOfWork, private readonly books: Books, private readonly payables: Payables, private readonly revoked: RevokedPrizes) {}

  /** Returns the id of the reversal. */
  execute(actor: Actor, { bookingId, reason }: { readonly bookingId: string; readonly reason: string }): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requireFund(actor, 'booking.reverse');
      const given = reasonIn(reason);
      await this.payables.hold(tx);
      const booking = await this.locked(tx, bookingId);
      if (booking.isReversed || booking.kind === 'reversal') throw new BookingReversed({ number: booking.number });
      if (isSamePerson(actor, { accountId: booking.bookedById, memberId: booking.bookerMemberId })) throw new ReversalByBooker({ number: booking.number });
      await this.takeBack(tx, booking, given);
      const lines = await tx.query<LineRow>('select a.code as account, a.fund, a.year, l.fen::text as fen from fund_line l join fund_account a on a.id = l.account_id where l.booking_id = $1 order by l.position', [bookingId]);
      for (const line of lines) if (booking.kind === 'appropriation' && line.fund) await this.refuseOverdrawn(tx, line);
      const [id] = await this.books.book(tx, [{
        kind: 'reversal', year: booking.year, text: `冲销 ${booking.number}：${given}`, payableId: booking.payableId, reversalOfId: booking.id,
        lines: lines.map(({ account, fen }) => ({ account, fen: -BigInt(fen) })),
      }]);
      // money asked back for an honour that fell is not to be paid again: what the fund owed is taken back with it
      if (booking.kind === 'payment' && booking.payableId) await this.revoked.takeBack(tx, [booking.payableId]);
      return id!;
    });
  }

  private async locked(tx: Tx, bookingId: string): Promise<Row> {
    // two who reverse the same wait here; the second finds it done
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`booking ${bookingId}`]);
    const [row] = await tx.query<Row>(
      `select b.id, b.number, b.kind, b.year, b.payable_id as "payableId", b.booked_by_id as "bookedById", a.member_id as "bookerMemberId",
              exists (select 1 from fund_booking r where r.reversal_of_id = b.id) as "isReversed"
         from fund_booking b left join account a on a.id = b.booked_by_id where b.id = $1`, [bookingId]);
    if (!row) throw new NotFound(noBooking);
    return row;
  }

  /** A payment that came back is to be paid again; an accrual taken back drops its payable. */
  private async takeBack(tx: Tx, { kind, payableId }: Row, reason: string): Promise<void> {
    if (!payableId) return;
    const [payable] = await lockedPayables(tx, [payableId]);
    refuseUnlessInState(payable!, kind === 'payment' ? 'paid' : 'approved');
    if (kind === 'payment') await tx.repo(Payable).update({ id: payableId }, { state: 'approved', batchId: null, paidAt: null, bankNote: reason });
    else await this.payables.drop(tx, payable!, reason);
  }

  private async refuseOverdrawn(tx: Tx, { fund, year, fen }: LineRow): Promise<void> {
    const left = await this.books.leftIn(tx, fund!, year!);
    if (left + BigInt(fen) < 0n) throw new FundShort({ fund: fund!, year: year!, leftFen: String(left), neededFen: String(-BigInt(fen)) });
  }
}
