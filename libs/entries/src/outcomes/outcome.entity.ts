import { Entity, ForeignKey, Index, Unique, VersionColumn } from 'typeorm';
import { DayColumn, Id, Instant, Int, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';
import type { FileRef, OutcomeKind } from '../submissions/public';

export const VERIFICATIONS = ['unverified', 'verified', 'rejected'] as const;
/** Verified and unverified sums are never added together (domain.md §4). */
export type Verification = (typeof VERIFICATIONS)[number];

/** One outcome of an entry's newest handed-in version, with what the unit's finance officer says of it. */
@Entity()
@Unique('outcome_of_entry', ['entryId', 'position'])
@Index('outcome_waiting', ['verification', 'id'])
export class Outcome {
  @Id() id: string;
  @ForeignKey('Entry') @Uuid() entryId: string;
  @Int() position: number;
  @Int() versionNumber: number;
  @Text() kind: OutcomeKind;
  @Text() name: string;
  @Text() unit: string;
  /** Canonical decimal. */
  @Text() value: string;
  /** Of a benefit: its value in fen, for sums without fractions. */
  @Text(OPTIONAL) amountFen: string | null;
  @Text(OPTIONAL) base: string | null;
  @DayColumn(OPTIONAL) periodFrom: string | null;
  @DayColumn(OPTIONAL) periodTo: string | null;
  @Json({ default: [] }) proof: FileRef[];
  /** SHA-256 of what is stated: a verification stands for exactly this. */
  @Text() factHash: string;
  @Text({ default: 'unverified' }) verification: Verification;
  @Uuid(OPTIONAL) verifiedById: string | null;
  @Instant(OPTIONAL) verifiedAt: Date | null;
  @Text(OPTIONAL) note: string | null;
  @VersionColumn() version: number;
}
