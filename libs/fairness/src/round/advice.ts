/*
 * What the calibrated model has to say about a round, beside the result and never instead of it unless the rules adopt it.
 * Every number is an integer in thousandths (of a point, of a share, of a ratio), so that bytes are the same everywhere.
 */

import type { CalibratedVersion } from '../models/calibrated';
import type { ReliabilityLight } from '../reliability/reliability';
import type { PanelWarning } from '../reliability/warnings';

/**
 * Names of what advises; a change of its outcome for equal inputs is a new version. 3: large panels start from their moments, and
 * deviates for rank intervals come from a table of quantiles.
 */
export const ADVICE_ENGINES: Readonly<Record<CalibratedVersion, string>> = { 2: 'fairness-calibrated/2', 3: 'fairness-calibrated/3' };

export type ReliabilityLightName = ReliabilityLight;

/** See {@link judgeWarnings}: a warning asks, it never deletes. */
export type JudgeWarning = PanelWarning;

/** `disconnected`: parts of the judge–entry graph cannot be compared; `few_sheets`: a judge has fewer than five, too few to know them by; `no_variation`: the marks do not part the entries; `shared_panel`: entries are pulled towards their districts, yet districts have no panels of their own. */
export type AdviceWarning = 'disconnected' | 'few_sheets' | 'no_variation' | 'shared_panel';

export interface AdvisedEntry {
  readonly id: string;
  readonly category: string;
  /** Calibrated score, thousandths of a point. */
  readonly score: number;
  /** Standard error, thousandths of a point. */
  readonly se: number;
  /** Within the category by calibrated score, 1224 style. */
  readonly rank: number;
  /** 5–95 % interval of the rank within the category. */
  readonly rankLow: number;
  readonly rankHigh: number;
  /** The interval spans more than the entry's own rank. */
  readonly isUncertain: boolean;
}

export interface AdvisedJudge {
  readonly judge: string;
  /** Complete sheets that counted. */
  readonly sheets: number;
  /** Thousandths of a point below the average judge; positive is harsh. */
  readonly severity: number;
  readonly se: number;
  /** How far the judge pulls entries apart; 1000 = like the panel. */
  readonly spread: number;
  /** The judge's error SD over the panel's; 1000 = the panel's. */
  readonly noise: number;
  readonly warnings: readonly JudgeWarning[];
}

export interface RoundAdvice {
  readonly engine: string;
  /** Thousandths of a squared point. */
  readonly variance: { readonly entry: number; readonly judge: number; readonly error: number };
  /** Thousandths; ICC and W only for complete panels, null where undefined. */
  readonly reliability: {
    /** 1 − mean(se²) / σ²(entry). */
    readonly value: number;
    readonly light: ReliabilityLightName;
    readonly icc21: number | null;
    readonly icc2k: number | null;
    readonly alpha: number | null;
    readonly kendallW: number | null;
  } | null;
  /** `one_off`: judges' severity is at least 2 % of the variance; a trained permanent panel (`uniform`) shows less. */
  readonly panel: 'uniform' | 'one_off';
  /** Own-organization effect in thousandths of a point; null when no judge shares an organization with an entry. */
  readonly affinity: { readonly mean: number; readonly se: number } | null;
  /** By category as given, then rank, then id. Entries without a complete sheet are not advised on. */
  readonly entries: readonly AdvisedEntry[];
  /** By judge id. */
  readonly judges: readonly AdvisedJudge[];
  /** |standardised residual| > 3, in thousandths, by entry then judge: ask the judge, never delete. */
  readonly residuals: readonly { readonly entry: string; readonly judge: string; readonly standardised: number }[];
  /** Connected parts of the judge–entry graph among entries with complete sheets. */
  readonly components: number;
  readonly warnings: readonly AdviceWarning[];
}
