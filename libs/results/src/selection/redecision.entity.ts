import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';
import type { Exclusion } from './selection.rules';

/** `computing` while a list as a whole is chosen anew; `impossible` when none can be without breaking its rules. */
export type RedecisionState = 'computing' | 'proposed' | 'impossible' | 'applied' | 'cancelled';

/** What a redecision does to one entry. */
export interface ListChange {
  readonly entryId: string;
  readonly change: 'enters' | 'leaves';
  /** Taken off by name, or moved by what the others' leaving made best. */
  readonly isExcluded: boolean;
}

/** A decided list without somebody: proposed with the difference, applied by a second officer. */
@Entity()
@Index('redecision_of_round', ['roundId'])
@Index('redecision_open', ['roundId'], { unique: true, where: `state in ('computing', 'proposed', 'impossible')` })
export class Redecision {
  @Id() id: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  /** The list it was compared with. */
  @ForeignKey('Decision') @Uuid() decisionId: string;
  @ForeignKey('Selection') @Uuid(OPTIONAL) selectionId: string | null;
  @Text() state: RedecisionState;
  /** Whom it takes off; those of earlier redecisions stay off besides. */
  @Json() excluded: readonly Exclusion[];
  @Text() reason: string;
  @Json(OPTIONAL) changes: readonly ListChange[] | null;
  /** SHA-256 of the list it would make: what the second officer has before the eyes. */
  @Text(OPTIONAL) contentHash: string | null;
  @ForeignKey('Account') @Uuid(OPTIONAL) requestedById: string | null;
  @Instant() requestedAt: Date;
  @ForeignKey('Account') @Uuid(OPTIONAL) settledById: string | null;
  @Instant(OPTIONAL) settledAt: Date | null;
  @ForeignKey('Decision') @Uuid(OPTIONAL) newDecisionId: string | null;
}
