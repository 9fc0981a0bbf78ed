import { Rational, sum } from './rational';

/** How several judges' values become one. `minRemaining` [1]: with fewer left after trimming, nothing is trimmed. */
export type CentreMethod =
  | { readonly kind: 'mean' }
  | { readonly kind: 'median' }
  | { readonly kind: 'trimmed'; readonly high: number; readonly low: number; readonly minRemaining?: number };

/** What became of one value: a dropped mark is shown as dropped (domain §6). */
export type Fate = 'kept' | 'dropped_high' | 'dropped_low';

export interface Centre {
  readonly value: Rational;
  /** In the order of the given values. */
  readonly fates: readonly Fate[];
  /** Too few values to trim: the plain mean was taken instead. */
  readonly isTrimSkipped: boolean;
}

/** Positions of the values from lowest to highest; equal values keep the given order, so the result is repeatable. */
function ascending(values: readonly Rational[]): number[] {
  return values.map((_, i) => i).sort((a, b) => values[a]!.compare(values[b]!) || a - b);
}

function mean(values: readonly Rational[], weights?: readonly Rational[]): Rational {
  if (!weights) return sum(values).over(Rational.of(values.length));
  const weighed = sum(values.map((value, i) => value.times(weights[i]!)));
  return weighed.over(sum(weights));
}

function median(values: readonly Rational[]): Rational {
  const order = ascending(values);
  const [low, high] = [values[order[(order.length - 1) >> 1]!]!, values[order[order.length >> 1]!]!];
  return low.plus(high).over(Rational.of(2));
}

/**
 * The centre of one or more values, exactly.
 * mean: Σ w·x / Σ w (plain without weights). median: middle value, or the mean of the middle two.
 * trimmed (去掉最高分和最低分): one instance each of the `high` highest and `low` lowest leave, even when tied;
 * the rest are averaged. Weights belong to the mean alone.
 */
export function centre(values: readonly Rational[], method: CentreMethod, weights?: readonly Rational[]): Centre {
  const allKept = (): Fate[] => values.map(() => 'kept');
  if (method.kind === 'mean') return { value: mean(values, weights), fates: allKept(), isTrimSkipped: false };
  if (method.kind === 'median') return { value: median(values), fates: allKept(), isTrimSkipped: false };
  const remaining = values.length - method.high - method.low;
  if (remaining < Math.max(1, method.minRemaining ?? 1)) {
    return { value: mean(values), fates: allKept(), isTrimSkipped: true };
  }
  const fates = allKept();
  const order = ascending(values);
  for (const i of order.slice(0, method.low)) fates[i] = 'dropped_low';
  for (const i of order.slice(values.length - method.high)) fates[i] = 'dropped_high';
  return { value: mean(values.filter((_, i) => fates[i] === 'kept')), fates, isTrimSkipped: false };
}
