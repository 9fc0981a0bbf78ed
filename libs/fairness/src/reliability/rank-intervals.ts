import { badInput } from '../refusal';
import { normalDraws, type Deviates } from './normal-draws';
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

/** One ranking after another. Values are compared on a grid of 2³² steps over their range. */
class DrawnRankings {
  private readonly scores: Float64Array;
  private readonly errors: Float64Array;
  private readonly drawn: Float64Array;
  private readonly keys: Uint32Array;
  private readonly order: KeyOrder;
  private readonly ranks: Int32Array;

  constructor(scores: ArrayLike<number>, errors: ArrayLike<number>, private readonly deviates: Deviates) {
    [this.scores, this.errors] = [Float64Array.from(scores), Float64Array.from(errors)];
    const n = scores.length;
    [this.drawn, this.keys, this.order, this.ranks] = [new Float64Array(n), new Uint32Array(n), new KeyOrder(n), new Int32Array(n)];
  }

  /** Ranks from 1, by entry; the array is used again by the next call. */
  next(): Int32Array {
    const { scores, errors, drawn, keys, ranks } = this;
    const n = drawn.length;
    this.deviates(drawn);
    let low = Infinity;
    let high = -Infinity;
    for (let i = 0; i < n; i++) {
      const value = scores[i]! + errors[i]! * drawn[i]!;
      drawn[i] = value;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const scale = high > low ? (2 ** 32 - 1) / (high - low) : 0;
    for (let i = 0; i < n; i++) keys[i] = (high - drawn[i]!) * scale;
    const sorted = this.order.of(keys);
    let rank = 1;
    let before = -1;
    for (let at = 0; at < n; at++) {
      const i = sorted[at]!;
      const key = keys[i]!;
      if (key !== before) rank = at + 1;
      before = key;
      ranks[i] = rank;
    }
    return ranks;
  }
}

/** The order statistics of as many ranks as `counts` holds from rank `least` to rank `most`, the first of them at `from`. */
function intervalIn(counts: Uint16Array | Uint32Array, from: number, least: number, most: number, cut: number): RankInterval {
  let low = least - 1;
  let high = most + 1;
  for (let seen = 0; seen <= cut; ) seen += counts[from + ++low - least]!;
  for (let seen = 0; seen <= cut; ) seen += counts[from + --high - least]!;
  return [low, high];
}

/** By counting each entry's ranks as they are drawn: n² counters, fewer than ranks where entries are no more than draws. */
function byCounters(rankings: DrawnRankings, n: number, draws: number, cut: number): RankInterval[] {
  const counts = draws < 2 ** 16 ? new Uint16Array(n * n) : new Uint32Array(n * n);
  for (let draw = 0; draw < draws; draw++) {
    const ranks = rankings.next();
    for (let i = 0, row = -1; i < n; i++, row += n) counts[row + ranks[i]!]!++;
  }
  return Array.from({ length: n }, (_, i) => intervalIn(counts, i * n, 1, n, cut));
}

/** By keeping all rankings, `ranks[draw * n + entry]`, and counting afterwards. */
function byRankings(rankings: DrawnRankings, n: number, draws: number, cut: number): RankInterval[] {
  const ranks = n < 2 ** 16 ? new Uint16Array(n * draws) : new Uint32Array(n * draws);
  for (let draw = 0; draw < draws; draw++) ranks.set(rankings.next(), draw * n);
  const counts = new Uint32Array(n + 1);
  // Some neighbours at a time, so that a line of memory is read once.
  const own = Array.from({ length: TOGETHER }, () => new Uint32Array(draws));
  const intervals: RankInterval[] = [];
  for (let first = 0; first < n; first += TOGETHER) {
    const width = Math.min(TOGETHER, n - first);
    for (let draw = 0; draw < draws; draw++) for (let k = 0; k < width; k++) own[k]![draw] = ranks[draw * n + first + k]!;
    for (let k = 0; k < width; k++) intervals.push(intervalOf(own[k]!, counts, cut));
  }
  return intervals;
}

/** `counts` holds zeros, before and after. */
function intervalOf(own: Uint32Array, counts: Uint32Array, cut: number): RankInterval {
  let least = own[0]!;
  let most = least;
  for (const rank of own) {
    counts[rank]!++;
    if (rank < least) least = rank;
    if (rank > most) most = rank;
  }
  const interval = intervalIn(counts, least, least, most, cut);
  for (const rank of own) counts[rank] = 0;
  return interval;
}

/**
 * Rank intervals by simulation (contract, "Reliability"; Goldstein & Spiegelhalter 1996, J. R. Stat. Soc. A 159:385–443):
 * every draw takes N(score, se²) for each entry and ranks high to low, equals sharing the better rank; the interval runs
 * from the 5 % to the 95 % order statistic of an entry's ranks. Scores and ses in points, one per entry; ses 0 are certain.
 * The order of the entries decides which deviate each gets: sort them by id first where bytes must not depend on it.
 * Time O(draws · n), memory 2 · n · min(draws, n) bytes (4 from 65,536 on).
 */
export function rankIntervals(scores: ArrayLike<number>, ses: ArrayLike<number>, { draws = DRAWS, seed = SEED, by = 'polar' }: RankIntervalOptions = {}): RankInterval[] {
  check(scores, ses, draws);
  const n = scores.length;
  const rankings = new DrawnRankings(scores, ses, (by === 'table' ? tableDraws : normalDraws)(seed));
  return (n <= draws ? byCounters : byRankings)(rankings, n, draws, Math.floor(draws * SHARE));
}
