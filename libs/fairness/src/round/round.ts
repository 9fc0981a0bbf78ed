import type { CentreMethod, Fate } from '../exact/centre';
import type { RoundingMode } from '../exact/rational';

/** What decides between entries of equal rounded score, in order, higher first (domain §6). */
export type TieRule =
  /** Exact mean of all complete judges' totals, dropped ones included, not rounded. */
  | { readonly by: 'mean' }
  /** The round's own method on that criterion's marks, not rounded. */
  | { readonly by: 'criterion'; readonly criterion: string };

/** One round to be scored. All marks and scores are integers in thousandths of a point. */
export interface RoundInput {
  /** Category codes in the order of the programme; the result follows it. */
  readonly categories: readonly string[];
  /** Integer weights ≥ 0; they need not add up to 100. */
  readonly criteria: readonly { readonly code: string; readonly weight: number }[];
  readonly method: CentreMethod;
  /** Fewer complete sheets than this, and the entry has no score. */
  readonly minJudges: number;
  /** Decimal places of a score, 0–3. */
  readonly decimals: number;
  readonly rounding: RoundingMode;
  readonly ties: readonly TieRule[];
  readonly entries: readonly { readonly id: string; readonly category: string }[];
  /** A sheet is complete when its judge marked every criterion; incomplete sheets are shown but do not count. */
  readonly marks: readonly {
    readonly entry: string;
    readonly judge: string;
    readonly criterion: string;
    /** Thousandths: 89.5 points are 89500. */
    readonly mark: number;
  }[];
}

/** One judge's part in an entry's score. */
export interface JudgeTotal {
  readonly judge: string;
  /** Exact points for people: a decimal such as `89.65`, or a fraction such as `271/3`; null for an incomplete sheet. */
  readonly total: string | null;
  readonly fate: Fate | 'incomplete';
}

/** One entry's place in the round. */
export interface RoundEntry {
  readonly id: string;
  readonly category: string;
  /** Rounded, in thousandths; null when not scored. */
  readonly score: number | null;
  /** Why there is no score. */
  readonly reason: 'no_sheets' | 'too_few_judges' | null;
  /** Within the category, 1224 style; null when not scored. */
  readonly rank: number | null;
  readonly isShared: boolean;
  /** Too few sheets to drop any: the plain mean was taken. */
  readonly isTrimSkipped: boolean;
  /** In the order of judge ids. */
  readonly judges: readonly JudgeTotal[];
  /** The values the chain of ties compares, in its order: exact points for people; empty when not scored. */
  readonly ties: readonly { readonly by: TieRule['by']; readonly criterion?: string; readonly value: string }[];
}

export interface RoundResult {
  /** Ordered by category as given, then rank (unscored last), then id; never by the order of the input. */
  readonly entries: readonly RoundEntry[];
}
