import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Int, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/** `requested` by the first officer, `applied` by the second; `cancelled` by either, with a reason. A proposal nobody has touched has no row. */
export type RescoringState = 'requested' | 'applied' | 'cancelled';

/** What two officers decided about a run that was proposed in place of the standing one. */
@Entity()
@Index('rescoring_of_run', ['runId'], { unique: true })
@Index('rescoring_of_round', ['roundId'])
export class Rescoring {
  @Id() id: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @ForeignKey('ScoreRun') @Uuid() runId: string;
  /** The run that stood when the first officer asked. */
  @ForeignKey('ScoreRun') @Uuid() standingRunId: string;
  @Text() state: RescoringState;
  @ForeignKey('Account') @Uuid(OPTIONAL) requestedById: string | null;
  @Instant(OPTIONAL) requestedAt: Date | null;
  /** Who applied or cancelled it. */
  @ForeignKey('Account') @Uuid(OPTIONAL) settledById: string | null;
  @Instant(OPTIONAL) settledAt: Date | null;
  @Text({ default: '' }) cancelReason: string;
  /** Entries whose score, rank or place on the list differs. */
  @Int({ default: 0 }) changed: number;
}

/** What a person is told of: marks counted anew, a list corrected before or after it was published. */
export type ResultNoticeKind = 'rescored' | 'list_changed' | 'superseded';

/** Tells a person that something was done about their entry. It holds no mark and no rank. */
@Entity()
@Index('result_notice_of_member', ['memberId', 'createdAt'])
@Index('result_notice_once', ['rescoringId', 'entryId', 'memberId'], { unique: true })
@Index('result_notice_once_a_list', ['decisionId', 'entryId', 'memberId'], { unique: true })
export class ResultNotice {
  @Id() id: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @Text({ default: 'rescored' }) kind: ResultNoticeKind;
  @ForeignKey('Rescoring') @Uuid(OPTIONAL) rescoringId: string | null;
  /** The list that now stands, where it was a list that changed. */
  @ForeignKey('Decision') @Uuid(OPTIONAL) decisionId: string | null;
  @ForeignKey('Entry') @Uuid() entryId: string;
  @ForeignKey('Member') @Uuid() memberId: string;
  @Instant() createdAt: Date;
  @Instant(OPTIONAL) readAt: Date | null;
}
