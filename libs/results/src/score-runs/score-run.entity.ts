import { Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Bool, Id, Instant, Int, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';

export type ScoreRunState = 'queued' | 'computing' | 'sealed' | 'failed' | 'cancelled';

/** One computation of one round's results: inputs frozen, outputs sealed, hashes in the ledger. Never patched. */
@Entity()
@Unique('score_run_number', ['roundId', 'number'])
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
  /** Why there is no score, e.g. `too_few_judges`. */
  @Text(OPTIONAL) reason: string | null;
  @Int() judgeCount: number;
  /** Its place in the outputs: by category, then rank, those without a score last. */
  @Int() position: number;
  /** In the order of the codes. */
  @Json() sheets: readonly SheetPart[];
}
