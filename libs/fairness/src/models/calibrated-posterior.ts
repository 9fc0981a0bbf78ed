import { factorize, invertFactored, solveFactored } from './dense';
import type { Design } from './calibrated-design';

/** Beliefs that change from round to round: variances (points²) and what is thought of each judge. */
export interface Beliefs {
  entry: number;
  judge: number;
  group: number;
  /** b_j: mean and variance. */
  readonly spread: Float64Array;
  readonly spreadVariance: Float64Array;
  /** v_j. */
  readonly noise: Float64Array;
  /** By row: the working mark (points from the mean of all) and its weight; the mark and 1, but at the ends of the scale. */
  readonly value: Float64Array;
  readonly weight: Float64Array;
  /** By judge: what E(mark − prediction)² has beyond the working marks, points². */
  readonly beyond: Float64Array;
  /** Prior of u_j: mean and variance, points and points². */
  readonly ownMean: Float64Array;
  readonly ownVariance: Float64Array;
}

/** The joint normal posterior of everything linear, given spreads and noises. */
export interface Posterior {
  /** Means of µ, s, g, u, and their covariance (row-major). */
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
  /** τ_i = g + t_i: mean and variance by entry. */
  readonly entry: Float64Array;
  readonly entryVariance: Float64Array;
  /** Cov(τ_i, unknown), one per touch of the design. */
  readonly cross: Float64Array;
  /** Coupling of the entry with the unknown, one per touch; precision by entry. */
  readonly coupling: Float64Array;
  readonly precision: Float64Array;
  /** log|covariance| of all linear unknowns and entries together. */
  readonly logDet: number;
}

/**
 * E-step: y = µ + s_j + b_j·τ_i + own·u_j + e with τ_i ~ N(g, σ²t); entries are eliminated by a Schur complement.
 * b_j enters by its mean and second moment (variational Bayes). Source: Henderson 1975; Searle, Casella & McCulloch 1992, §7.
 * O(rows·k + size³). Null when the system is not positive definite, which only rounding can cause.
 */
export function posteriorOf(design: Design, beliefs: Beliefs): Posterior | null {
  const { data, size: n, touchFrom, touches, judgeAt, ownAt, firstJudge, firstGroup, firstOwn, groupCount, group, ownCount } = design;
  const { entryCount, judgeCount, from, judge } = data;
  const a = new Float64Array(n * n);
  const mean = new Float64Array(n);
  const add = (p: number, q: number, x: number): void => {
    a[p >= q ? p * n + q : q * n + p]! += x;
  };
  for (let j = 0; j < judgeCount; j++) add(firstJudge + j, firstJudge + j, 1 / beliefs.judge);
  for (let g = 0; g < groupCount; g++) add(firstGroup + g, firstGroup + g, 1 / beliefs.group);
  for (let u = 0; u < ownCount; u++) {
    add(firstOwn + u, firstOwn + u, 1 / beliefs.ownVariance[u]!);
    mean[firstOwn + u]! += beliefs.ownMean[u]! / beliefs.ownVariance[u]!;
  }
  const coupling = new Float64Array(touches.length);
  const [precision, pull] = [new Float64Array(entryCount), new Float64Array(entryCount)];
  let logDet = 0;
  for (let i = 0; i < entryCount; i++) {
    const first = touchFrom[i]!;
    const end = touchFrom[i + 1]!;
    let p = 1 / beliefs.entry;
    let q = 0;
    if (groupCount > 0 && group[i]! >= 0) {
      coupling[first + 1]! -= 1 / beliefs.entry;
      add(touches[first + 1]!, touches[first + 1]!, 1 / beliefs.entry);
    }
    for (let r = from[i]!; r < from[i + 1]!; r++) {
      const j = judge[r]!;
      const w = beliefs.weight[r]! / beliefs.noise[j]!;
      const b = beliefs.spread[j]!;
      const y = beliefs.value[r]!;
      const wb = w * b;
      const wy = w * y;
      p += w * (b * b + beliefs.spreadVariance[j]!);
      q += wb * y;
      // µ is the first of all unknowns, own effects are the last
      const severity = touches[judgeAt[r]!]!;
      coupling[first]! += wb;
      coupling[judgeAt[r]!]! += wb;
      mean[0]! += wy;
      mean[severity]! += wy;
      a[0]! += w;
      a[severity * n]! += w;
      a[severity * n + severity]! += w;
      if (ownAt[r]! < 0) continue;
      const own = touches[ownAt[r]!]!;
      coupling[ownAt[r]!]! += wb;
      mean[own]! += wy;
      a[own * n]! += w;
      a[own * n + severity]! += w;
      a[own * n + own]! += w;
    }
    precision[i] = p;
    pull[i] = q;
    logDet -= Math.log(p);
    for (let x = first; x < end; x++) {
      const unknown = touches[x]!;
      const share = coupling[x]! / p;
      mean[unknown]! -= share * q;
      const row = unknown * n;
      for (let z = first; z <= x; z++) {
        const other = touches[z]!;
        a[unknown >= other ? row + other : other * n + unknown]! -= share * coupling[z]!;
      }
    }
  }
  const schur = factorize(a, n);
  if (schur === null) return null;
  solveFactored(a, n, mean);
  const covariance = invertFactored(a, n);
  const cross = new Float64Array(touches.length);
  const [entry, entryVariance] = [new Float64Array(entryCount), new Float64Array(entryCount)];
  for (let i = 0; i < entryCount; i++) {
    const first = touchFrom[i]!;
    const end = touchFrom[i + 1]!;
    const p = precision[i]!;
    let rest = pull[i]!;
    let shared = 0;
    for (let x = first; x < end; x++) {
      let sum = 0;
      const row = touches[x]! * n;
      for (let z = first; z < end; z++) sum += covariance[row + touches[z]!]! * coupling[z]!;
      cross[x] = -sum / p;
      rest -= coupling[x]! * mean[touches[x]!]!;
      shared += coupling[x]! * sum;
    }
    entry[i] = rest / p;
    entryVariance[i] = 1 / p + shared / (p * p);
  }
  return { mean, covariance, entry, entryVariance, cross, coupling, precision, logDet: logDet - schur };
}

