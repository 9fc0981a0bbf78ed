import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Bool, Id, Instant, Int, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';
import type { SchemeContent } from './scheme.rules';

/** The indicator tree of a year; a change is a new version with a reason, and never touches what was reckoned before. */
@Entity()
@Index('evaluation_scheme_version', ['year', 'version'], { unique: true })
export class EvaluationScheme {
  @Id() id: string;
  @Int() year: number;
  @Int() version: number;
  @Json() content: SchemeContent;
  @Text() contentHash: string;
  @Text() reason: string;
  @Instant() createdAt: Date;
  @Uuid(OPTIONAL) createdById: string | null;
}

/** What a district states for an indicator that is not reckoned, with its proof. */
@Entity()
export class EvaluationEvidence {
  @Int({ primary: true }) year: number;
  @ForeignKey('Organization') @PrimaryColumn({ type: 'uuid' }) districtId: string;
  @PrimaryColumn({ type: 'text' }) indicator: string;
  @Int() value: number;
  @Text() proof: string;
  /** Looked at by the city; only then it counts. */
  @Bool({ default: false }) isConfirmed: boolean;
  @Uuid(OPTIONAL) enteredById: string | null;
  @Instant() enteredAt: Date;
}

export type EvaluationState = 'computed' | 'awaiting_signature' | 'published' | 'superseded';

/** One reckoning of all districts, whole; read and never patched. */
@Entity()
@Index('evaluation_standing', ['year'], { unique: true, where: `state <> 'superseded'` })
export class Evaluation {
  @Id() id: string;
  @Int() year: number;
  @ForeignKey('EvaluationScheme') @Uuid() schemeId: string;
  @Text() state: EvaluationState;
  /** Canonical JSON of the sheets. */
  @Text() content: string;
  @Text() contentHash: string;
  @Instant() computedAt: Date;
  @Instant(OPTIONAL) publishedAt: Date | null;
}

@Entity()
export class EvaluationSignature {
  @ForeignKey('Evaluation') @PrimaryColumn({ type: 'uuid' }) evaluationId: string;
  @ForeignKey('Account') @PrimaryColumn({ type: 'uuid' }) accountId: string;
  @Text() signerName: string;
  @Instant() signedAt: Date;
}

/** What a district says to its own sheet. */
@Entity()
@Index('evaluation_answer_of', ['evaluationId', 'districtId'])
export class EvaluationAnswer {
  @Id() id: string;
  @ForeignKey('Evaluation') @Uuid() evaluationId: string;
  @ForeignKey('Organization') @Uuid() districtId: string;
  @Text() text: string;
  @Text() byName: string;
  @Uuid(OPTIONAL) byId: string | null;
  @Instant() at: Date;
}
