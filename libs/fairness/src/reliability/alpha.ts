import type { Observations } from '../models/observations';

/**
 * Krippendorff's α, interval metric (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"; 2019, ch. 12):
 * α = 1 − D_o/D_e over the entries with at least two marks, where with N marks in all, m_u of entry u and S sums of
 * squared deviations, D_o = 2/N · Σ_u m_u·S_u/(m_u − 1) and D_e = 2·S/(N − 1): the pairwise sums by their moments,
 * so the time is O(rows), not O(rows²). Every row counts as one mark. Null when fewer than two judges take part, no entry
 * has two marks, or all marks are equal. At most 1, no lower bound.
 */
export function alpha({ entryCount, entry, judge, value }: Observations): number | null {
  const rows = entry.length;
  if (rows === 0 || judge.every((one) => one === judge[0])) return null;
  const from = value[0]!;
  const [count, mean] = [new Int32Array(entryCount), new Float64Array(entryCount)];
  for (let row = 0; row < rows; row++) {
    count[entry[row]!]!++;
    mean[entry[row]!]! += value[row]! - from;
  }
  let [marks, grand] = [0, 0];
  for (let u = 0; u < entryCount; u++) {
    if (count[u]! < 2) continue;
    marks += count[u]!;
    grand += mean[u]!;
    mean[u]! /= count[u]!;
  }
  grand /= marks;
  let [within, all] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const [u, x] = [entry[row]!, value[row]! - from];
    if (count[u]! < 2) continue;
    within += ((x - mean[u]!) ** 2 * count[u]!) / (count[u]! - 1);
    all += (x - grand) ** 2;
  }
  return all > 0 ? 1 - (within * (marks - 1)) / (marks * all) : null;
}
