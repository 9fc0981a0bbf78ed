import type { Programme, Row } from './programme';

/** Fractions of a gain in which multipliers are counted, so that every bound is a sum of whole numbers. */
const PARTS = 1024;

/** What is left to ask once everyone whose case is clear is in or out. */
export interface Core {
  readonly programme: Programme;
  /** Gain of those who are in for certain. */
  readonly settled: number;
  /** Who is still open (the columns of `programme`), and who is in for certain; ascending. */
  readonly open: readonly number[];
  readonly certain: readonly number[];
}

/** What Lagrange's multipliers say of a programme, in parts of a gain. */
export interface Bound {
  /** No list has more. */
  readonly bound: number;
  /** Gains less what each takes from the rows; and the same from the highest to the lowest. */
  readonly reduced: Float64Array;
  readonly sorted: Float64Array;
}

function withMultipliers({ gain, rows }: Programme, multipliers: readonly number[]): { reduced: Float64Array; offset: number } {
  const reduced = Float64Array.from(gain, (value) => value * PARTS);
  let offset = 0;
  rows.forEach(({ at, by, low, high }, r) => {
    const multiplier = Math.round(multipliers[r]! * PARTS);
    const end = multiplier > 0 ? high : low;
    if (multiplier === 0 || !Number.isFinite(end)) return;
    offset += multiplier * end;
    at.forEach((i, k) => (reduced[i]! -= multiplier * by[k]!));
  });
  return { reduced, offset };
}

/** The programme without those settled: rows count only what is still open. */
function without({ gain, rows }: Programme, isIn: (i: number) => boolean, open: readonly number[]): Programme {
  const place = new Map(open.map((i, at) => [i, at]));
  const narrow = ({ at, by, low, high }: Row): Row => {
    const taken = at.reduce((sum, i, k) => sum + (isIn(i) ? by[k]! : 0), 0);
    const terms = at.flatMap((i, k) => (place.has(i) ? [{ at: place.get(i)!, by: by[k]! }] : []));
    return { at: terms.map((term) => term.at), by: terms.map((term) => term.by), low: low - taken, high: high - taken };
  };
  return { gain: open.map((i) => gain[i]!), rows: rows.map(narrow) };
}

/** Multipliers come with either sign; the one that bounds lower is taken. */
export function boundOf(programme: Programme, multipliers: readonly number[]): Bound {
  const places = programme.rows[0]!.high;
  const everyone = { gain: programme.gain, rows: programme.rows.slice(1) };
  const [one, other] = [1, -1].map((sign): Bound => {
    const { reduced, offset } = withMultipliers(everyone, multipliers.slice(1).map((worth) => sign * worth));
    const sorted = Float64Array.from(reduced).sort().reverse();
    return { reduced, sorted, bound: sorted.subarray(0, places).reduce((sum, value) => sum + value, offset) };
  });
  return one!.bound <= other!.bound ? one! : other!;
}

/** A gain with which about `many` candidates stay open: every list that reaches it differs from the bound by those alone. */
export function gainWithOpen({ rows }: Programme, { bound, reduced, sorted }: Bound, many: number): number {
  const places = rows[0]!.high;
  const [last, next] = [sorted[places - 1] ?? -Infinity, sorted[places] ?? -Infinity];
  const falls = reduced.map((value) => (value >= last ? value - next : last - value)).sort();
  return many < falls.length ? Math.floor((bound - falls[many]!) / PARTS) : -Infinity;
}

/**
 * Lagrangian reduction (Geoffrion 1974, Math. Prog. Study 2:82–114). With any multipliers λ ≥ 0 on `a·x ≤ b`,
 * Σ gain·x + λ(b − a·x) bounds every list from above; the best K of the reduced gains bound them all at once. Someone
 * whose being in (or out) brings that bound below `atLeast` is out (or in) of every list that reaches it. The multipliers
 * may come from anywhere: all sums are of whole numbers below 2⁵³, so the reduction is exact. The first row says how many
 * are chosen.
 */
export function coreOf(programme: Programme, multipliers: readonly number[], atLeast: number): Core {
  return coreWithin(programme, boundOf(programme, multipliers), atLeast);
}

/** The same by a bound that is known already. */
export function coreWithin(programme: Programme, { bound, reduced, sorted }: Bound, atLeast: number): Core {
  const places = programme.rows[0]!.high;
  const isExact = bound < 2 ** 53 && Math.abs(sorted[0] ?? 0) < 2 ** 53 / Math.max(1, places);
  const slack = isExact ? bound - atLeast * PARTS : Infinity;
  const [last, next] = [sorted[places - 1] ?? -Infinity, sorted[places] ?? -Infinity];
  const isOut = (i: number): boolean => reduced[i]! < last && last - reduced[i]! > slack;
  const isIn = (i: number): boolean => reduced[i]! > next && reduced[i]! - next > slack;
  const open = programme.gain.flatMap((_, i) => (isOut(i) || isIn(i) ? [] : [i]));
  const certain = programme.gain.flatMap((_, i) => (isIn(i) ? [i] : []));
  const settled = certain.reduce((sum, i) => sum + programme.gain[i]!, 0);
  return { programme: without(programme, isIn, open), settled, open, certain };
}
