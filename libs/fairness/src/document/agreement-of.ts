import type { Rational } from '../exact/rational';
import { agreement, type Agreement } from '../reliability/agreement';
import type { ExactProblem } from './read-problem';

/** Agreement on the marks that count; null for a document of several criteria, where a mark is not the whole judgement. */
export function agreementOf({ entries, judgeIds, criteria }: ExactProblem): Agreement | null {
  if (criteria.length !== 1) return null;
  const rows = entries.reduce((total, { marks }) => total + marks.length, 0);
  const [entry, judge, value] = [new Int32Array(rows), new Int32Array(rows), new Float64Array(rows)];
  // A panel uses few different marks, and the reader hands out one fraction for each.
  const known = new Map<Rational, number>();
  let row = 0;
  entries.forEach(({ marks }, e) => {
    for (const mark of marks) {
      let points = known.get(mark.value);
      if (points === undefined) known.set(mark.value, (points = mark.value.toNumber()));
      entry[row] = e;
      judge[row] = mark.judge;
      value[row++] = points;
    }
  });
  return agreement({ entryCount: entries.length, judgeCount: judgeIds.length, entry, judge, value });
}
