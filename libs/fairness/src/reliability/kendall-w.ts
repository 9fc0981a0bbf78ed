import type { Panel } from './panel';

/** Middle ranks (from 1, low to high) of one judge's marks into `rank`; returns Σ(t³ − t) over groups of t equal marks. */
function middleRanks(marks: Float64Array, rank: Float64Array): number {
  const order = Int32Array.from(marks, (_, i) => i).sort((a, b) => marks[a]! - marks[b]! || a - b);
  let ties = 0;
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && marks[order[to]!] === marks[order[from]!]) to++;
    for (let at = from; at < to; at++) rank[order[at]!] = (from + 1 + to) / 2;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  return ties;
}

/**
 * Kendall's coefficient of concordance, corrected for ties (Kendall & Gibbons 1990, ch. 6; Siegel & Castellan 1988):
 * W = 12 Σ(R_i − R̄)² / (m²(n³ − n) − m Σ T), R_i = sum of entry i's middle ranks over m judges, T = Σ(t³ − t) of a judge.
 * From 0 (no agreement on the order) to 1. Null without a full panel or when no judge tells any two entries apart.
 */
export function kendallW(panel: Panel | null): number | null {
  if (!panel) return null;
  const { entries: n, judges: m, value } = panel;
  const [sums, rank, marks] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  let ties = 0;
  for (let j = 0; j < m; j++) {
    for (let i = 0; i < n; i++) marks[i] = value[i * m + j]!;
    ties += middleRanks(marks, rank);
    for (let i = 0; i < n; i++) sums[i]! += rank[i]!;
  }
  const mean = (m * (n + 1)) / 2;
  const squares = sums.reduce((total, sum) => total + (sum - mean) ** 2, 0);
  const most = m * m * (n ** 3 - n) - m * ties;
  return most === 0 ? null : (12 * squares) / most;
}
