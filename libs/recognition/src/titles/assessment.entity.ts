import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DayColumn, Id, Instant, Int, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/** open → passed, or open → failing (an officer concluded it) → failed (another confirmed the end). */
export type AssessmentState = 'open' | 'passed' | 'failing' | 'failed' | 'dropped';

/** The yearly look at one holder. */
@Entity()
@Index('title_assessment_of_holding', ['holdingId', 'openedAt'])
@Index('title_assessment_open', ['holdingId'], { unique: true, where: `state in ('open', 'failing')` })
export class TitleAssessment {
  @Id() id: string;
  @ForeignKey('TitleHolding') @Uuid() holdingId: string;
  @ForeignKey('TitleVersion') @Uuid() versionId: string;
  @Text() state: AssessmentState;
  @DayColumn() dueOn: string;
  @Instant() openedAt: Date;
  /** Thousandths, once concluded. */
  @Int(OPTIONAL) total: number | null;
  /** Why it is failed: `marks`, or the code of the evidence that is missing. */
  @Text(OPTIONAL) failedBy: string | null;
  @ForeignKey('Account') @Uuid(OPTIONAL) concludedById: string | null;
  @Instant(OPTIONAL) concludedAt: Date | null;
}

/** Who marks; locked marks are final. */
@Entity()
export class TitleAssessor {
  @ForeignKey('TitleAssessment') @PrimaryColumn({ type: 'uuid' }) assessmentId: string;
  @Index() @ForeignKey('Account') @PrimaryColumn({ type: 'uuid' }) accountId: string;
  @Instant(OPTIONAL) lockedAt: Date | null;
}

@Entity()
@Check('title_mark_in_range', 'value between 0 and 100000')
export class TitleMark {
  @ForeignKey('TitleAssessment') @PrimaryColumn({ type: 'uuid' }) assessmentId: string;
  @ForeignKey('Account') @PrimaryColumn({ type: 'uuid' }) accountId: string;
  @PrimaryColumn({ type: 'text' }) part: string;
  /** Thousandths. */
  @Int() value: number;
  @Instant() savedAt: Date;
}

/** What a holder shows for the assessment: an innovation topic, with the day it was done. */
@Entity()
@Index('title_evidence_of_holding', ['holdingId', 'onDay'])
export class TitleEvidence {
  @Id() id: string;
  @ForeignKey('TitleHolding') @Uuid() holdingId: string;
  @Text() code: string;
  @Text() title: string;
  @DayColumn() onDay: string;
  @Text() state: 'claimed' | 'verified' | 'rejected';
  @Text({ default: '' }) reason: string;
  @Instant() claimedAt: Date;
  @ForeignKey('Account') @Uuid(OPTIONAL) claimedById: string | null;
  @Instant(OPTIONAL) settledAt: Date | null;
  @ForeignKey('Account') @Uuid(OPTIONAL) settledById: string | null;
}
