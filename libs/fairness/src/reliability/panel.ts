import type { Observations } from '../models/observations';

/** A full table of marks: `value[entry * judges + judge]`, points. */
export interface Panel {
  readonly entries: number;
  readonly judges: number;
  readonly value: Float64Array;
}

/** Means of repeated marks; null unless every judge marked every entry, with at least two of each. */
export function panelOf({ entryCount, judgeCount, entry, judge, value }: Observations): Panel | null {
  const cells = entryCount * judgeCount;
  if (entryCount < 2 || judgeCount < 2 || entry.length < cells) return null;
  const [total, count] = [new Float64Array(cells), new Int32Array(cells)];
  let filled = 0;
  for (let row = 0; row < entry.length; row++) {
    const cell = entry[row]! * judgeCount + judge[row]!;
    total[cell]! += value[row]!;
    if (count[cell]!++ === 0) filled++;
  }
  if (filled < cells) return null;
  return { entries: entryCount, judges: judgeCount, value: total.map((sum, cell) => sum / count[cell]!) };
}
