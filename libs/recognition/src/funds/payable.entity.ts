import { Check, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Id, Instant, Int, Text, Uuid, OPTIONAL } from '@jiangong/platform';
import type { Fund } from './fund.entity';
import { Fen } from './money';

export const PAYABLE_KINDS = ['prize', 'subsidy', 'studio_grant', 'allowance'] as const;
export type PayableKind = (typeof PAYABLE_KINDS)[number];

/** due → approved → in_batch → paid; what the bank returns is approved again; due and approved may be dropped with a reason. */
export const PAYABLE_STATES = ['due', 'approved', 'in_batch', 'paid', 'dropped'] as const;
export type PayableState = (typeof PAYABLE_STATES)[number];

/** Somebody is to get money for something, once. */
@Entity()
@Check('payable_is_positive', `"amount_fen" > 0`)
@Index('payable_in_state', ['state', 'id'])
@Index('payable_of_member', ['memberId'])
@Index('payable_of_programme', ['programmeId'], { where: 'programme_id is not null' })
export class Payable {
  @Id() id: string;
  @Index({ unique: true }) @Text() number: string;
  @Text() kind: PayableKind;
  @Text() fund: Fund;
  @Int() year: number;
  /** What it is owed for, named once: `honour:<id>`, `allowance:<holding>:2026-05` … */
  @Index({ unique: true }) @Text() cause: string;
  @Text() purpose: string;
  /** The person; null when the unit itself is paid. */
  @ForeignKey('Member') @Uuid(OPTIONAL) memberId: string | null;
  /** The unit, or the unit of the person. */
  @ForeignKey('Organization') @Uuid() organizationId: string;
  @ForeignKey('Programme') @Uuid(OPTIONAL) programmeId: string | null;
  @Text() payeeName: string;
  @Fen() amountFen: string;
  @Text() state: PayableState;
  @Text(OPTIONAL) dropReason: string | null;
  @Instant() raisedAt: Date;
  @ForeignKey('Account') @Uuid(OPTIONAL) approvedById: string | null;
  @Text(OPTIONAL) approvedByName: string | null;
  @Instant(OPTIONAL) approvedAt: Date | null;
  @Index() @ForeignKey('PaymentBatch') @Uuid(OPTIONAL) batchId: string | null;
  /** What the bank said when it did not pay. */
  @Text(OPTIONAL) bankNote: string | null;
  @Instant(OPTIONAL) paidAt: Date | null;
  @VersionColumn() version: number;
}

/** Which result a prize is for: the entry it began with. The key makes a second prize for it impossible (domain.md §9). */
@Entity()
export class PrizeClaim {
  @ForeignKey('Entry') @PrimaryColumn({ type: 'uuid' }) entryId: string;
  @Index() @ForeignKey('Payable') @Uuid() payableId: string;
}

/** What a studio is granted over years, a part each year once that year's review keeps it; one grant at a time. */
@Entity()
@Index('studio_grant_running', ['studioId'], { unique: true, where: `state = 'running'` })
export class StudioGrant {
  @Id() id: string;
  @ForeignKey('Studio') @Uuid() studioId: string;
  @Fen() totalFen: string;
  @Int() firstYear: number;
  @Int() years: number;
  @Text() state: 'running' | 'done' | 'ended';
  @ForeignKey('Account') @Uuid(OPTIONAL) grantedById: string | null;
  @Instant() grantedAt: Date;
  @Instant(OPTIONAL) endedAt: Date | null;
}

/** What finance hands to the bank in one go. */
@Entity()
export class PaymentBatch {
  @Id() id: string;
  @Index({ unique: true }) @Text() number: string;
  @Text() state: 'open' | 'settled' | 'cancelled';
  @ForeignKey('Account') @Uuid() preparedById: string;
  @Text() preparedByName: string;
  @Instant() preparedAt: Date;
  @Instant(OPTIONAL) settledAt: Date | null;
}
