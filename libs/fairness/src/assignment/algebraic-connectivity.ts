const { abs, round, sqrt } = Math;
const STEPS = 2_000;
const STILL = 1e-12;
const MILLION = 1e6;

/**
 * Second smallest eigenvalue of the normalised Laplacian of the judges (Fiedler 1973, Czech. Math. J. 23:298–305; Chung
 * 1997): L = I − M^(−½)·Aᵀ·D⁻¹·A·M^(−½) with A the 0/1 entry × judge table, M the judges' loads and D the entries' panel
 * sizes. In the theory of block designs it is the least canonical efficiency factor (James & Wilkinson 1971): the share of
 * a full design's information that the worst comparison of judges keeps. 0: in parts; with k judges on every entry the most
 * one can reach is about (1 − 1/k)·J/(J − 1) for J judges. By power iteration on I − L, which needs the square root alone
 * beyond the four operations; rounded to millionths. Judges without entries are left out; null with fewer than two.
 */
export function algebraicConnectivity(judgesOf: readonly (readonly number[])[], judgeCount: number): number | null {
  const load = new Float64Array(judgeCount);
  for (const judges of judgesOf) for (const judge of judges) load[judge]!++;
  const busy = load.reduce((count, value) => count + Number(value > 0), 0);
  if (busy < 2) return null;
  const root = load.map((value) => sqrt(value));
  const total = load.reduce((sum, value) => sum + value, 0);
  /** Takes out what all judges share, the eigenvector of 1. */
  const centre = (x: Float64Array): void => {
    const along = x.reduce((sum, value, j) => sum + value * root[j]!, 0) / total;
    for (let j = 0; j < judgeCount; j++) x[j]! -= along * root[j]!;
  };
  const scale = (x: Float64Array): number => {
    const length = sqrt(x.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) for (let j = 0; j < judgeCount; j++) x[j]! /= length;
    return length;
  };
  let x = load.map((value, j) => (value > 0 ? ((j * 7919) % 104729) / 104729 - 0.5 + 1 / (j + 2) : 0));
  centre(x);
  scale(x);
  let largest = 0;
  for (let step = 0; step < STEPS; step++) {
    const next = new Float64Array(judgeCount);
    for (const judges of judgesOf) {
      let mean = 0;
      for (const judge of judges) mean += x[judge]! / root[judge]!;
      mean /= judges.length;
      for (const judge of judges) next[judge]! += mean / root[judge]!;
    }
    centre(next);
    const length = scale(next);
    x = next;
    if (abs(length - largest) < STILL) {
      largest = length;
      break;
    }
    largest = length;
  }
  return round((1 - largest) * MILLION) / MILLION;
}
