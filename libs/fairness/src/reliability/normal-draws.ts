/*
 * Random numbers that are the same on every machine: whole-number steps and the four operations of IEEE 754 alone, plus
 * Math.sqrt, which that standard rounds correctly. Math.log and its kin may differ by a bit between engines.
 */

const { sqrt } = Math;

/** sfc32 (Doty-Humphrey 2010, PractRand): 32 bits a step, period above 2³². Warmed up by 12 steps, as its author asks. */
export function uniformBits(seed: number): () => number {
  let [a, b, c, counter] = [0, seed | 0, Math.floor(seed / 2 ** 32) | 0, 1];
  const next = (): number => {
    const out = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + out | 0;
    return out >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

const LN2 = 0.6931471805599453;
const HALF_ROOT = 0.7071067811865476;

/** Natural logarithm of 0 < x ≤ 1: x = 2^e·f with √½ ≤ f < √2, then 2·artanh((f−1)/(f+1)) by its series; error < 1e-15. */
export function portableLog(x: number): number {
  let [f, e] = [x, 0];
  for (; f < 2 ** -16; e -= 16) f *= 2 ** 16;
  for (; f < HALF_ROOT; e--) f *= 2;
  const s = (f - 1) / (f + 1);
  const z = s * s;
  const series = 1 + z * (1 / 3 + z * (1 / 5 + z * (1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15 + z * (1 / 17 + z / 19))))))));
  return 2 * s * series + e * LN2;
}

/**
 * Standard normal deviates by the polar method (Marsaglia & Bray 1964, SIAM Rev. 6:260–264): u, v uniform in the unit
 * disc, s = u² + v², then u·√(−2 ln s / s) and v·√(−2 ln s / s).
 */
export function normalDraws(seed: number): () => number {
  const bits = uniformBits(seed);
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const u = (bits() + 0.5) / 2 ** 31 - 1;
      const v = (bits() + 0.5) / 2 ** 31 - 1;
      const s = u * u + v * v;
      if (s >= 1) continue;
      const factor = sqrt((-2 * portableLog(s)) / s);
      spare = v * factor;
      return u * factor;
    }
  };
}
