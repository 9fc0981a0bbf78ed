import { Id, Instant, Int, Json, OPTIONAL, Text, Uuid } from '@jiangong/platform';
import { Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** `issued` stands; `reissued` was replaced by a newer one; `revoked` with its honour. */
export type CertificateState = 'issued' | 'reissued' | 'revoked';

/**
 * One certificate of one honour. Its words never change: the database refuses it, as it refuses one without a standing honour of
 * a published list. Only what became of it is written later.
 */
@Entity()
@Unique('certificate_serial', ['year', 'serial'])
@Index('certificate_standing', ['honourId'], { unique: true, where: `state = 'issued'` })
@Index('certificate_of_honour', ['honourId', 'serial'])
@Index('certificate_of_round', ['roundId', 'year', 'serial'])
@Index('certificate_of_batch', ['batchId'])
export class Certificate {
  @Id() id: string;
  /** 渝建功证〔2026〕000123; without gaps within a year. */
  @Index({ unique: true }) @Text() number: string;
  @Int() year: number;
  @Int() serial: number;
  @ForeignKey('Honour') @Uuid() honourId: string;
  @ForeignKey('Publication') @Uuid() publicationId: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @ForeignKey('CertificateBatch') @Uuid() batchId: string;
  @Text() state: CertificateState;
  /** Canonical text of what is printed (evidence/certificate). */
  @Text() text: string;
  @Text() textHash: string;
  /** Ed25519 over `text`, hex. */
  @Text() signature: string;
  @ForeignKey('LedgerKey') @Text() keyId: string;
  /** A picture of the name, where the font lacks a character of it. */
  @ForeignKey('Media') @Uuid(OPTIONAL) namePictureId: string | null;
  @Instant() issuedAt: Date;
  @ForeignKey('Account') @Uuid(OPTIONAL) issuedById: string | null;
  /** When its page was drawn and lay in the store; null for a moment only. */
  @Instant(OPTIONAL) drawnAt: Date | null;
  @Instant(OPTIONAL) endedAt: Date | null;
  @Text(OPTIONAL) endReason: string | null;
  /** The certificate that took its place. */
  @Uuid(OPTIONAL) replacedById: string | null;
}

export type BatchState = 'queued' | 'running' | 'done' | 'cancelled' | 'failed';

export interface NamePicture {
  readonly honourId: string;
  readonly mediaId: string;
}

/** What a job issues: up to five hundred at a time, or one anew. */
@Entity()
@Index('certificate_batch_of_round', ['roundId', 'createdAt'])
export class CertificateBatch {
  @Id() id: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @Text() kind: 'issue' | 'reissue';
  @Text() state: BatchState;
  /** In the order of the list. */
  @Json() honourIds: readonly string[];
  @Json() namePictures: readonly NamePicture[];
  /** Of a re-issue: which is replaced, and why. */
  @Uuid(OPTIONAL) replacesId: string | null;
  @Text(OPTIONAL) reason: string | null;
  @Uuid(OPTIONAL) jobId: string | null;
  @Instant() createdAt: Date;
  @ForeignKey('Account') @Uuid(OPTIONAL) createdById: string | null;
  @Instant(OPTIONAL) finishedAt: Date | null;
}

/** The last number given in a year: a number that was taken and not used is given back with its transaction. */
@Entity()
export class CertificateCounter {
  @PrimaryColumn({ type: 'integer' }) year: number;
  @Int() last: number;
}
