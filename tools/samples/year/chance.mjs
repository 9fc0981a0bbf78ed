// A seeded source of chance (mulberry32): the same seed writes the same sample, byte for byte, on every machine.

export function makeChance(seed) {
  let state = seed >>> 0;
  /** a number in [0, 1) */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (from, to) => from + Math.floor(next() * (to - from + 1));
  const pick = (list) => list[whole(0, list.length - 1)];
  /** sum of uniforms instead of Box–Muller: no Math.log or Math.cos whose last bit may differ between engines */
  const around = (centre, spread) => {
    let sum = 0;
    for (let count = 0; count < 12; count += 1) sum += next();
    return centre + (sum - 6) * spread;
  };
  const shuffled = (list) => {
    const copy = [...list];
    for (let at = copy.length - 1; at > 0; at -= 1) {
      const other = whole(0, at);
      [copy[at], copy[other]] = [copy[other], copy[at]];
    }
    return copy;
  };
  return { next, whole, pick, around, shuffled, isLucky: (share) => next() < share };
}
