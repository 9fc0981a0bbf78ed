import type { Rational } from './rational';

/** 1224 leaves a gap after shared ranks (standard competition ranking); 1223 does not (dense). */
export type RankingStyle = '1224' | '1223';

export interface Ranked<T> {
  readonly item: T;
  /** From 1. */
  readonly rank: number;
  readonly isShared: boolean;
}

/** Higher is better, key by key. A missing key is worse than any value; two missing ones are equal. */
export function compareKeys(a: readonly (Rational | null)[], b: readonly (Rational | null)[]): number {
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? null, b[i] ?? null];
    const order = x === null || y === null ? Number(x === null) - Number(y === null) : y.compare(x);
    if (order !== 0) return order;
  }
  return 0;
}

/**
 * Ranks items by their keys, high to low; items with all keys equal share a rank.
 * Items of one rank come out in the order of `byName` (never the order of the input).
 */
export function rankByKeys<T>(
  items: readonly T[],
  keysOf: (item: T) => readonly (Rational | null)[],
  byName: (a: T, b: T) => number,
  style: RankingStyle,
): Ranked<T>[] {
  const sorted = items
    .map((item) => ({ item, keys: keysOf(item) }))
    .sort((a, b) => compareKeys(a.keys, b.keys) || byName(a.item, b.item));
  const ranked: Ranked<T>[] = [];
  for (let from = 0, dense = 1; from < sorted.length; dense++) {
    let to = from + 1;
    while (to < sorted.length && compareKeys(sorted[from]!.keys, sorted[to]!.keys) === 0) to++;
    const rank = style === '1224' ? from + 1 : dense;
    for (let i = from; i < to; i++) ranked.push({ item: sorted[i]!.item, rank, isShared: to - from > 1 });
    from = to;
  }
  return ranked;
}

/** Plain code-unit order: the same on every machine, unlike a locale's. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
