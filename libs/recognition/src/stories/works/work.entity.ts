import { Column, Entity, ForeignKey, Index, VersionColumn } from 'typeorm';
import { Bool, Id, Instant, Int, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/** `pending → approved`; `returned` to its author with a reason, `withdrawn` from the public by the office or by the author. */
export type WorkState = 'pending' | 'approved' | 'returned' | 'withdrawn';
export const RETURN_WORK_REASONS = ['words', 'privacy', 'portrait', 'quality', 'rights', 'other'] as const;
export const WITHDRAW_WORK_REASONS = ['consent', 'entry_withdrawn', 'complaint', 'error', 'other'] as const;
export type WorkReason = (typeof RETURN_WORK_REASONS)[number] | (typeof WITHDRAW_WORK_REASONS)[number];

/** A result a work is shown with, as handed in, and whether the finance officer signed it. */
export interface ShownOutcome {
  readonly kind: 'indicator' | 'direct' | 'indirect';
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly base: string | null;
  readonly isVerified: boolean;
}

/** A long text of the form, under the name of its field. */
export interface WorkSection {
  readonly title: string;
  readonly text: string;
}

const APPROVED = { where: `state = 'approved'` };

/**
 * An accepted work as the public may see it once somebody has looked at it. Written from the entry's version, so that
 * a later change of the entry is looked at again. Each index answers one way of asking, newest first.
 */
@Entity()
@Index('work_newest', ['programmeCode', 'publishedAt', 'id'], APPROVED)
@Index('work_of_period', ['programmeCode', 'periodCode', 'publishedAt', 'id'], APPROVED)
@Index('work_of_category', ['programmeCode', 'categoryCode', 'publishedAt', 'id'], APPROVED)
@Index('work_of_district', ['districtId', 'programmeCode', 'publishedAt', 'id'], APPROVED)
@Index('work_with_video', ['programmeCode', 'publishedAt', 'id'], { where: `state = 'approved' and video_media_id is not null` })
@Index('work_awarded', ['programmeCode', 'publishedAt', 'id'], { where: `state = 'approved' and is_awarded` })
@Index('work_of_unit', ['organizationId', 'publishedAt', 'id'], APPROVED)
@Index('work_of_member', ['memberId', 'id'])
@Index('work_in_queue', ['state', 'receivedAt', 'id'])
export class Work {
  @Id() id: string;
  @Index({ unique: true }) @ForeignKey('Entry') @Uuid() entryId: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @Text() programmeCode: string;
  @Int() seasonYear: number;
  @Text() periodCode: string;
  @Text() periodName: string;
  @Text() categoryCode: string;
  @Text() categoryName: string;
  @Text() title: string;
  /** The first author. */
  @ForeignKey('Member') @Uuid() memberId: string;
  /** All authors in their order, as names only. */
  @Text() authors: string;
  /** The enterprise, or the unit itself where there is none above it. */
  @ForeignKey('Organization') @Uuid() organizationId: string;
  @ForeignKey('Organization') @Uuid(OPTIONAL) districtId: string | null;
  @Text() summary: string;
  @Json() sections: WorkSection[];
  @Json() outcomes: ShownOutcome[];
  @Uuid(OPTIONAL) videoMediaId: string | null;
  @Uuid(OPTIONAL) coverMediaId: string | null;
  @Column({ type: 'uuid', array: true, default: '{}' }) imageMediaIds: string[];
  @Text() state: WorkState;
  @Text(OPTIONAL) reasonCode: WorkReason | null;
  @Text(OPTIONAL) reason: string | null;
  @Bool({ default: false }) isAwarded: boolean;
  @Text(OPTIONAL) honourTitle: string | null;
  /** Which version of the entry this was written from. */
  @Int() entryVersion: number;
  @Instant() receivedAt: Date;
  /** When it was first shown; kept when it is shown again. */
  @Instant(OPTIONAL) publishedAt: Date | null;
  @VersionColumn() version: number;
}

export type WorkAct = 'receive' | 'approve' | 'return' | 'withdraw' | 'resubmit';

/** What was decided on a work, by whom and why. */
@Entity()
@Index('work_step_of_work', ['workId', 'at'])
export class WorkStep {
  @Id() id: string;
  @ForeignKey('Work') @Uuid() workId: string;
  @Text() act: WorkAct;
  @Text(OPTIONAL) reasonCode: WorkReason | null;
  @Text(OPTIONAL) reason: string | null;
  @Uuid(OPTIONAL) byId: string | null;
  @Instant() at: Date;
}
