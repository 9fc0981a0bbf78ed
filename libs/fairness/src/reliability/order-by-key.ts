const DIGIT = 11;
const VALUES = 1 << DIGIT;

/** Sorts positions by 32-bit keys, low to high, equals by position: radix sort in three passes (Knuth, TAOCP 3, 5.2.5). */
export class KeyOrder {
  private from: Uint32Array;
  private to: Uint32Array;
  private readonly counts = new Uint32Array(VALUES);

  constructor(private readonly size: number) {
    this.from = new Uint32Array(size);
    this.to = new Uint32Array(size);
  }

  /** Positions in order; the array is used again by the next call. */
  of(keys: Uint32Array): Uint32Array {
    const { size, counts } = this;
    for (let i = 0; i < size; i++) this.from[i] = i;
    for (let shift = 0; shift < 32; shift += DIGIT) {
      const { from, to } = this;
      counts.fill(0);
      for (let i = 0; i < size; i++) counts[(keys[i]! >>> shift) & (VALUES - 1)]!++;
      for (let value = 0, before = 0; value < VALUES; value++) {
        const count = counts[value]!;
        counts[value] = before;
        before += count;
      }
      for (let at = 0; at < size; at++) {
        const i = from[at]!;
        to[counts[(keys[i]! >>> shift) & (VALUES - 1)]!++] = i;
      }
      [this.from, this.to] = [to, from];
    }
    return this.from;
  }
}
