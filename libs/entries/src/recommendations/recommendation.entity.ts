import { Entity, ForeignKey, Index, VersionColumn } from 'typeorm';
import { Id, Instant, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';

export const DESKS = ['unit', 'district', 'city'] as const;
export type Desk = (typeof DESKS)[number];
/** `in_review` at a desk → `passed` by the last one; `returned` with a reason and a deadline; `declined`; `withdrawn`. */
export type RecommendationState = 'in_review' | 'returned' | 'passed' | 'declined' | 'withdrawn';
export type RecommendationAct = 'sign' | 'pass' | 'return' | 'resubmit' | 'decline' | 'withdraw' | 'join';
export const RETURN_REASONS = ['incomplete', 'wrong_category', 'proof_missing', 'deeds_unclear', 'not_eligible', 'other'] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** How an entry gets in: by a union, by oneself, or as a work handed in; signed desk by desk. */
@Entity()
@Index('recommendation_once_an_organization', ['entryId', 'organizationId', 'origin'], { unique: true, where: `state <> 'withdrawn'` })
@Index('recommendation_at_desk', ['roundId', 'desk', 'state', 'id'])
@Index('recommendation_of_organization', ['organizationId', 'roundId', 'categoryId'])
@Index('recommendation_of_district', ['districtId', 'roundId', 'categoryId'])
export class Recommendation {
  @Id() id: string;
  @Index() @ForeignKey('Entry') @Uuid() entryId: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @ForeignKey('Category') @Uuid() categoryId: string;
  @ForeignKey('Member') @Uuid() memberId: string;
  /** The union that puts forward; for a self-nomination or a work, the person's own unit. */
  @ForeignKey('Organization') @Uuid() organizationId: string;
  /** The district or industry union whose desk it passes. */
  @ForeignKey('Organization') @Uuid(OPTIONAL) districtId: string | null;
  @Text() origin: 'recommendation' | 'self_nomination' | 'submission';
  /** Whose desk it lies on. */
  @Text() desk: Desk;
  @Text() state: RecommendationState;
  /** What this side wrote when it joined an entry that already had its content; null where the entry's versions hold it. */
  @Json(OPTIONAL) content: Record<string, unknown> | null;
  @Instant(OPTIONAL) correctBy: Date | null;
  @Instant() createdAt: Date;
  @Uuid(OPTIONAL) createdById: string | null;
  @VersionColumn() version: number;
}

/** Each signature, return and pass. */
@Entity()
@Index('recommendation_step_of', ['recommendationId', 'at'])
export class RecommendationStep {
  @Id() id: string;
  @ForeignKey('Recommendation') @Uuid() recommendationId: string;
  @Text() act: RecommendationAct;
  @Text() desk: Desk;
  @ForeignKey('Organization') @Uuid(OPTIONAL) organizationId: string | null;
  @Uuid(OPTIONAL) byId: string | null;
  @Instant() at: Date;
  @Text(OPTIONAL) reasonCode: ReturnReason | null;
  @Text(OPTIONAL) reason: string | null;
}
