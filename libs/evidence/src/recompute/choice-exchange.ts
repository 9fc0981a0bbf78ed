import type { ChoiceRow } from './choice-rules';

/** Rows with what a candidate adds to each of them; two of one kind are the same to every row. */
interface Kind {
  readonly column: readonly (readonly [row: number, term: bigint])[];
  /** By position: the last one on the list, the first one off it. */
  lastIn: number | null;
  firstOut: number | null;
}

function kindsOf(size: number, rows: readonly ChoiceRow[], chosen: ReadonlySet<number>): Kind[] {
  const kinds = new Map<string, Kind>();
  for (let at = 0; at < size; at++) {
    const column = rows.flatMap(({ by }, r): [number, bigint][] => (by.has(at) ? [[r, by.get(at)!]] : []));
    const key = column.join(';');
    const kind = kinds.get(key) ?? { column, lastIn: null, firstOut: null };
    kinds.set(key, kind);
    if (chosen.has(at)) kind.lastIn = at;
    else kind.firstOut ??= at;
  }
  return [...kinds.values()];
}

/**
 * Somebody off the list who, in the place of a winner, keeps every row and makes it better: then nothing needs a proof to
 * be wrong. None found proves nothing. `isBetter` says whether the list is better with the one in than with the other.
 */
export function betterExchange(size: number, rows: readonly ChoiceRow[], chosen: ReadonlySet<number>, isBetter: (into: number, out: number) => boolean): readonly [into: number, out: number] | null {
  const reached = rows.map(({ by }) => [...chosen].reduce((sum, at) => sum + (by.get(at) ?? 0n), 0n));
  const kinds = kindsOf(size, rows, chosen);
  for (const { column: leaves, lastIn } of kinds) {
    if (lastIn === null) continue;
    for (const { column: comes, firstOut } of kinds) {
      if (firstOut === null || !isBetter(firstOut, lastIn)) continue;
      const moved = new Map(leaves.map(([r, term]) => [r, -term]));
      for (const [r, term] of comes) moved.set(r, (moved.get(r) ?? 0n) + term);
      const isKept = [...moved].every(([r, by]) => {
        const { low, high } = rows[r]!;
        const sum = reached[r]! + by;
        return (low === null || sum >= low) && (high === null || sum <= high);
      });
      if (isKept) return [firstOut, lastIn];
    }
  }
  return null;
}
