import type { Panel } from './panel';

/** Intraclass correlations: judges random (2) or fixed (3), one judge's mark (1) or the mean of all k (k). */
export interface Intraclass {
  readonly icc21: number | null;
  readonly icc2k: number | null;
  readonly icc31: number | null;
  readonly icc3k: number | null;
}

export interface MeanSquares {
  /** Between entries, between judges, and what is left; squared points. */
  readonly entries: number;
  readonly judges: number;
  readonly error: number;
}

/** Squares below this share of the largest squared deviation are the dust of float sums, not differences. */
const DUST = 1e-24;

/** Two-way analysis of variance without replication (Fisher 1925): n entries × k judges. */
export function meanSquares({ entries: n, judges: k, value }: Panel): MeanSquares {
  // Deviations from the first mark: marks that are all equal leave exact zeros.
  const from = value[0]!;
  const [rows, columns] = [new Float64Array(n), new Float64Array(k)];
  let [total, widest] = [0, 0];
  for (let i = 0; i < n; i++) for (let j = 0; j < k; j++) {
    const x = value[i * k + j]! - from;
    rows[i]! += x / k;
    columns[j]! += x / n;
    total += x;
    widest = Math.max(widest, x * x);
  }
  const grand = total / (n * k);
  let [entries, judges, error] = [0, 0, 0];
  for (let i = 0; i < n; i++) entries += k * (rows[i]! - grand) ** 2;
  for (let j = 0; j < k; j++) judges += n * (columns[j]! - grand) ** 2;
  for (let i = 0; i < n; i++) for (let j = 0; j < k; j++) error += (value[i * k + j]! - from - rows[i]! - columns[j]! + grand) ** 2;
  const clean = (square: number): number => (square <= DUST * widest * n * k ? 0 : square);
  return { entries: clean(entries / (n - 1)), judges: clean(judges / (k - 1)), error: clean(error / ((n - 1) * (k - 1))) };
}

function ratio(above: number, below: number): number | null {
  return below === 0 ? null : above / below;
}

/**
 * Shrout & Fleiss 1979 (Psych. Bull. 86:420–428), as named by McGraw & Wong 1996 (Psych. Methods 1:30–46). With mean
 * squares E of entries, J of judges and R of the rest, n entries and k judges:
 * ICC(2,1) = (E − R) / (E + (k−1)R + k(J−R)/n), ICC(2,k) = (E − R) / (E + (J−R)/n),
 * ICC(3,1) = (E − R) / (E + (k−1)R), ICC(3,k) = (E − R) / E. Null without a full panel or when the denominator is 0
 * (marks that tell nothing apart). May be negative: judges who agree less than by chance.
 */
export function intraclass(panel: Panel | null): Intraclass {
  if (!panel) return { icc21: null, icc2k: null, icc31: null, icc3k: null };
  const { entries: n, judges: k } = panel;
  const { entries: e, judges: j, error: r } = meanSquares(panel);
  return {
    icc21: ratio(e - r, e + (k - 1) * r + (k * (j - r)) / n),
    icc2k: ratio(e - r, e + (j - r) / n),
    icc31: ratio(e - r, e + (k - 1) * r),
    icc3k: ratio(e - r, e),
  };
}
