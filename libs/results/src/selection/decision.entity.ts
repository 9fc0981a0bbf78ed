import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Id, Instant, Int, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/** One quota against the list: required, reached, margin. */
export interface ComplianceLine {
  readonly code: string;
  readonly name: string;
  readonly kind: 'floor' | 'cap';
  readonly required: number;
  readonly reached: number;
  readonly margin: number;
  readonly base: number;
  readonly isMet: boolean;
}

/** The winners of a round as decided from one sealed run. `void` when taken back for correction, `superseded` when another list was put in its place. */
@Entity()
@Index('decision_of_round', ['roundId'])
@Index('decision_standing', ['roundId'], { unique: true, where: `state = 'standing'` })
export class Decision {
  @Id() id: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @ForeignKey('ScoreRun') @Uuid() runId: string;
  /** The list it was decided from, where the rules ask for one as a whole. */
  @ForeignKey('Selection') @Uuid(OPTIONAL) selectionId: string | null;
  @Text() state: 'standing' | 'void' | 'superseded';
  @Json() compliance: readonly ComplianceLine[];
  /** Canonical JSON of the winners, as hashed into the ledger. */
  @Text() content: string;
  @Text() contentHash: string;
  @Instant() createdAt: Date;
  @Uuid(OPTIONAL) createdById: string | null;
}

/** One winner. */
@Entity()
export class DecisionPlace {
  @ForeignKey('Decision') @PrimaryColumn({ type: 'uuid' }) decisionId: string;
  @Index() @ForeignKey('Entry') @PrimaryColumn({ type: 'uuid' }) entryId: string;
  @ForeignKey('Category') @Uuid() categoryId: string;
  @Int() rank: number;
  @Int() score: number;
  @Text() title: string;
}
