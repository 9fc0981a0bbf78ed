import { factorize, invertFactored, solveFactored } from './dense';
import type { Incidence } from './incidence';

/** Variances over the error variance: entry σ²t/σ²e and judge σ²s/σ²e. */
export interface Ratios {
  readonly entry: number;
  readonly judge: number;
}

/** Everything REML knows at given ratios, with y = µ + t + s + e and entries eliminated. */
export interface Profile {
  /** −2 × restricted log-likelihood, up to a constant. */
  readonly deviance: number;
  /** µ̂ from the mean of the values. */
  readonly mean: number;
  readonly errorVariance: number;
}

interface Equations {
  /** K = I + φs·ZsᵀRZs, R = the inverse of I + φt·ZtZtᵀ, factored; only its diagonal where it has nothing else and that is enough. */
  readonly k: Float64Array;
  readonly isDiagonal: boolean;
  readonly logDet: number;
  /** ZsᵀR1 and ZsᵀRy. */
  readonly g: Float64Array;
  readonly b: Float64Array;
  /** 1ᵀR1, 1ᵀRy, yᵀRy. */
  readonly ones: number;
  readonly onesY: number;
  readonly squares: number;
}

function equations(data: Incidence, { entry, judge }: Ratios, needsMatrix: boolean): Equations {
  const { entryCount, judgeCount: n, from, judge: judgeOf, value, entrySum, sheets } = data;
  // Without one of the two variances judges have nothing to do with each other.
  const isDiagonal = !needsMatrix && (entry === 0 || judge === 0);
  const k = new Float64Array(isDiagonal ? n : n * n);
  const [g, b] = [sheets.slice(), data.judgeSum.slice()];
  let [logDet, ones, onesY, squares] = [0, 0, 0, 0];
  for (let i = 0; i < entryCount; i++) {
    const [start, end] = [from[i]!, from[i + 1]!];
    const rows = end - start;
    if (rows === 0) continue;
    const left = 1 / (1 + rows * entry);
    const w = entry * left;
    const sum = entrySum[i]!;
    const mean = sum / rows;
    logDet -= Math.log(left);
    ones += rows * left;
    onesY += sum * left;
    squares += sum * mean * left;
    for (let r = start; r < end; r++) {
      const j = judgeOf[r]!;
      squares += (value[r]! - mean) ** 2;
      g[j]! -= w * rows;
      b[j]! -= w * sum;
      if (isDiagonal) continue;
      // Rows of an entry are in the order of judges: this fills the lower triangle.
      for (let q = start; q <= r; q++) k[j * n + judgeOf[q]!]! -= w;
      for (let q = r + 1; q < end && judgeOf[q] === j; q++) k[j * n + j]! -= w;
    }
  }
  if (isDiagonal) {
    let judgeLogDet = 0;
    for (let j = 0; j < n; j++) {
      const x = 1 + judge * sheets[j]!;
      k[j] = Math.sqrt(x);
      judgeLogDet += Math.log(x);
    }
    return { k, isDiagonal, logDet: logDet + judgeLogDet, g, b, ones, onesY, squares };
  }
  for (let j = 0; j < n; j++) {
    for (let c = 0; c < j; c++) k[j * n + c]! *= judge;
    k[j * n + j] = 1 + judge * (sheets[j]! + k[j * n + j]!);
  }
  const judgeLogDet = factorize(k, n);
  return { k, isDiagonal, logDet: judgeLogDet === null ? Number.NaN : logDet + judgeLogDet, g, b, ones, onesY, squares };
}

/** K⁻¹x in place. */
function solve({ k, isDiagonal }: Equations, x: Float64Array): void {
  if (isDiagonal) for (let j = 0; j < x.length; j++) x[j] = x[j]! / k[j]! / k[j]!;
  else solveFactored(k, x.length, x);
}

function profileOf(data: Incidence, ratios: Ratios, needsMatrix = false): { profile: Profile; eq: Equations; kg: Float64Array; kb: Float64Array } {
  const eq = equations(data, ratios, needsMatrix);
  const n = data.judgeCount;
  const [kg, kb] = [eq.g.slice(), eq.b.slice()];
  solve(eq, kg);
  solve(eq, kb);
  let [xx, xy, yy] = [eq.ones, eq.onesY, eq.squares];
  for (let j = 0; j < n; j++) {
    xx -= ratios.judge * eq.g[j]! * kg[j]!;
    xy -= ratios.judge * eq.g[j]! * kb[j]!;
    yy -= ratios.judge * eq.b[j]! * kb[j]!;
  }
  const mean = xy / xx;
  const residual = Math.max(yy - xy * mean, Number.MIN_VALUE);
  const freedom = data.rowCount - 1;
  const deviance = freedom * Math.log(residual) + eq.logDet + Math.log(xx);
  return { profile: { deviance: Number.isFinite(deviance) ? deviance : Number.POSITIVE_INFINITY, mean, errorVariance: residual / freedom }, eq, kg, kb };
}

/**
 * REML at given variance ratios, µ and σ²e profiled out: (n − 1)·log(rss) + log|V| + log(XᵀV⁻¹X), V in units of σ²e.
 * Source: Patterson & Thompson 1971; Harville 1977. O(Σ n_i² + J³).
 */
export function profile(data: Incidence, ratios: Ratios): Profile {
  return profileOf(data, ratios).profile;
}

export interface Effects {
  readonly profile: Profile;
  /** t̂ and its conditional SD, by entry. */
  readonly entry: Float64Array;
  readonly entryError: Float64Array;
  readonly judge: Float64Array;
  readonly judgeError: Float64Array;
}

/**
 * Best linear unbiased predictions at given ratios: ŝ = φs·K⁻¹(ZsᵀRy − µ̂·ZsᵀR1), t̂_i = w_i·Σ(y − µ̂ − ŝ_j);
 * Var(s) = σ²e·φs·K⁻¹, Var(t_i) = σ²e·(w_i + w_i²·φs·a_iᵀK⁻¹a_i), w_i = φt/(1 + n_i·φt) (Henderson 1975).
 */
export function effectsAt(data: Incidence, ratios: Ratios): Effects {
  const { entryCount, judgeCount: n, from, judge: judgeOf, entrySum } = data;
  const { profile: found, eq, kg, kb } = profileOf(data, ratios, true);
  const inverse = invertFactored(eq.k, n);
  const judge = kb.map((x, j) => ratios.judge * (x - found.mean * kg[j]!));
  const judgeError = judge.map((_, j) => Math.sqrt(found.errorVariance * ratios.judge * inverse[j * n + j]!));
  const [entry, entryError] = [new Float64Array(entryCount), new Float64Array(entryCount)];
  for (let i = 0; i < entryCount; i++) {
    const [start, end] = [from[i]!, from[i + 1]!];
    const rows = end - start;
    const w = ratios.entry / (1 + rows * ratios.entry);
    let [rest, shared] = [entrySum[i]! - rows * found.mean, 0];
    for (let r = start; r < end; r++) {
      rest -= judge[judgeOf[r]!]!;
      for (let q = start; q < end; q++) shared += inverse[judgeOf[r]! * n + judgeOf[q]!]!;
    }
    entry[i] = w * rest;
    entryError[i] = Math.sqrt(found.errorVariance * (w + w * w * ratios.judge * shared));
  }
  return { profile: found, entry, entryError, judge, judgeError };
}
