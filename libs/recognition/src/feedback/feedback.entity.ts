import { Entity, ForeignKey, Index, VersionColumn } from 'typeorm';
import { DayColumn, Id, Instant, Text, Uuid, OPTIONAL } from '@jiangong/platform';

export const FEEDBACK_KINDS = ['fault', 'suggestion', 'question', 'complaint'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** received → in_work → answered; asked again it is received again. */
export const FEEDBACK_STATES = ['received', 'in_work', 'answered'] as const;
export type FeedbackState = (typeof FEEDBACK_STATES)[number];

/** A word from a page. Nothing is kept of the sender: whoever has number and key is the sender (domain.md §8). */
@Entity()
@Index('feedback_queue', ['state', 'dueOn', 'id'])
export class Feedback {
  @Id() id: string;
  @Index({ unique: true }) @Text() number: string;
  /** SHA-256 of the key that the sender was given once. */
  @Text() keyHash: string;
  @Text() kind: FeedbackKind;
  @Text() text: string;
  /** The path of the page it was sent from, without what stood in its query. */
  @Text() page: string;
  @Text() state: FeedbackState;
  @Instant() receivedAt: Date;
  /** The last day for an answer. */
  @DayColumn() dueOn: string;
  @Instant(OPTIONAL) answeredAt: Date | null;
  @VersionColumn() version: number;
}

export type FeedbackStepKind = 'taken' | 'answered' | 'asked_again';

/** What was done about it and said, never changed. */
@Entity()
export class FeedbackStep {
  @Id() id: string;
  @Index() @ForeignKey(() => Feedback) @Uuid() feedbackId: string;
  @Text() kind: FeedbackStepKind;
  @Text() text: string;
  @Instant() at: Date;
  /** Who answered; null for the sender. */
  @Uuid(OPTIONAL) byId: string | null;
  @Text(OPTIONAL) byName: string | null;
}
