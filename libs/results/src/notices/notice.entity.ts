import { Entity, ForeignKey, Index, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import { Id, Instant, Int, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/** Where and how objections are taken, as printed under a notice. */
export interface ContactFacts {
  /** Who takes them: the discipline group. */
  readonly group: string;
  readonly address: string;
  readonly phone: string;
  readonly hours: string;
}

/** As a notice was opened with it: what was promised stays promised, whatever is written down afterwards. */
export interface PromisedContact extends ContactFacts {
  /** Within so many working days an objection is decided; of notices opened before it was kept, the city's present word counts. */
  readonly decideWithinDays?: number;
}

/**
 * A list laid open before it becomes final (domain.md §7). What it shows is the list that stands; what it is called,
 * who gives it and where to object is of the day it was opened.
 */
@Entity()
@Unique('notice_number', ['year', 'serial'])
@Index('notice_of_round', ['roundId'], { unique: true, where: 'withdrawn_at is null' })
export class Notice {
  @Id() id: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  /** The list it opened with; a later one that stands in its place is told as a change. */
  @ForeignKey('Decision') @Uuid() decisionId: string;
  @Int() year: number;
  /** 1, 2, 3 … within the year, without a gap. */
  @Int() serial: number;
  @Text() title: string;
  @Text() issuer: string;
  /** What the list rests on, above it. */
  @Text() basis: string;
  @Json() contact: PromisedContact;
  @Int() workingDays: number;
  @Instant() openedAt: Date;
  /** The end as planned at the opening; the round's own end counts while it has one. */
  @Instant() closesAt: Date;
  /** Set by the clock once the end has passed. */
  @Instant(OPTIONAL) closedAt: Date | null;
  /** Its list was taken back, or its round cancelled. */
  @Instant(OPTIONAL) withdrawnAt: Date | null;
}

/** The last number given in a year. Taken in the commit that opens a notice, so that no number is lost. */
@Entity()
export class NoticeYear {
  @PrimaryColumn({ type: 'integer' }) year: number;
  @Int() last: number;
}

/** What stands on every notice of the city: one row, data and not a setting. */
@Entity()
export class NoticeContact {
  @PrimaryColumn({ type: 'text' }) id: 'city';
  @Text() issuer: string;
  @Text() basis: string;
  @Json() contact: ContactFacts;
  /** Within so many working days an objection is decided. */
  @Int() decideWithinDays: number;
  @Instant() savedAt: Date;
  @VersionColumn() version: number;
}
