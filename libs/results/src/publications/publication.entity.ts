import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Id, Instant, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/** `awaiting_signature` with the first signature, `published` with the second; `withdrawn` when its decision was voided between; `superseded` when a corrected list stands in its place. */
export type PublicationState = 'awaiting_signature' | 'published' | 'withdrawn' | 'superseded';

/** The published list of a round, sealed by two signatures: one stands, corrected ones stay readable behind it. */
@Entity()
@Index('publication_of_round', ['roundId'], { unique: true, where: `state = 'published'` })
@Index('publication_awaiting', ['roundId'], { unique: true, where: `state = 'awaiting_signature'` })
export class Publication {
  @Id() id: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @ForeignKey('Decision') @Uuid() decisionId: string;
  @Text() state: PublicationState;
  /** SHA-256 of the decision's canonical content: what the two signed. */
  @Text() contentHash: string;
  @Instant() createdAt: Date;
  @Instant(OPTIONAL) publishedAt: Date | null;
  /** The published list that this one corrects; a list is never changed otherwise. */
  @ForeignKey(() => Publication) @Uuid(OPTIONAL) supersedesId: string | null;
  /** Why it was corrected, as everybody reads it. */
  @Text({ default: '' }) reason: string;
}

@Entity()
export class PublicationSignature {
  @ForeignKey('Publication') @PrimaryColumn({ type: 'uuid' }) publicationId: string;
  @ForeignKey('Account') @PrimaryColumn({ type: 'uuid' }) accountId: string;
  @Text() signerName: string;
  @Instant() signedAt: Date;
}
