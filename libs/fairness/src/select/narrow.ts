import type { Programme, Row } from './programme';

/** Rows that only ever fill up: no negative term and a finite end. */
function isCap({ by, high }: Row): boolean {
  return high !== Infinity && by.every((term) => term >= 0);
}

/**
 * Candidates the rows cannot tell apart are interchangeable, so of each such kind only the first by position can be in
 * the best list, and no more of them than the tightest cap on the kind lets in. Returns the positions worth asking about.
 */
export function contenders(size: number, rows: readonly Row[]): number[] {
  const kind: string[] = Array.from({ length: size }, () => '');
  const most = new Float64Array(size).fill(Infinity);
  rows.forEach((row, r) => {
    const caps = isCap(row);
    row.at.forEach((i, k) => {
      const term = row.by[k]!;
      kind[i] += `${r}:${term};`;
      if (caps && term > 0) most[i] = Math.min(most[i]!, Math.floor(row.high / term));
    });
  });
  const seen = new Map<string, number>();
  return kind.flatMap((key, i) => {
    const before = seen.get(key) ?? 0;
    if (before >= most[i]!) return [];
    seen.set(key, before + 1);
    return [i];
  });
}

/** The programme of some of its candidates; `kept` is ascending. */
export function narrowed({ gain, rows }: Programme, kept: readonly number[]): Programme {
  const place = new Map(kept.map((i, at) => [i, at]));
  return {
    gain: kept.map((i) => gain[i]!),
    rows: rows.map(({ at, by, low, high }) => {
      const terms = at.flatMap((i, k) => (place.has(i) ? [{ at: place.get(i)!, by: by[k]! }] : []));
      return { at: terms.map((term) => term.at), by: terms.map((term) => term.by), low, high };
    }),
  };
}
