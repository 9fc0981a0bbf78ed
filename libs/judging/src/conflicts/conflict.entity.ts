import { Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Bool, Id, Instant, Int, Json, Text, Uuid } from '@jiangong/platform';
import type { ConflictKind } from './conflict.rules';
import type { DeclaredTie } from './declaration.rules';

/** Why a judge must not judge an entry, or should only when nobody else can: computed from the organization tree and known ties. */
@Entity()
@Index('conflict_of_round', ['roundId'])
export class Conflict {
  @ForeignKey('Entry') @PrimaryColumn({ type: 'uuid' }) entryId: string;
  @Index() @ForeignKey('Account') @PrimaryColumn({ type: 'uuid' }) judgeId: string;
  @PrimaryColumn({ type: 'text' }) kind: ConflictKind;
  @ForeignKey('Round') @Uuid() roundId: string;
  /** A hard one hides the entry from the judge; a soft one is a flag for organisers. */
  @Bool({ default: true }) isHard: boolean;
  /** What shows it, in plain words. */
  @Text() evidence: string;
}

/** What a judge signed before the queue of a round opened (domain.md §5). Signed once; a later version of the panel needs no new one. */
@Entity()
@Unique('conflict_declaration_once', ['roundId', 'judgeId'])
export class ConflictDeclaration {
  @Id() id: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @Index() @ForeignKey('Account') @Uuid() judgeId: string;
  @Int() panelVersion: number;
  @Text() text: string;
  /** SHA-256 of the text. */
  @Text() textHash: string;
  @Json() ties: DeclaredTie[];
  @Instant() signedAt: Date;
}
