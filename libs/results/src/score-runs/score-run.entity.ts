import { Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Bool, Id, Instant, Int, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';
import type { RunSummary } from './score-run.rules';

export type ScoreRunState = 'queued' | 'computing' | 'sealed' | 'failed' | 'cancelled';

/** One computation of one round's results: inputs frozen, outputs sealed, hashes in the ledger. Never patched. */
@Entity()
@Unique('score_run_number', ['roundId', 'number'])
@Index('score_run_standing', ['roundId'], { unique: true, where: 'stands' })
export class ScoreRun {
  @Id() id: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @Int() number: number;
  @Text() state: ScoreRunState;
  @Text() reason: string;
  /** Name and version of the engine that computed it. */
  @Text() engine: string;
  /** Canonical JSON of rules, entries and marks as they stood when the run was asked for. */
  @Text() inputs: string;
  @Text() inputsHash: string;
  /** Canonical JSON of the engine's outcome; null until sealed. */
  @Text(OPTIONAL) outputs: string | null;
  @Text(OPTIONAL) outputsHash: string | null;
  @Uuid(OPTIONAL) jobId: string | null;
  @Instant() createdAt: Date;
  @Uuid(OPTIONAL) createdById: string | null;
  @Instant(OPTIONAL) sealedAt: Date | null;
  /** The run the round goes by: the first one sealed, until two officers apply a further one in its place. */
  @Bool({ default: false }) stands: boolean;
  /** Derived from `outputs`, for reading. */
  @Json(OPTIONAL) summary: RunSummary | null;
}

/** One judge's part in a line. The code stands for the judge within its run; who it is, only some may read. */
export interface SheetPart {
  /** `J1`, `J2` … */
  readonly judge: string;
  readonly judgeId: string;
  /** The judge's total in thousandths, half-up; null when the sheet lacks a mark. */
  readonly total: number | null;
  readonly fate: 'kept' | 'dropped_high' | 'dropped_low' | 'incomplete';
}

/** An entry's score in one component, thousandths; below a pass mark it is not rounded but cut off. */
export interface ComponentPart {
  readonly code: string;
  readonly score: number;
  readonly isBelowPass: boolean;
}

/** One line of a sealed run, for reading: derived from `outputs`, written in the same commit. */
@Entity()
@Index('score_line_order', ['runId', 'position'])
export class ScoreLine {
  @ForeignKey('ScoreRun') @PrimaryColumn({ type: 'uuid' }) runId: string;
  @Index() @ForeignKey('Entry') @PrimaryColumn({ type: 'uuid' }) entryId: string;
  @ForeignKey('Category') @Uuid() categoryId: string;
  /** Thousandths; null when the entry could not be scored. */
  @Int(OPTIONAL) score: number | null;
  @Int(OPTIONAL) rank: number | null;
  @Bool() isShared: boolean;
  /** Why there is no score or no rank, e.g. `too_few_judges`. */
  @Text(OPTIONAL) reason: string | null;
  @Int() judgeCount: number;
  /** Its place in the outputs: by category, then rank, those without a score last. */
  @Int() position: number;
  /** In the order of the codes. */
  @Json() sheets: readonly SheetPart[];
  /** What the calibrated model says of the entry, thousandths; null where it says nothing. */
  @Int(OPTIONAL) calibratedScore: number | null;
  @Int(OPTIONAL) se: number | null;
  @Int(OPTIONAL) calibratedRank: number | null;
  /** 5–95 % of the ranks it may have. */
  @Int(OPTIONAL) rankLow: number | null;
  @Int(OPTIONAL) rankHigh: number | null;
  @Bool({ default: false }) isUncertain: boolean;
  @Bool({ default: false }) isBelowPass: boolean;
  /** Scores by component; null in a round without. */
  @Json(OPTIONAL) components: readonly ComponentPart[] | null;
}
