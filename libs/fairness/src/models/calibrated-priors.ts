import type { Design } from './calibrated-design';
import type { Beliefs, JudgeSums, Posterior } from './calibrated-posterior';
import { digamma, inverseTrigamma, logGamma, trigamma } from './special';

/** Which freedoms the judges of a round are given beyond their severity. */
export interface Freedoms {
  readonly spread: boolean;
  readonly noise: boolean;
}

/** Beliefs with their own priors. */
export interface Learning extends Beliefs {
  /** v_b, the variance of spreads around 1. */
  spreadPrior: number;
  /** v₀, points²: the panel's noise. */
  panelNoise: number;
  /** In some round the judges' noises differed by more than chance: with the freedom of noises of their own the search would have gone elsewhere. */
  wantsNoise: boolean;
  /** Probability that a judge's marks have nothing to do with the entries. */
  readonly random: Float64Array;
  /** Judges with an own-organization effect: its mean and variance, points and points². */
  ownEffect: number;
  ownSpread: number;
}

/** Before any mark is read, one judge in fifty is thought to mark at random, and one in five to favour the own organization. */
const RANDOM_SHARE = 0.02;
const FAVOUR_SHARE = 0.2;
/** Fewer marks than this never call a judge random. */
const FEWEST_FOR_RANDOM = 4;

const odds = (share: number): number => (1 - share) / share;
/** P(a) from log-evidences of a and b and the prior odds of b. */
function chance(a: number, b: number, oddsOfB: number): number {
  return 1 / (1 + oddsOfB * Math.exp(Math.min(50, Math.max(-50, b - a))));
}

/** log N(gap; 0, variance) without the constant. */
function logNormal(gap: number, variance: number): number {
  return -0.5 * (Math.log(variance) + (gap * gap) / variance);
}

/**
 * u_j ~ N(δ, σ²u) for a judge who favours (or shuns) the own organization, else very near nought: a spike and a slab
 * (Mitchell & Beauchamp 1988), so that one such judge does not cast doubt on the others. The mixture's posterior goes
 * back into the linear system as the normal prior with the same first moment (Minka 2001), and what the mixture adds to
 * the evidence over that normal prior is the answer. O(judges).
 */
export function updateOwnEffects(design: Design, state: Learning, post: Posterior, total: number): number {
  const { ownCount, firstOwn, size } = design;
  if (ownCount === 0) return 0;
  let evidence = 0;
  const estimate = new Float64Array(ownCount);
  const error = new Float64Array(ownCount);
  const favour = new Float64Array(ownCount);
  const none = 0.01 * state.panelNoise;
  for (let u = 0; u < ownCount; u++) {
    const at = firstOwn + u;
    const variance = post.covariance[at * size + at]!;
    // What the marks alone say: the posterior without its prior.
    const information = Math.max(1 / variance - 1 / state.ownVariance[u]!, 1e-9 / total);
    error[u] = 1 / information;
    estimate[u] = (post.mean[at]! / variance - state.ownMean[u]! / state.ownVariance[u]!) / information;
    const [slab, spike] = [state.ownSpread + error[u]!, none + error[u]!];
    const [likeSlab, likeSpike] = [logNormal(estimate[u]! - state.ownEffect, slab), logNormal(estimate[u]!, spike)];
    favour[u] = chance(likeSlab, likeSpike, odds(FAVOUR_SHARE));
    const most = Math.max(likeSlab, likeSpike);
    const mixed = most + Math.log(FAVOUR_SHARE * Math.exp(likeSlab - most) + (1 - FAVOUR_SHARE) * Math.exp(likeSpike - most));
    evidence += mixed - logNormal(estimate[u]! - state.ownMean[u]!, state.ownVariance[u]! + error[u]!);
  }
  let [count, sum, squares] = [0, 0, 0];
  for (let u = 0; u < ownCount; u++) {
    const variance = 1 / (1 / state.ownSpread + 1 / error[u]!);
    const mean = variance * (state.ownEffect / state.ownSpread + estimate[u]! / error[u]!);
    count += favour[u]!;
    sum += favour[u]! * mean;
    squares += favour[u]! * (mean * mean + variance);
  }
  const effect = sum / (count + 1);
  state.ownSpread = Math.max((squares - 2 * effect * sum + count * effect * effect) / (count + 1), total / 4);
  state.ownEffect = effect;
  for (let u = 0; u < ownCount; u++) {
    const [slab, spike] = [1 / (1 / state.ownSpread + 1 / error[u]!), 1 / (1 / none + 1 / error[u]!)];
    const [high, low] = [slab * (effect / state.ownSpread + estimate[u]! / error[u]!), (spike * estimate[u]!) / error[u]!];
    const w = favour[u]!;
    const mean = w * high + (1 - w) * low;
    const variance = w * (slab + high * high) + (1 - w) * (spike + low * low) - mean * mean;
    const information = Math.max(1 / variance - 1 / error[u]!, 1e-3 / error[u]!);
    state.ownVariance[u] = 1 / information;
    state.ownMean[u] = (mean * (information + 1 / error[u]!) - estimate[u]! / error[u]!) / information;
  }
  return evidence;
}

