import type { Incidence } from './incidence';

/**
 * Entries' plain means (from the mean of all values) when the judges form rooms that share no judge and every judge of a
 * room marks each of its entries once, the same number of judges in every room; else null.
 */
export function roomMeans({ entryCount, from, judge, entrySum }: Incidence): Float64Array | null {
  const firstOf = new Map<number, number>();
  for (let i = 0; i < entryCount; i++) {
    const [start, end] = [from[i]!, from[i + 1]!];
    if (end - start !== from[1]) return null;
    const first = firstOf.get(judge[start]!) ?? i;
    for (let r = start; r < end; r++) {
      if (first !== i && judge[from[first]! + r - start] !== judge[r]) return null;
      if (first === i && firstOf.has(judge[r]!)) return null;
      firstOf.set(judge[r]!, first);
    }
  }
  return entrySum.map((sum) => sum / from[1]!);
}
