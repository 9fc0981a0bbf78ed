import { conjugateGradient, dot } from './dense';
import type { Incidence } from './incidence';
import type { Effects, Ratios } from './reml-profile';

/*
 * REML for many judges: the same equations solved by conjugate gradients, and the two traces the likelihood's slope
 * needs estimated with fixed ±1 vectors (Hutchinson 1990) on top of their diagonals.
 */
const TOLERANCE = 1e-7;
const MOST_STEPS = 500;
const SEED = 0x9e3779b9;

/** ±1 from a fixed stream (xorshift32, Marsaglia 2003): the same vectors every time. */
function signs(length: number, seed: number): Float64Array {
  let state = seed | 0 || 1;
  return Float64Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0x10000 ? 1 : -1;
  });
}

class LargeSystem {
  private readonly left: Float64Array;
  readonly diagonal: Float64Array;

  constructor(
    readonly data: Incidence,
    readonly ratios: Ratios,
  ) {
    const { entryCount, judgeCount, from, judge, sheets } = data;
    this.left = Float64Array.from({ length: entryCount }, (_, i) => 1 / (1 + (from[i + 1]! - from[i]!) * ratios.entry));
    this.diagonal = new Float64Array(judgeCount);
    for (let i = 0; i < entryCount; i++) for (let r = from[i]!; r < from[i + 1]!; r++) this.diagonal[judge[r]!]! -= ratios.entry * this.left[i]!;
    for (let j = 0; j < judgeCount; j++) this.diagonal[j] = 1 + ratios.judge * (sheets[j]! + this.diagonal[j]!);
  }

  /** ZsᵀR·v for v constant on rows of an entry plus a value by judge: out = ZsᵀR(Zt·a + Zs·x). */
  private gather(x: Float64Array, out: Float64Array): void {
    const { entryCount, from, judge, sheets } = this.data;
    for (let j = 0; j < out.length; j++) out[j] = sheets[j]! * x[j]!;
    for (let i = 0; i < entryCount; i++) {
      const [start, end] = [from[i]!, from[i + 1]!];
      let sum = 0;
      for (let r = start; r < end; r++) sum += x[judge[r]!]!;
      sum *= this.ratios.entry * this.left[i]!;
      for (let r = start; r < end; r++) out[judge[r]!]! -= sum;
    }
  }

  /** K⁻¹b. */
  solve(b: Float64Array): Float64Array {
    const x = b.map((value, j) => value / this.diagonal[j]!);
    const times = (v: Float64Array, out: Float64Array): void => {
      this.gather(v, out);
      for (let j = 0; j < v.length; j++) out[j] = v[j]! + this.ratios.judge * out[j]!;
    };
    conjugateGradient(times, this.diagonal, b, x, TOLERANCE, MOST_STEPS);
    return x;
  }

  /** By entry, Σ over its rows of x_j; and by judge, Σ over its rows of a_i. */
  byEntry(x: Float64Array): Float64Array {
    const { from, judge } = this.data;
    return Float64Array.from({ length: this.data.entryCount }, (_, i) => {
      let sum = 0;
      for (let r = from[i]!; r < from[i + 1]!; r++) sum += x[judge[r]!]!;
      return sum;
    });
  }

  byJudge(a: Float64Array): Float64Array {
    const { entryCount, from, judge } = this.data;
    const out = new Float64Array(this.data.judgeCount);
    for (let i = 0; i < entryCount; i++) for (let r = from[i]!; r < from[i + 1]!; r++) out[judge[r]!]! += a[i]!;
    return out;
  }

  /** 1/(1 + n_i·φt) by entry. */
  get shares(): Float64Array {
    return this.left;
  }
}

interface Solved {
  readonly mean: number;
  readonly errorVariance: number;
  readonly entry: Float64Array;
  readonly judge: Float64Array;
  /** What the error of µ̂ adds to Σ_i Var(t_i) and Σ_j Var(s_j), units of σ²e. */
  readonly ofMean: { readonly entry: number; readonly judge: number };
}

function solveAt(system: LargeSystem): Solved {
  const { data, ratios, shares } = system;
  const { entryCount, from, judge: judgeOf, value, entrySum, judgeSum, sheets } = data;
  const rows = (i: number): number => from[i + 1]! - from[i]!;
  const w = shares.map((left) => left * ratios.entry);
  const g = sheets.slice();
  const b = judgeSum.slice();
  const gDrop = system.byJudge(w.map((x, i) => x * rows(i)));
  const bDrop = system.byJudge(w.map((x, i) => x * entrySum[i]!));
  for (let j = 0; j < g.length; j++) {
    g[j]! -= gDrop[j]!;
    b[j]! -= bDrop[j]!;
  }
  let [xx, xy] = [0, 0];
  for (let i = 0; i < entryCount; i++) {
    xx += rows(i) * shares[i]!;
    xy += entrySum[i]! * shares[i]!;
  }
  const [kg, kb] = [system.solve(g), system.solve(b)];
  const certainty = xx - ratios.judge * dot(g, kg);
  const mean = (xy - ratios.judge * dot(g, kb)) / certainty;
  const judge = kb.map((x, j) => ratios.judge * (x - mean * kg[j]!));
  const pulled = system.byEntry(judge);
  const entry = w.map((x, i) => x * (entrySum[i]! - rows(i) * mean - pulled[i]!));
  // rss = yᵀV⁻¹(y − µ̂) = Σ (y − µ̂)(y − µ̂ − t̂ − ŝ), since V⁻¹(y − µ̂) is what the effects leave.
  let residual = 0;
  for (let i = 0; i < entryCount; i++) {
    for (let r = from[i]!; r < from[i + 1]!; r++) residual += (value[r]! - mean) * (value[r]! - mean - entry[i]! - judge[judgeOf[r]!]!);
  }
  // by how much a point more of µ lowers each effect
  const ofJudge = kg.map((x) => ratios.judge * x);
  const shifted = system.byEntry(ofJudge);
  const ofEntry = w.map((x, i) => x * (rows(i) - shifted[i]!));
  return { mean, errorVariance: residual / (data.rowCount - 1), entry, judge, ofMean: { entry: dot(ofEntry, ofEntry) / certainty, judge: dot(ofJudge, ofJudge) / certainty } };
}

