import type { Incidence } from './incidence';

/** No variance starts below this share of the whole: at nought a search sees no slope. */
const LEAST_SHARE = 0.01;

/**
 * Variances of y = µ + t_i + s_j + e from sums of squares by entry, by judge and in all (Henderson 1953, method 1; Searle,
 * Casella & McCulloch 1992, §5.3), points²: where REML and EM start in a large panel. Unbiased without groups, rough with
 * them; one pass, O(rows).
 */
export function momentsOf({ rowCount, entryCount, from, judge, value, sheets, entrySum, judgeSum, judgeCount }: Incidence): { entry: number; judge: number; error: number } {
  const pairOfJudge = new Float64Array(judgeCount);
  let [squares, byEntry, byJudge, sum, pairsByEntry, entriesMet, judgesMet, entrySquares, judgeSquares] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < entryCount; i++) {
    const [start, end] = [from[i]!, from[i + 1]!];
    if (start === end) continue;
    const rows = end - start;
    entriesMet++;
    byEntry += entrySum[i]! ** 2 / rows;
    entrySquares += rows * rows;
    sum += entrySum[i]!;
    for (let r = start, next = start; r < end; r = next) {
      while (next < end && judge[next] === judge[r]) squares += value[next++]! ** 2;
      const pair = (next - r) ** 2;
      pairsByEntry += pair / rows;
      pairOfJudge[judge[r]!]! += pair;
    }
  }
  let pairsByJudge = 0;
  for (let j = 0; j < judgeCount; j++) {
    if (sheets[j] === 0) continue;
    judgesMet++;
    byJudge += judgeSum[j]! ** 2 / sheets[j]!;
    pairsByJudge += pairOfJudge[j]! / sheets[j]!;
    judgeSquares += sheets[j]! ** 2;
  }
  const n = rowCount;
  const [level, a, b] = [(sum * sum) / n, entrySquares / n, judgeSquares / n];
  // expected sums of squares, each less that of the mean, as a·σ²t + b·σ²s + c·σ²e
  const rows: [number, number, number, number][] = [
    [n - a, pairsByEntry - b, entriesMet - 1, byEntry - level],
    [pairsByJudge - a, n - b, judgesMet - 1, byJudge - level],
    [n - a, n - b, n - 1, squares - level],
  ];
  const det = determinant(rows, [0, 1, 2]);
  const total = Math.max(squares / n, Number.MIN_VALUE);
  const held = (x: number): number => (Number.isFinite(x) ? Math.min(total, Math.max(x, LEAST_SHARE * total)) : total / 3);
  return { entry: held(determinant(rows, [3, 1, 2]) / det), judge: held(determinant(rows, [0, 3, 2]) / det), error: held(determinant(rows, [0, 1, 3]) / det) };
}

function determinant(rows: readonly (readonly number[])[], [p, q, r]: readonly [number, number, number]): number {
  const [x, y, z] = rows as readonly [readonly number[], readonly number[], readonly number[]];
  return x[p]! * (y[q]! * z[r]! - y[r]! * z[q]!) - x[q]! * (y[p]! * z[r]! - y[r]! * z[p]!) + x[r]! * (y[p]! * z[q]! - y[q]! * z[p]!);
}
