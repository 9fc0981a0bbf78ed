import { incidenceOf, partsOf } from './incidence';
import type { Observations } from './observations';

export interface ZscoreFit {
  /** M + S·z̄_i, points; NaN for an entry without rows. */
  readonly score: Float64Array;
  /** S·s_z/√n, points; NaN below two rows. */
  readonly se: Float64Array;
  /** M − mean of the judge's rows, points. */
  readonly severity: Float64Array;
  readonly components: number;
}

/**
 * Standard scores: each judge's rows by z = (y − ȳ_j)/s_j (s_j with n − 1; z = 0 for a judge without spread), averaged by entry
 * and put back on the points' scale by the mean M and deviation S of all rows. Fair only where judges see like entries:
 * with districts it punishes the good one. Units: points in, points out. O(rows).
 */
export function fitZscore(obs: Observations): ZscoreFit {
  const data = incidenceOf(obs);
  const { entryCount, judgeCount, rowCount, from, judge, value, sheets, judgeSum } = data;
  const squares = new Float64Array(judgeCount);
  let total = 0;
  const mean = judgeSum.map((sum, j) => (sheets[j]! > 0 ? sum / sheets[j]! : 0));
  for (let r = 0; r < rowCount; r++) {
    squares[judge[r]!]! += (value[r]! - mean[judge[r]!]!) ** 2;
    total += value[r]! ** 2;
  }
  const scale = rowCount > 1 ? Math.sqrt(total / (rowCount - 1)) : 0;
  const deviation = squares.map((x, j) => (sheets[j]! > 1 ? Math.sqrt(x / (sheets[j]! - 1)) : 0));
  const z = value.map((y, r) => {
    const s = deviation[judge[r]!]!;
    return s > 1e-12 * Math.max(1, scale) ? (y - mean[judge[r]!]!) / s : 0;
  });
  const [score, se] = [new Float64Array(entryCount).fill(Number.NaN), new Float64Array(entryCount).fill(Number.NaN)];
  for (let i = 0; i < entryCount; i++) {
    const rows = z.subarray(from[i]!, from[i + 1]!);
    const n = rows.length;
    if (n === 0) continue;
    const centre = rows.reduce((a, x) => a + x, 0) / n;
    score[i] = data.mean + scale * centre;
    if (n > 1) se[i] = (scale * Math.sqrt(rows.reduce((a, x) => a + (x - centre) ** 2, 0) / (n - 1))) / Math.sqrt(n);
  }
  return { score, se, severity: mean.map((m) => (m === 0 ? 0 : -m)), components: partsOf(data).count };
}

/**
 * A scale to compare across skills, like WorldSkills' CIS (whose own formula is not public): 700 + 50·(x − median)/SD, SD with n − 1. Ours, labelled as ours;
 * never used for a rank. All 700 when the values do not differ; NaN stays NaN.
 */
export function standardisedScale(scores: Float64Array): Float64Array {
  const known = scores.filter((x) => Number.isFinite(x)).sort();
  if (known.length === 0) return scores.slice();
  const median = (known[(known.length - 1) >> 1]! + known[known.length >> 1]!) / 2;
  const mean = known.reduce((a, x) => a + x, 0) / known.length;
  const sd = known.length < 2 ? 0 : Math.sqrt(known.reduce((a, x) => a + (x - mean) ** 2, 0) / (known.length - 1));
  return scores.map((x) => (Number.isNaN(x) ? x : sd > 0 ? 700 + (50 * (x - median)) / sd : 700));
}
