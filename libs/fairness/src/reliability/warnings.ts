/*
 * When a figure is worth a question (contract, "Warnings"). A warning asks; nothing is deleted or changed by one.
 */

/** `random`: noise that hides the entries; `flat`: marks that hardly follow them; severe / lenient: stands apart. */
export type PanelWarning = 'random' | 'flat' | 'severe' | 'lenient';

export interface JudgeFigures {
  /** Points below the average judge; positive is harsh. */
  readonly severity: number;
  readonly se: number;
  /** b_j: how far the judge pulls entries apart; 1 = like the panel. */
  readonly spread: number;
  /** v_j / v_0: variance of the judge's noise over the panel's. */
  readonly noiseRatio: number;
}

const STRIKING = 3;
const NOISY = 2;
const FLAT = 0.3;

/** |standardised residual| > 3: ask the judge about this mark. */
export function isStriking(standardisedResidual: number): boolean {
  return Math.abs(standardisedResidual) > STRIKING;
}

/**
 * v_j/v_0 > 2 is random, b_j < 0.3 is flat (random as well when the noise is above the panel's); severe or lenient is a
 * severity beyond two standard errors that would also move an entry by half of `entrySd`, the SD between entries in points.
 */
export function judgeWarnings({ severity, se, spread, noiseRatio }: JudgeFigures, entrySd: number): PanelWarning[] {
  const warnings: PanelWarning[] = [];
  if (noiseRatio > NOISY || (spread < FLAT && noiseRatio > 1)) warnings.push('random');
  if (spread < FLAT) warnings.push('flat');
  if (Math.abs(severity) > 2 * se && Math.abs(severity) > entrySd / 2) warnings.push(severity > 0 ? 'severe' : 'lenient');
  return warnings;
}
