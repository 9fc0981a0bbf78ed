/*
 * Standard errors are descriptions, not scores: nothing is ranked or awarded by them, so floats are good enough here.
 */

function deviation(values: readonly number[]): number {
  const centre = values.reduce((total, x) => total + x, 0) / values.length;
  return Math.sqrt(values.reduce((total, x) => total + (x - centre) ** 2, 0) / (values.length - 1));
}

/** s / √n, in the unit of the values; null below two values. */
export function meanError(values: readonly number[]): number | null {
  return values.length < 2 ? null : deviation(values) / Math.sqrt(values.length);
}

/**
 * Of a weighted mean with weights w: √(n/(n−1) · Σ w²(x−x̄)²) / Σ w (Cochran 1977, ratio form); null below two values.
 */
export function weightedMeanError(values: readonly number[], weights: readonly number[]): number | null {
  const n = values.length;
  if (n < 2) return null;
  const total = weights.reduce((a, w) => a + w, 0);
  const centre = values.reduce((a, x, i) => a + weights[i]! * x, 0) / total;
  const spread = values.reduce((a, x, i) => a + (weights[i]! * (x - centre)) ** 2, 0);
  return Math.sqrt((n / (n - 1)) * spread) / total;
}

/**
 * Of a trimmed mean: s_winsorised / ((1 − 2γ)√n), where 2γ is the share of values dropped (Tukey & McLaughlin 1963).
 * Null when winsorising leaves nothing to compare (fewer than two values kept), where the formula would claim certainty.
 */
export function trimmedMeanError(values: readonly number[], high: number, low: number): number | null {
  const n = values.length;
  const kept = n - high - low;
  if (kept < 2) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const [floor, ceiling] = [sorted[low]!, sorted[n - high - 1]!];
  const winsorised = sorted.map((x) => Math.min(ceiling, Math.max(floor, x)));
  return deviation(winsorised) / ((kept / n) * Math.sqrt(n));
}