/** What the rows of each judge say under a posterior: sums over the judge's rows, points². */
export interface JudgeSums {
  /** E(y − linear)², the entry left in. */
  readonly whole: Float64Array;
  /** Squared residuals of the means. */
  readonly residual: Float64Array;
  /** Σ of the variances of the predictions. */
  readonly predicted: Float64Array;
  /** E τ(y − linear) and E τ²: the regression that b_j solves. */
  readonly product: Float64Array;
  readonly square: Float64Array;
}

export function judgeSums(design: Design, beliefs: Beliefs, post: Posterior): JudgeSums {
  const { data, size: n, touchFrom, touches, judgeAt, ownAt } = design;
  const { entryCount, judgeCount, from, judge } = data;
  const { mean, covariance, cross } = post;
  const make = (): Float64Array => new Float64Array(judgeCount);
  const sums: JudgeSums = { whole: beliefs.beyond.slice(), residual: beliefs.beyond.slice(), predicted: make(), product: make(), square: make() };
  for (let i = 0; i < entryCount; i++) {
    const [t, tv] = [post.entry[i]!, post.entryVariance[i]!];
    for (let r = from[i]!; r < from[i + 1]!; r++) {
      const j = judge[r]!;
      const severity = touches[judgeAt[r]!]!;
      let line = mean[0]! + mean[severity]!;
      let along = cross[touchFrom[i]!]! + cross[judgeAt[r]!]!;
      let variance = covariance[0]! + covariance[severity]!;
      if (ownAt[r]! < 0) {
        variance += covariance[severity * n]!;
        variance += covariance[severity * n + severity]!;
      } else {
        const own = touches[ownAt[r]!]!;
        line += mean[own]!;
        along += cross[ownAt[r]!]!;
        variance += covariance[own]!;
        for (const unknown of [severity, own]) variance = variance + covariance[unknown * n]! + covariance[unknown * n + severity]! + covariance[unknown * n + own]!;
      }
      const [b, bv] = [beliefs.spread[j]!, beliefs.spreadVariance[j]!];
      const [w, rest] = [beliefs.weight[r]!, beliefs.value[r]! - line];
      sums.whole[j]! += w * (rest * rest + variance);
      sums.residual[j]! += w * (rest - b * t) ** 2;
      sums.predicted[j]! += w * (variance + 2 * b * along + (b * b + bv) * tv + bv * t * t);
      sums.product[j]! += w * (t * rest - along);
      sums.square[j]! += w * (t * t + tv);
    }
  }
  return sums;
}
