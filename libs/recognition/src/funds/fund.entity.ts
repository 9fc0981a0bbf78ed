import { Check, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { DayColumn, Id, Instant, Int, Text, Uuid, OPTIONAL } from '@jiangong/platform';
import { Fen } from './money';

/** Contest prizes, subsidies of key contests, innovation studios, training, allowances of titles (domain.md §9). */
export const FUNDS = ['prize', 'subsidy', 'studio', 'training', 'allowance'] as const;
export type Fund = (typeof FUNDS)[number];

/** `bank` where money lies, `fund` what it is meant for, `payable` whom it is owed to. */
export type FundAccountKind = 'bank' | 'fund' | 'payable';

/** A page of the books. */
@Entity()
export class FundAccount {
  @Id() id: string;
  /** `bank`, `fund:prize:2026`, `payable:member:<id>`, `payable:organization:<id>` */
  @Index({ unique: true }) @Text() code: string;
  @Text() kind: FundAccountKind;
  @Text(OPTIONAL) fund: Fund | null;
  @Int(OPTIONAL) year: number | null;
  @ForeignKey('Member') @Uuid(OPTIONAL) memberId: string | null;
  @ForeignKey('Organization') @Uuid(OPTIONAL) organizationId: string | null;
}

/** `appropriation` money comes in, `accrual` a fund owes it, `payment` the bank has paid, `reversal` one of them taken back. */
export type BookingKind = 'appropriation' | 'accrual' | 'payment' | 'reversal';

/** One act in the books. The database lets nobody change it, and refuses it unless its lines add to nothing. */
@Entity()
@Index('fund_booking_of_payable', ['payableId'])
@Index('fund_booking_reversed_once', ['reversalOfId'], { unique: true, where: 'reversal_of_id is not null' })
export class FundBooking {
  @Id() id: string;
  /** 2026-00001, without gaps. */
  @Index({ unique: true }) @Text() number: string;
  @Text() kind: BookingKind;
  @Int() year: number;
  @DayColumn() onDay: string;
  @Text() text: string;
  @ForeignKey('Payable') @Uuid(OPTIONAL) payableId: string | null;
  @ForeignKey('FundBooking') @Uuid(OPTIONAL) reversalOfId: string | null;
  @ForeignKey('Account') @Uuid(OPTIONAL) bookedById: string | null;
  @Text() bookedByName: string;
  @Instant() bookedAt: Date;
}

/** Above nothing what an account receives, below what it gives. */
@Entity()
@Check('fund_line_of_something', `"fen" <> 0`)
export class FundLine {
  @ForeignKey('FundBooking') @PrimaryColumn({ type: 'uuid' }) bookingId: string;
  @PrimaryColumn({ type: 'integer' }) position: number;
  @Index() @ForeignKey('FundAccount') @Uuid() accountId: string;
  @Fen() fen: string;
}

/** The figures a year's funds are measured by, and the rules as they stand that year. */
@Entity()
export class FundYear {
  @PrimaryColumn({ type: 'integer' }) year: number;
  @Fen() payrollFen: string;
  @Fen() trainingFen: string;
  @Fen() trainingFrontLineFen: string;
  /** Thousandths of the payroll that make the contest prize fund. */
  @Int({ default: 10 }) prizePermille: number;
  /** Thousandths of the training funds that go to the front line at least. */
  @Int({ default: 600 }) frontLinePermille: number;
  @Fen({ default: 20_000_000 }) contestCapFen: string;
  @Fen({ default: 20_000_000 }) studioCapFen: string;
  @VersionColumn() version: number;
}

/** What may come into a fund in a year. */
@Entity()
export class FundBudget {
  @PrimaryColumn({ type: 'integer' }) year: number;
  @PrimaryColumn({ type: 'text' }) fund: Fund;
  @Fen() fen: string;
}
