import type { Design } from './calibrated-design';
import type { Beliefs, Posterior } from './calibrated-posterior';
import type { Incidence } from './incidence';
import type { Scale } from './observations';
import { hazard, logUpperTail } from './special';

/** With a smaller share of the marks at the ends, they are left as they are. */
const FEWEST = 0.01;
/** Least weight of a working mark: one far beyond the end says next to nothing, but keeps the system definite. */
const LEAST_WEIGHT = 1e-3;

/** Marks at an end of the scale: the judge may have meant more than the scale holds. */
export interface Limits {
  readonly row: Int32Array;
  /** Where what the judge meant begins, points from the mean of all values. */
  readonly from: Float64Array;
  /** 1 for the upper end, −1 for the lower. */
  readonly side: Int8Array;
}

/**
 * Rows at the ends of the scale; null when there are too few to matter, or a mark lies beyond an end. Marks are taken to be
 * rounded to their common step: the highest mark begins half a step below the end.
 */
export function limitsOf(data: Incidence, scale: Scale | undefined): Limits | null {
  if (!scale || !(scale.high > scale.low) || data.rowCount === 0) return null;
  const width = scale.high - scale.low;
  const near = 1e-9 * width;
  const [low, high] = [scale.low - data.mean, scale.high - data.mean];
  const distinct = Float64Array.from(new Set(data.value)).sort();
  if (distinct[0]! < low - near || distinct.at(-1)! > high + near) return null;
  let step = width;
  for (let k = 1; k < distinct.length; k++) {
    const gap = distinct[k]! - distinct[k - 1]!;
    if (gap > near) step = Math.min(step, gap);
  }
  if (step === width) return null;
  const row = Int32Array.from(data.value.keys()).filter((r) => data.value[r]! > high - near || data.value[r]! < low + near);
  if (row.length < FEWEST * data.rowCount) return null;
  const side = Int8Array.from(row, (r) => (data.value[r]! > high - near ? 1 : -1));
  return { row, side, from: Float64Array.from(side, (up) => (up > 0 ? high - step / 2 : low + step / 2)) };
}

/** What is predicted for row r of entry i, points from the mean of all values. */
export function predicted({ data, touches, touchFrom, judgeAt, ownAt }: Design, beliefs: Beliefs, post: Posterior, i: number, r: number): number {
  const line = post.mean[touches[touchFrom[i]!]!]! + post.mean[touches[judgeAt[r]!]!]! + beliefs.spread[data.judge[r]!]! * post.entry[i]!;
  return ownAt[r]! < 0 ? line : line + post.mean[touches[ownAt[r]!]!]!;
}

/**
 * New working marks for the rows at the ends: log P(meant beyond the end) by Laplace's normal at the prediction (at the mark
 * itself before there is one), and what E(meant − prediction)² has beyond them (Tobin 1958; Amemiya 1984, J. Econometrics 24,
 * for the moments). Answers the entropy of what was meant, which belongs to the evidence. O(rows at the ends).
 */
export function updateLimits(design: Design, beliefs: Beliefs, post: Posterior | null): number {
  const { data, limits } = design;
  if (!limits) return 0;
  beliefs.beyond.fill(0);
  let [entropy, i] = [0, 0];
  for (let k = 0; k < limits.row.length; k++) {
    const r = limits.row[k]!;
    while (data.from[i + 1]! <= r) i++;
    const noise = beliefs.noise[data.judge[r]!]!;
    const line = post ? predicted(design, beliefs, post, i, r) : data.value[r]!;
    const a = (limits.side[k]! * (limits.from[k]! - line)) / Math.sqrt(noise);
    const h = hazard(a);
    const weight = Math.min(1, Math.max(LEAST_WEIGHT, h * (h - a)));
    beliefs.weight[r] = weight;
    beliefs.value[r] = line + (limits.side[k]! * Math.sqrt(noise) * h) / weight;
    beliefs.beyond[data.judge[r]!]! += noise * (1 + a * h - (h * h) / weight);
    entropy += 0.5 * (Math.log(2 * Math.PI * noise) + 1 + a * h) + logUpperTail(a);
  }
  return entropy;
}