/**
 * Σ_i Var(t_i) and Σ_j Var(s_j) in units of σ²e, but for the error of µ̂: the diagonal of K⁻¹ is taken as 1/K_jj and corrected by
 * the mean of zᵀ(K⁻¹ − diag⁻¹)z over fixed ±1 vectors z.
 */
function traces(system: LargeSystem, vectors: number): { entry: number; judge: number } {
  const { data, ratios, shares, diagonal } = system;
  const { entryCount, judgeCount, from, judge } = data;
  const w = shares.map((left) => left * ratios.entry);
  let [entry, entryDiagonal] = [0, 0];
  for (let i = 0; i < entryCount; i++) {
    if (from[i + 1] === from[i]) continue;
    entry += w[i]!;
    for (let r = from[i]!; r < from[i + 1]!; r++) entryDiagonal += (w[i]! * w[i]!) / diagonal[judge[r]!]!;
  }
  let judgeTrace = diagonal.reduce((sum, d) => sum + 1 / d, 0);
  let entryTrace = entryDiagonal;
  for (let v = 0; v < vectors; v++) {
    const z = signs(judgeCount, Math.imul(SEED, v + 1));
    const x = system.solve(z);
    const byEntry = system.byEntry(z);
    const weighed = system.byJudge(byEntry.map((sum, i) => sum * w[i]! * w[i]!));
    let [fromJudge, fromEntry] = [0, 0];
    for (let j = 0; j < judgeCount; j++) {
      const excess = x[j]! - z[j]! / diagonal[j]!;
      fromJudge += z[j]! * excess;
      fromEntry += weighed[j]! * excess;
    }
    judgeTrace += fromJudge / vectors;
    entryTrace += fromEntry / vectors;
  }
  return { entry: entry + ratios.judge * entryTrace, judge: ratios.judge * judgeTrace };
}

/**
 * REML by the fixed point σ² = ‖û‖² / (q − Σ Var(u)/σ²) on both effects at once, which has REML's stationary points
 * (Harville 1977, eq. 6.4; MacKay 1992). Thirty rounds at most; a variance below 10⁻⁸ of the error is nought. Without
 * `isWhole` the error of µ̂ is left out and the search ends earlier, as rounds were once sealed.
 */
export function fitLarge(data: Incidence, isWhole = true): Effects & { readonly ratios: Ratios } {
  const { entryCount, judgeCount, from, sheets } = data;
  let marked = 0;
  for (let i = 0; i < entryCount; i++) if (from[i + 1]! > from[i]!) marked++;
  const sitting = sheets.reduce((n, m) => n + Number(m > 0), 0);
  const vectors = Math.min(32, Math.max(2, Math.ceil(20_000 / judgeCount)));
  let ratios: Ratios = { entry: 1, judge: 0.5 };
  for (let round = 0; round < 30; round++) {
    const system = new LargeSystem(data, ratios);
    const { entry, judge, errorVariance, ofMean } = solveAt(system);
    const known = traces(system, vectors);
    const trace = isWhole ? { entry: known.entry + ofMean.entry, judge: known.judge + ofMean.judge } : known;
    const freedomOf = (count: number, sum: number, ratio: number): number => Math.max(count - sum / ratio, 1e-9 * count);
    const next = {
      entry: bounded(dot(entry, entry) / freedomOf(marked, trace.entry, ratios.entry) / errorVariance),
      judge: bounded(dot(judge, judge) / freedomOf(sitting, trace.judge - (judgeCount - sitting) * ratios.judge, ratios.judge) / errorVariance),
    };
    const change = Math.max(Math.abs(Math.log(next.entry / ratios.entry)), Math.abs(Math.log(next.judge / ratios.judge)));
    ratios = next;
    if (change < (isWhole ? 1e-4 : 1e-3)) break;
  }
  const system = new LargeSystem(data, ratios);
  const solved = solveAt(system);
  const { errorVariance } = solved;
  const w = system.shares.map((left) => left * ratios.entry);
  const spread = system.byEntry(system.diagonal.map((d) => 1 / d));
  return {
    ratios,
    profile: { deviance: Number.NaN, mean: solved.mean, errorVariance },
    entry: solved.entry,
    entryError: w.map((x, i) => Math.sqrt(errorVariance * (x + x * x * ratios.judge * spread[i]!))),
    judge: solved.judge,
    judgeError: system.diagonal.map((d) => Math.sqrt((errorVariance * ratios.judge) / d)),
  };
}

function bounded(ratio: number): number {
  return Math.min(1e8, Math.max(1e-8, ratio));
}