/**
 * b_j | marks: normal around the regression of the judge's marks on the entries, prior N(1, v_b); or nought, for a judge
 * who does not look at the entries, when the marks are likelier so (BIC for that judge's own variance).
 * Answers the judges' expected squared residuals under the new spreads and this step's part of the evidence.
 */
export function updateSpreads(design: Design, state: Learning, sums: JudgeSums, freedoms: Freedoms): { readonly squares: Float64Array; readonly evidence: number } {
  const { sheets } = design.data;
  const squares = new Float64Array(sheets.length);
  const prior = state.spreadPrior;
  let [evidence, gap, count] = [0, 0, 0];
  for (let j = 0; j < sheets.length; j++) {
    const [m, v] = [sheets[j]!, state.noise[j]!];
    const [pull, weight] = [sums.product[j]! / v, sums.square[j]! / v];
    const precision = weight + 1 / prior;
    const b = (pull + 1 / prior) / precision;
    const second = b * b + 1 / precision;
    squares[j] = sums.whole[j]! - 2 * b * sums.product[j]! + second * sums.square[j]!;
    const marginal = -0.5 * Math.log(prior * precision) + 0.5 * precision * b * b - 0.5 / prior;
    const ownVariance = sums.whole[j]! / m;
    const looks = -0.5 * (m * Math.log(v) + sums.whole[j]! / v) + marginal;
    const guesses = -0.5 * (m * Math.log(ownVariance) + m + Math.log(m));
    const random = m < FEWEST_FOR_RANDOM ? 0 : chance(guesses, looks, odds(RANDOM_SHARE));
    state.random[j] = random;
    state.spread[j] = (1 - random) * b;
    state.spreadVariance[j] = freedoms.spread || random > 0 ? Math.max(0, (1 - random) * second - state.spread[j]! ** 2) : 0;
    gap += (1 - random) * ((b - 1) ** 2 + 1 / precision);
    count += 1 - random;
    evidence += marginal - (pull * b - (second * weight) / 2);
  }
  if (freedoms.spread) state.spreadPrior = Math.max(gap / Math.max(count, 1), 1e-6);
  return { squares, evidence };
}

/**
 * v_j ~ scaled-inverse-χ²(ν₀, v₀) by judge, ν₀ and v₀ by Smyth's moments of log s²_j (2004, Stat. Appl. Genet. Mol. Biol. 3:3,
 * limma); ν₀ = ∞, one noise for all, when the judges differ no more than chance. Random judges are left out and keep their own.
 * Answers this step's part of the evidence: the marks' likelihood with v_j integrated out.
 */
export function updateNoise(design: Design, state: Learning, sums: JudgeSums, squares: Float64Array, freedoms: Freedoms, floor: number): number {
  const { sheets } = design.data;
  const logs: number[] = [];
  const freedom: number[] = [];
  let [total, marks] = [0, 0];
  for (let j = 0; j < sheets.length; j++) {
    const m = sheets[j]!;
    const looks = 1 - state.random[j]!;
    total += looks * squares[j]!;
    marks += looks * m;
    const left = m - Math.min(sums.predicted[j]! / state.noise[j]!, 0.95 * m);
    if (m < 2 || left < 1 || looks < 0.5) continue;
    logs.push(Math.log(Math.max(sums.residual[j]! / left, floor)) - digamma(left / 2) + Math.log(left / 2));
    freedom.push(left);
  }
  let [nu, common] = [Number.POSITIVE_INFINITY, total / Math.max(marks, 1e-9)];
  if (logs.length >= 2) {
    const centre = logs.reduce((a, x) => a + x, 0) / logs.length;
    const spread = logs.reduce((a, x) => a + (x - centre) ** 2, 0) / (logs.length - 1);
    const excess = spread - freedom.reduce((a, d) => a + trigamma(d / 2), 0) / logs.length;
    if (excess > 1e-6) {
      state.wantsNoise = true;
      if (freedoms.noise) {
        nu = 2 * inverseTrigamma(excess);
        common = Math.exp(centre + digamma(nu / 2) - Math.log(nu / 2));
      }
    }
  }
  const v0 = Math.max(common, floor);
  state.panelNoise = v0;
  let evidence = 0;
  for (let j = 0; j < sheets.length; j++) {
    const m = sheets[j]!;
    const ss = squares[j]!;
    if (nu === Number.POSITIVE_INFINITY) {
      evidence -= 0.5 * (m * Math.log(2 * Math.PI * v0) + ss / v0);
      state.noise[j] = v0;
    } else {
      const half = (nu + m) / 2;
      evidence += logGamma(half) - logGamma(nu / 2) + (nu / 2) * Math.log(nu * v0) - half * Math.log(nu * v0 + ss) - (m / 2) * Math.log(Math.PI);
      state.noise[j] = Math.max((nu * v0 + ss) / (nu + m), floor);
    }
    if (state.random[j]! > 0.5) state.noise[j] = Math.max(sums.whole[j]! / m, floor);
  }
  return evidence;
}
