import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import { Bool, Id, Instant, Int, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/**
 * The tables behind the wall. They are named here for the migrations alone: the entities are not part of the source that
 * the processes' transactions use, so `tx.repo(WorkLike)` has no metadata and the role it runs under no right.
 */
const WALLED = { schema: 'engagement' } as const;

/** A member's like of a work; taken back, the row stays, so that liking anew cannot wash off a voiding. */
@Entity(WALLED)
@Index('work_like_recent', { synchronize: false })
export class WorkLike {
  @PrimaryColumn({ type: 'uuid' }) workId: string;
  @PrimaryColumn({ type: 'uuid' }) memberId: string;
  @Instant() at: Date;
  @Bool() isOn: boolean;
  /** Keyed hash of the address block, with a key of the day that is gone after a few days. */
  @Text(OPTIONAL) network: string | null;
  @Index('work_like_voided', { where: 'voiding_id is not null' }) @Uuid(OPTIONAL) voidingId: string | null;
  /** An organiser looked at it: it is not voided by itself again. */
  @Instant(OPTIONAL) clearedAt: Date | null;
}

/** What the pages show, kept in the same statement as the rows it counts. */
@Entity(WALLED)
@Check('work_count_sound', 'likes >= likes_voided and likes_voided >= 0 and views >= visits and visits >= 0')
export class WorkCount {
  @PrimaryColumn({ type: 'uuid' }) workId: string;
  @Int({ default: 0 }) likes: number;
  @Int({ default: 0 }) likesVoided: number;
  /** Every opening. */
  @Int({ default: 0 }) views: number;
  /** One for each visitor, work and day. */
  @Int({ default: 0 }) visits: number;
}

/** That a visitor's token of the day was counted; gone after two days. */
@Entity(WALLED)
export class WorkView {
  @PrimaryColumn({ type: 'date' }) onDay: string;
  @PrimaryColumn({ type: 'uuid' }) workId: string;
  @PrimaryColumn({ type: 'text' }) visitor: string;
}

/** The key under which addresses are hashed on a day. */
@Entity(WALLED)
export class DailySalt {
  @PrimaryColumn({ type: 'date' }) onDay: string;
  @Text() salt: string;
}

/** Likes voided together, with the signs that were seen; an organiser may restore them. */
@Entity(WALLED)
@Index('voiding_newest', ['madeAt', 'id'])
export class Voiding {
  @Id() id: string;
  @Uuid() workId: string;
  @Json() signs: object;
  @Int() likes: number;
  @Instant() madeAt: Date;
  @Instant(OPTIONAL) restoredAt: Date | null;
  @Uuid(OPTIONAL) restoredById: string | null;
  @Text(OPTIONAL) restoredByName: string | null;
  @Text({ default: '' }) restoreReason: string;
}

export type CommentState = 'pending' | 'shown' | 'returned' | 'deleted';

/** A member's word on a work; nobody sees it but its author before an organiser has let it through. */
@Entity(WALLED)
@Index('work_comment_shown', ['workId', 'createdAt', 'id'], { where: `state = 'shown'` })
@Index('work_comment_queue', ['createdAt', 'id'], { where: `state = 'pending' or (state = 'shown' and reports > 0)` })
@Index('work_comment_own', ['memberId', 'workId'])
export class WorkComment {
  @Id() id: string;
  @Uuid() workId: string;
  @Uuid() memberId: string;
  @Text() authorName: string;
  @Text({ default: '' }) organizationName: string;
  /** Gone when its author deletes it. */
  @Text() text: string;
  @Text() state: CommentState;
  @Instant() createdAt: Date;
  @Instant(OPTIONAL) decidedAt: Date | null;
  @Uuid(OPTIONAL) decidedById: string | null;
  @Text(OPTIONAL) decidedByName: string | null;
  /** Why it was returned or taken down; its author is told. */
  @Text({ default: '' }) reason: string;
  /** Reports nobody has looked at yet. */
  @Int({ default: 0 }) reports: number;
}

/** One report a member and comment. */
@Entity(WALLED)
export class CommentReport {
  @PrimaryColumn({ type: 'uuid' }) commentId: string;
  @PrimaryColumn({ type: 'uuid' }) memberId: string;
  @Text() reason: string;
  @Instant() at: Date;
}

/** For the migrations' drift check; never part of the processes' data source. */
export const walledEntities = [WorkLike, WorkCount, WorkView, DailySalt, Voiding, WorkComment, CommentReport];
