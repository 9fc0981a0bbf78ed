import { Column, Entity, ForeignKey, Index, VersionColumn } from 'typeorm';
import { Bool, DayColumn, Id, Instant, Int, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/** received → in_hand → proposed → upheld or dismissed; sent back by the second officer it is in hand again; its sender may withdraw it until it is decided. */
export const OBJECTION_STATES = ['received', 'in_hand', 'proposed', 'upheld', 'dismissed', 'withdrawn'] as const;
export type ObjectionState = (typeof OBJECTION_STATES)[number];
export const OPEN_STATES: readonly ObjectionState[] = ['received', 'in_hand', 'proposed'];

export const OUTCOMES = ['upheld', 'dismissed'] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** What an upheld one does: the entry leaves the list; a judge's sheet counts no longer and the round is scored again; or the list stays as it is. */
export const EFFECTS = ['exclude', 'rescore', 'none'] as const;
export type Effect = (typeof EFFECTS)[number];

/**
 * An objection to a list on notice (domain.md §7). Who raised it, against whom and what it says lies in `sealed`
 * alone, under a key that is not in the database; the rest is what its course needs.
 */
@Entity()
@Index('objection_queue', ['state', 'isQueued', 'dueOn', 'id'])
@Index('objection_of_round', ['roundId', 'state'])
@Index('objection_once', ['roundId', 'mark'], { unique: true, where: `state in ('received', 'in_hand', 'proposed')` })
export class Objection {
  @Id() id: string;
  @ForeignKey('Notice') @Uuid() noticeId: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  /** Of the receipt, `7KQ2-0MXF`. */
  @Index({ unique: true }) @Text() number: string;
  /** SHA-256 of the key that the sender was given once. */
  @Text() keyHash: string;
  @Text() keyId: string;
  @Column({ type: 'bytea' }) sealed: Buffer;
  /** The same for the same sender and the same entry, and says neither: one open objection each. */
  @Text() mark: string;
  @Text() state: ObjectionState;
  /** More came from one network than people send: it has its number and waits behind the others. */
  @Bool({ default: false }) isQueued: boolean;
  @Instant() receivedAt: Date;
  /** The last day for the decision. */
  @DayColumn() dueOn: string;
  @Text(OPTIONAL) outcome: Outcome | null;
  @Text(OPTIONAL) effect: Effect | null;
  /** The entry an upheld objection takes off the list, or whose sheet it voids; known from the decision on. */
  @ForeignKey('Entry') @Uuid(OPTIONAL) entryId: string | null;
  @ForeignKey('Account') @Uuid(OPTIONAL) judgeId: string | null;
  /** The proposal to decide anew that came of it. */
  @Uuid(OPTIONAL) redecisionId: string | null;
  @Uuid(OPTIONAL) proposedById: string | null;
  @Instant(OPTIONAL) settledAt: Date | null;
  @Uuid(OPTIONAL) settledById: string | null;
  @VersionColumn() version: number;
}

export type ObjectionStepKind = 'received' | 'taken' | 'proposed' | 'sent_back' | 'upheld' | 'dismissed' | 'withdrawn';

/** What happened to it, never changed; what was written is sealed like the objection itself. */
@Entity()
export class ObjectionStep {
  @Id() id: string;
  @Index() @ForeignKey(() => Objection) @Uuid() objectionId: string;
  @Text() kind: ObjectionStepKind;
  @Instant() at: Date;
  /** The officer; null for the sender. */
  @Uuid(OPTIONAL) byId: string | null;
  @Text(OPTIONAL) byName: string | null;
  @Text(OPTIONAL) keyId: string | null;
  @Column({ type: 'bytea', nullable: true }) sealed: Buffer | null;
}

/** A piece of evidence: its name sealed here, its content sealed in the store. */
@Entity()
export class ObjectionFile {
  @Id() id: string;
  @Index() @ForeignKey(() => Objection) @Uuid() objectionId: string;
  @Text() keyId: string;
  @Column({ type: 'bytea' }) sealedName: Buffer;
  @Int() size: number;
  @Instant() addedAt: Date;
}
