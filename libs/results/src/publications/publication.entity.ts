import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Id, Instant, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/** The published list of a round: one for each round, sealed by two signatures. */
@Entity()
export class Publication {
  @Id() id: string;
  @Index({ unique: true }) @ForeignKey('Round') @Uuid() roundId: string;
  @ForeignKey('Decision') @Uuid() decisionId: string;
  @Text() state: 'awaiting_signature' | 'published';
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
