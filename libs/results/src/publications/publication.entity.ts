import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Id, Instant, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/** `awaiting_signature` with the first signature, `published` with the second; `withdrawn` when its decision was voided between. */
export type PublicationState = 'awaiting_signature' | 'published' | 'withdrawn';

/** The published list of a round: one for each round, sealed by two signatures. */
@Entity()
@Index('publication_of_round', ['roundId'], { unique: true, where: `state <> 'withdrawn'` })
export class Publication {
  @Id() id: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @ForeignKey('Decision') @Uuid() decisionId: string;
  @Text() state: PublicationState;
  /** SHA-256 of the decision's canonical content: what the two signed. */
  @Text() contentHash: string;
  @Instant() createdAt: Date;
  @Instant(OPTIONAL) publishedAt: Date | null;
}

@Entity()
export class PublicationSignature {
  @ForeignKey('Publication') @PrimaryColumn({ type: 'uuid' }) publicationId: string;
  @ForeignKey('Account') @PrimaryColumn({ type: 'uuid' }) accountId: string;
  @Text() signerName: string;
  @Instant() signedAt: Date;
}
