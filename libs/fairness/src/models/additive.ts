import { conjugateGradient, factorize, invertFactored, solveFactored } from './dense';
import { incidenceOf, partsOf, type Incidence } from './incidence';
import type { Observations } from './observations';

/** Up to this many judges the equations are solved by Cholesky, beyond by conjugate gradients. */
const MOST_DENSE = 400;

export interface AdditiveFit {
  /** t_i by entry, points; NaN for an entry without rows. */
  readonly score: Float64Array;
  /** Standard error of t_i, points; NaN where there are no degrees of freedom left. */
  readonly se: Float64Array;
  /** −s_j by judge, points below the average judge; sums to 0 in every connected part. */
  readonly severity: Float64Array;
  /** Residual variance, points²; NaN without degrees of freedom. */
  readonly errorVariance: number;
  /** Connected parts of the judge–entry graph. */
  readonly components: number;
}

/**
 * Additive least squares: minimises Σ (y − t_i − s_j)² over all rows, Σ s_j = 0 in every connected part.
 * Source: Fisher's incomplete blocks; MacKay, Kenna, Low & Parker 2017, “Calibration with confidence”, R. Soc. Open Sci. 4:160760.
 * Entries are eliminated: (diag(m_j) − AᵀD⁻¹A)·s = r, with A the entry × judge counts, D = diag(n_i), m_j the rows of j and
 * r_j = Σ (y − ȳ_i). Units: points in, points out. O(rows) a step, Cholesky up to 400 judges.
 */
export function fitAdditive(obs: Observations): AdditiveFit {
  const data = incidenceOf(obs);
  const { entryCount, judgeCount, from, judge, value, entrySum, mean } = data;
  const parts = partsOf(data);
  const right = data.judgeSum.slice();
  eachRow(data, (i, r, n) => (right[judge[r]!]! -= entrySum[i]! / n));
  const { effect, inverse } = judgeCount <= MOST_DENSE ? solveDense(data, parts.ofJudge, right) : { effect: solveSparse(data, right), inverse: null };
  centreInParts(effect, parts.ofJudge);

  const score = new Float64Array(entryCount).fill(Number.NaN);
  let squares = 0;
  for (let i = 0; i < entryCount; i++) {
    const n = from[i + 1]! - from[i]!;
    if (n === 0) continue;
    let t = entrySum[i]!;
    for (let r = from[i]!; r < from[i + 1]!; r++) t -= effect[judge[r]!]!;
    t /= n;
    for (let r = from[i]!; r < from[i + 1]!; r++) squares += (value[r]! - t - effect[judge[r]!]!) ** 2;
    score[i] = mean + t;
  }
  const freedom = data.rowCount - (entryCount + judgeCount - parts.count);
  const errorVariance = freedom > 0 ? squares / freedom : Number.NaN;
  return { score, se: errorsOf(data, inverse, sizesOf(parts.ofJudge), errorVariance), severity: effect.map((s) => (s === 0 ? 0 : -s)), errorVariance, components: parts.count };
}

function eachRow(data: Incidence, visit: (entry: number, row: number, rows: number) => void): void {
  for (let i = 0; i < data.entryCount; i++) {
    const [start, end] = [data.from[i]!, data.from[i + 1]!];
    for (let r = start; r < end; r++) visit(i, r, end - start);
  }
}

/** Adding 1·1ᵀ within every part makes the matrix regular and picks the solution that sums to zero there. */
function solveDense(data: Incidence, part: Int32Array, right: Float64Array): { effect: Float64Array; inverse: Float64Array } {
  const { judgeCount: n, entryCount, from, judge, sheets } = data;
  const a = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    a[j * n + j]! += sheets[j]!;
    for (let k = 0; k <= j; k++) if (part[j] === part[k]) a[j * n + k]! += 1;
  }
  for (let i = 0; i < entryCount; i++) {
    const [start, end] = [from[i]!, from[i + 1]!];
    for (let r = start; r < end; r++) for (let q = start; q < end; q++) if (judge[q]! <= judge[r]!) a[judge[r]! * n + judge[q]!]! -= 1 / (end - start);
  }
  // With 1·1ᵀ added in every part the matrix is positive definite by construction.
  factorize(a, n);
  solveFactored(a, n, right);
  return { effect: right, inverse: invertFactored(a, n) };
}

function solveSparse(data: Incidence, right: Float64Array): Float64Array {
  const { entryCount, from, judge, sheets } = data;
  const times = (x: Float64Array, out: Float64Array): void => {
    for (let j = 0; j < out.length; j++) out[j] = sheets[j]! * x[j]!;
    for (let i = 0; i < entryCount; i++) {
      const [start, end] = [from[i]!, from[i + 1]!];
      let centre = 0;
      for (let r = start; r < end; r++) centre += x[judge[r]!]!;
      centre /= end - start;
      for (let r = start; r < end; r++) out[judge[r]!]! -= centre;
    }
  };
  const effect = new Float64Array(data.judgeCount);
  conjugateGradient(times, sheets.map((m) => m || 1), right, effect, 1e-12, 2_000);
  return effect;
}

/** By judge, how many judges its part has. */
function sizesOf(part: Int32Array): Int32Array {
  const size = new Map<number, number>();
  for (const p of part) size.set(p, (size.get(p) ?? 0) + 1);
  return part.map((p) => size.get(p)!);
}

function centreInParts(effect: Float64Array, part: Int32Array): void {
  const [total, size] = [new Map<number, number>(), new Map<number, number>()];
  effect.forEach((s, j) => {
    total.set(part[j]!, (total.get(part[j]!) ?? 0) + s);
    size.set(part[j]!, (size.get(part[j]!) ?? 0) + 1);
  });
  for (let j = 0; j < effect.length; j++) effect[j]! -= total.get(part[j]!)! / size.get(part[j]!)!;
}

/**
 * se² = σ²·(1/n_i + āᵢᵀ·S⁺·āᵢ), āᵢ the entry's shares of judges; for many judges S⁺ is taken as diag(1/m_j), which leaves out
 * what errors of severities have in common.
 */
function errorsOf(data: Incidence, inverse: Float64Array | null, partSize: Int32Array, variance: number): Float64Array {
  const { entryCount, judgeCount, from, judge, sheets } = data;
  const se = new Float64Array(entryCount).fill(Number.NaN);
  if (Number.isNaN(variance)) return se;
  for (let i = 0; i < entryCount; i++) {
    const [start, end] = [from[i]!, from[i + 1]!];
    const n = end - start;
    if (n === 0) continue;
    let spread = 0;
    for (let r = start; r < end; r++) {
      if (!inverse) spread += 1 / sheets[judge[r]!]!;
      else for (let q = start; q < end; q++) spread += inverse[judge[r]! * judgeCount + judge[q]!]!;
    }
    // The 1·1ᵀ that made the matrix regular adds 1/J² to every element of the inverse.
    const added = inverse ? 1 / partSize[judge[start]!]! ** 2 : 0;
    se[i] = Math.sqrt(variance * (1 / n + Math.max(0, spread / (n * n) - added)));
  }
  return se;
}
