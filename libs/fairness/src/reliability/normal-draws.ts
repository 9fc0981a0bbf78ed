/*
 * Random numbers that are the same on every machine: whole-number steps and the four operations of IEEE 754 alone, plus
 * Math.sqrt, which that standard rounds correctly. Math.log and its kin may differ by a bit between engines.
 */

const { sqrt } = Math;

/** sfc32 (Doty-Humphrey 2010, PractRand): 32 bits a step, period above 2³². Warmed up by 12 steps, as its author asks. Fills arrays with what comes next. */
export function uniformWords(seed: number): (into: Uint32Array) => void {
  let [first, second, third, counter] = [0, seed | 0, Math.floor(seed / 2 ** 32) | 0, 1];
  const fill = (into: Uint32Array): void => {
    // the state in the loop's own variables: those of a closure live in memory
    let [a, b, c, count] = [first, second, third, counter];
    for (let at = 0; at < into.length; at++) {
      const out = (((a + b) | 0) + count) | 0;
      count = (count + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = ((c << 21) | (c >>> 11)) + out | 0;
      into[at] = out;
    }
    [first, second, third, counter] = [a, b, c, count];
  };
  fill(new Uint32Array(12));
  return fill;
}

/** The same, one at a time. */
export function uniformBits(seed: number): () => number {
  const fill = uniformWords(seed);
  const words = new Uint32Array(256);
  let next = words.length;
  return () => {
    if (next === words.length) {
      fill(words);
      next = 0;
    }
    return words[next++]!;
  };
}

/** Deviates of one seed: fills an array with those that come next. */
export type Deviates = (into: Float64Array) => void;

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
export function normalDraws(seed: number): Deviates {
  const bits = uniformBits(seed);
  let spare: number | null = null;
  const next = (): number => {
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
  return (into) => {
    for (let at = 0; at < into.length; at++) into[at] = next();
  };
}
