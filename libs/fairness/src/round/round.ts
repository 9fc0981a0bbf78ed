import type { CentreMethod, Fate } from '../exact/centre';
import type { RoundingMode } from '../exact/rational';

/** What decides between entries of equal rounded score, in order, higher first (domain §6). */
export type TieRule =
  /** Exact mean of all complete judges' totals, dropped ones included, not rounded. */
  | { readonly by: 'mean' }
  /** The round's own method on that criterion's marks, not rounded. */
  | { readonly by: 'criterion'; readonly criterion: string }
  /** The round's own method on the judges' values in that component, not rounded. */
  | { readonly by: 'component'; readonly component: string };

/** How a round's judges become one score: an exact centre, one that weighs judges, or one that learns about them first. */
export type RoundMethod =
  | CentreMethod
  /** Integer weights > 0 by judge; a judge not named weighs 1. */
  | { readonly kind: 'weighted'; readonly weights: Readonly<Record<string, number>> }
  /** Each judge's totals on one scale (mean and spread of all), then the mean. */
  | { readonly kind: 'zscore' }
  /** The advice adopted as the rule: the calibrated score of {@link RoundAdvice}, rounded to `decimals`. */
  | { readonly kind: 'calibrated' };

/** A part of the whole with its own weight and perhaps a pass mark, such as theory 30 and practice 70. */
export interface RoundComponent {
  readonly code: string;
  /** Integer > 0; weights need not add up to 100. */
  readonly weight: number;
  /** Thousandths, on the scale of marks; an entry whose component lies lower gets no rank. Null: none. */
  readonly passMark: number | null;
}

/** One round to be scored. All marks and scores are integers in thousandths of a point. */
export interface RoundInput {
  /** Category codes in the order of the programme; the result follows it. */
  readonly categories: readonly string[];
  /** Integer weights ≥ 0; they need not add up to 100. With components, each names its own and weighs within it. */
  readonly criteria: readonly {
    readonly code: string;
    readonly weight: number;
    readonly component?: string | null;
    /** Highest mark, thousandths; the lowest is nought. Where all criteria name it, the calibrated model knows the ends of the scale. */
    readonly max?: number | null;
  }[];
  readonly components?: readonly RoundComponent[];
  /** What meets the pass mark: the component's exact value (the default), or the same rounded to `decimals`. */
  readonly passMarkMeets?: 'exact' | 'rounded';
  readonly method: RoundMethod;
  /** Fewer complete sheets than this, and the entry has no score. */
  readonly minJudges: number;
  /** Decimal places of a score, 0–3. */
  readonly decimals: number;
  readonly rounding: RoundingMode;
  readonly ties: readonly TieRule[];
  /** Populations whose quality the calibrated model lets differ; not given: the entries' own `group` where any has one, else categories. */
  readonly groups?: 'none' | 'category' | 'org';
  /** `org` and `group` (district, track, room) are read by the calibrated model only. */
  readonly entries: readonly { readonly id: string; readonly category: string; readonly org?: string | null; readonly group?: string | null }[];
  /** Facts about judges for the calibrated model; a judge of marks need not be listed. */
  readonly judges?: readonly { readonly id: string; readonly org?: string | null }[];
  /** A sheet is complete when its judge marked every criterion; incomplete sheets are shown but do not count. */
  readonly marks: readonly {
    readonly entry: string;
    readonly judge: string;
    readonly criterion: string;
    /** Thousandths: 89.5 points are 89500. */
    readonly mark: number;
  }[];
}

/** An entry's score in one component. */
export interface ComponentScore {
  readonly code: string;
  /** The method's centre over the judges' values in this component, rounded to `decimals`, in thousandths. */
  readonly score: number;
  readonly isBelowPass: boolean;
  /** The value before rounding, exact points for people as {@link JudgeTotal.total}; where the pass mark meets it. */
  readonly exact?: string;
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
  /** Why there is no score; `below_pass_mark`: there is one, but no rank. */
  readonly reason: 'no_sheets' | 'too_few_judges' | 'below_pass_mark' | null;
  /** Within the category, 1224 style; null when not scored or below a pass mark. */
  readonly rank: number | null;
  readonly isShared: boolean;
  /** Too few sheets to drop any: the plain mean was taken. */
  readonly isTrimSkipped: boolean;
  /** In the order of judge ids. */
  readonly judges: readonly JudgeTotal[];
  /** The values the chain of ties compares, in its order: exact points for people; empty when not scored. */
  readonly ties: readonly { readonly by: TieRule['by']; readonly criterion?: string; readonly component?: string; readonly value: string }[];
  /** Only in a round with components: some component is below its pass mark. */
  readonly isBelowPass?: boolean;
  /** Only in a round with components, in their order; empty when not scored. */
  readonly components?: readonly ComponentScore[];
}

export interface RoundResult {
  /** Ordered by category as given, then rank (unscored last), then id; never by the order of the input. */
  readonly entries: readonly RoundEntry[];
}
