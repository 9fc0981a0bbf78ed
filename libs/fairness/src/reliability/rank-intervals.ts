import { badInput } from '../refusal';
import { normalDraws } from './normal-draws';
import { tableDraws } from './normal-table';
import { KeyOrder } from './order-by-key';

export interface RankIntervalOptions {
  /** Simulated rankings; 2,000 by default (contract). */
  readonly draws?: number;
  /** A whole number; the same seed gives the same intervals on every machine. */
  readonly seed?: number;
  /** Where the deviates come from: the polar method, or a table of quantiles, several times quicker (advice from its third version on). */
  readonly by?: 'polar' | 'table';
}

/** From 1; 5 % of the simulated ranks lie below `low`, 5 % above `high`. */
export type RankInterval = readonly [low: number, high: number];

const DRAWS = 2000;
const SEED = 20_260_101;
const SHARE = 0.05;
const TOGETHER = 32;

function check(scores: ArrayLike<number>, errors: ArrayLike<number>, draws: number): void {
  if (scores.length !== errors.length) throw badInput('ses', '与得分数量不同', 'must be as many as the scores');
  for (let i = 0; i < scores.length; i++) {
    if (!Number.isFinite(scores[i])) throw badInput(`scores[${i}]`, '必须是有限数', 'must be a finite number', { value: scores[i] });
    if (!(errors[i]! >= 0 && errors[i]! < Infinity)) throw badInput(`ses[${i}]`, '必须是非负数', 'must be a non-negative number', { value: errors[i] });
  }
  if (!Number.isSafeInteger(draws) || draws < 1) throw badInput('draws', '必须是正整数', 'must be a positive integer', { value: draws });
}

/** One ranking per draw, `ranks[draw * n + entry]`. Values are compared on a grid of 2³² steps over their range. */
function drawRanks(scores: ArrayLike<number>, errors: ArrayLike<number>, draws: number, normal: () => number): Uint16Array | Uint32Array {
  const n = scores.length;
  const ranks = n < 2 ** 16 ? new Uint16Array(n * draws) : new Uint32Array(n * draws);
  const [drawn, keys, order] = [new Float64Array(n), new Uint32Array(n), new KeyOrder(n)];
  for (let draw = 0; draw < draws; draw++) {
    let [low, high] = [Infinity, -Infinity];
    for (let i = 0; i < n; i++) {
      const value = scores[i]! + errors[i]! * normal();
      drawn[i] = value;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const scale = high > low ? (2 ** 32 - 1) / (high - low) : 0;
    for (let i = 0; i < n; i++) keys[i] = (high - drawn[i]!) * scale;
    const sorted = order.of(keys);
    let [rank, before] = [1, -1];
    for (let at = 0; at < n; at++) {
      const i = sorted[at]!;
      if (keys[i] !== before) rank = at + 1;
      before = keys[i]!;
      ranks[draw * n + i] = rank;
    }
  }
  return ranks;
}

/** The order statistics of an entry's ranks, by counting. `counts` holds zeros, before and after. */
function intervalOf(own: Uint32Array, counts: Uint32Array): RankInterval {
  const cut = Math.floor(own.length * SHARE);
  let low = own[0]!;
  let past = low;
  for (const rank of own) {
    counts[rank]!++;
    if (rank < low) low = rank;
    if (rank > past) past = rank;
  }
  low--;
  past++;
  for (let seen = 0; seen <= cut; ) seen += counts[++low]!;
  let high = low;
  for (let seen = 0; seen <= cut; high = past) seen += counts[--past]!;
  for (const rank of own) counts[rank] = 0;
  return [low, high];
}

/**
 * Rank intervals by simulation (contract, "Reliability"; Goldstein & Spiegelhalter 1996, J. R. Stat. Soc. A 159:385–443):
 * every draw takes N(score, se²) for each entry and ranks high to low, equals sharing the better rank; the interval runs
 * from the 5 % to the 95 % order statistic of an entry's ranks. Scores and ses in points, one per entry; ses 0 are certain.
 * The order of the entries decides which deviate each gets: sort them by id first where bytes must not depend on it.
 * Time O(draws · n), memory 2 · draws · n bytes (4 from 65,536 entries on).
 */
export function rankIntervals(scores: ArrayLike<number>, ses: ArrayLike<number>, { draws = DRAWS, seed = SEED, by = 'polar' }: RankIntervalOptions = {}): RankInterval[] {
  check(scores, ses, draws);
  const n = scores.length;
  const ranks = drawRanks(scores, ses, draws, by === 'table' ? tableDraws(seed) : normalDraws(seed));
  const counts = new Uint32Array(n + 1);
  // Some neighbours at a time, so that a line of memory is read once.
  const own = Array.from({ length: Math.min(n, TOGETHER) }, () => new Uint32Array(draws));
  const intervals: RankInterval[] = [];
  for (let first = 0; first < n; first += TOGETHER) {
    const width = Math.min(TOGETHER, n - first);
    for (let draw = 0; draw < draws; draw++) for (let k = 0; k < width; k++) own[k]![draw] = ranks[draw * n + first + k]!;
    for (let k = 0; k < width; k++) intervals.push(intervalOf(own[k]!, counts));
  }
  return intervals;
}
