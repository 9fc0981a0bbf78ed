import type { RankingStyle } from '../exact/rank';
import type { RoundingMode } from '../exact/rational';
import type { Agreement } from '../reliability/agreement';

/** Every method of the contract: {@link EXACT_METHODS} without a float on the way, {@link MODEL_METHODS} by statistics. */
export const METHODS = ['mean', 'trimmed', 'median', 'zscore', 'additive', 'blup', 'calibrated'] as const;
export type MethodName = (typeof METHODS)[number];
export const EXACT_METHODS = ['mean', 'trimmed', 'median'] as const;
export type ExactMethodName = (typeof EXACT_METHODS)[number];
export const MODEL_METHODS = ['zscore', 'additive', 'blup', 'calibrated'] as const;
export type ModelName = (typeof MODEL_METHODS)[number];

/** A decimal of more than 15 significant digits, kept as written because a float would bend it. */
export class DecimalLiteral {
  constructor(readonly text: string) {}
}
/** A number in a document: its decimal literal is meant, not its float. */
export type Decimal = number | DecimalLiteral;

/** Tie breakers, "higher is better" each; applied in order after the rounded score. */
export type Breaker =
  | { readonly type: 'unrounded' | 'max' | 'min' | 'median' }
  | { readonly type: 'criterion'; readonly id: string }
  | { readonly type: 'criteriaSum'; readonly ids: readonly string[] };

/** As written in a document; every key but `method` has a default. */
export interface ScoreConfig {
  readonly method: MethodName;
  readonly level?: 'criterion' | 'total';
  readonly aggregate?: 'sum' | 'average';
  readonly trim?: { readonly high?: number; readonly low?: number; readonly minRemaining?: number };
  /** Decimal places; null = do not round there. */
  readonly rounding?: {
    readonly panel?: number | null;
    readonly factored?: number | null;
    readonly total?: number | null;
    readonly mode?: RoundingMode;
  };
  readonly minJudges?: number;
  readonly missingCriterion?: 'null' | 'zero' | null;
  readonly conflicts?: {
    readonly sameOrg?: 'exclude' | 'keep';
    readonly declared?: readonly { readonly judge: string; readonly entry: string }[];
  };
  readonly ties?: { readonly ranking?: RankingStyle; readonly breakers?: readonly Breaker[] };
}

/** One scoring task, as the CLI reads it. */
export interface ScoreDocument {
  readonly id?: string;
  readonly config: ScoreConfig;
  readonly entries: readonly { readonly id: string; readonly org?: string | null; readonly group?: string | null }[];
  readonly judges: readonly { readonly id: string; readonly org?: string | null; readonly weight?: Decimal }[];
  readonly criteria: readonly { readonly id: string; readonly weight: Decimal }[];
  readonly scores: readonly {
    readonly judge: string;
    readonly entry: string;
    readonly criterion: string;
    readonly value: Decimal | null;
  }[];
  readonly adjustments?: readonly { readonly entry: string; readonly value: Decimal; readonly criterion?: string }[];
}

/** What a reader of a score must know about it. */
export type ScoreFlag = 'conflict_excluded' | 'partial_judge' | 'trim_skipped' | 'insufficient';

export interface ScoredEntry {
  readonly id: string;
  /** Points; null when unscored. */
  readonly score: number | null;
  readonly rank: number | null;
  /** Distinct judges whose values counted. */
  readonly n: number;
  /** Standard error in points; null where the method has none to give. */
  readonly se: number | null;
  readonly flags: readonly ScoreFlag[];
}

export interface ScoreResult {
  readonly id?: string;
  readonly entries: readonly ScoredEntry[];
  /** Raw methods do not estimate severity: null says "not estimated", not "lenient by 0". */
  readonly judges: readonly { readonly id: string; readonly severity: number | null }[];
  /** Of the marks that count; only in documents of one criterion. */
  readonly reliability?: Agreement;
  /** Points², of the random-effects models. */
  readonly variance?: { readonly entry: number; readonly judge: number; readonly error: number };
  /** Own-organization effect in points, of the calibrated model when some judge marked the own organization. */
  readonly affinity?: { readonly mean: number; readonly se: number; readonly judges: readonly { readonly id: string; readonly effect: number }[] };
  /** Connected parts of the judge–entry graph; a judge or entry without scores is a part of its own. */
  readonly diagnostics: { readonly components: number };
}
