const DIGIT = 11;
const VALUES = 1 << DIGIT;
/** Buckets are as many as the next power of two, so that most hold one key at most; more than these would leave the cache. */
const MOST_BITS = 16;
/** Where keys lie closer than this, buckets no longer pay. */
const CROWDED = 24;

/**
 * Sorts positions by 32-bit keys, low to high, equals by position: into buckets by the leading bits, then by insertion; where
 * the keys crowd in few buckets by radix in three passes (Knuth, TAOCP 3, 5.2.1 and 5.2.5). O(size) either way.
 */
export class KeyOrder {
  private readonly shift: number;
  private readonly buckets: Int32Array;
  private readonly sorted: Uint32Array;
  private readonly counts = new Int32Array(VALUES);
  private from: Int32Array;
  private to: Int32Array;

  constructor(private readonly size: number) {
    const bits = Math.min(MOST_BITS, Math.max(1, 33 - Math.clz32(size)));
    this.shift = 32 - bits;
    this.buckets = new Int32Array(1 << bits);
    this.sorted = new Uint32Array(size);
    this.from = new Int32Array(size);
    this.to = new Int32Array(size);
  }

  /** Positions in order; the array is used again by the next call. */
  of(keys: Uint32Array): Int32Array {
    return this.isCrowded(keys) ? this.byDigits(keys) : this.byBuckets(keys);
  }

  /** Counts what each bucket will hold. */
  private isCrowded(keys: Uint32Array): boolean {
    const { size, shift, buckets } = this;
    buckets.fill(0);
    let most = 0;
    for (let i = 0; i < size; i++) {
      const count = ++buckets[keys[i]! >>> shift]!;
      if (count > most) most = count;
    }
    return most > CROWDED;
  }

  private byBuckets(keys: Uint32Array): Int32Array {
    const { size, shift, buckets, sorted, from } = this;
    for (let bucket = 0, before = 0; bucket < buckets.length; bucket++) {
      const count = buckets[bucket]!;
      buckets[bucket] = before;
      before += count;
    }
    for (let i = 0; i < size; i++) {
      const key = keys[i]!;
      const at = buckets[key >>> shift]!++;
      from[at] = i;
      sorted[at] = key;
    }
    for (let at = 1; at < size; at++) {
      const key = sorted[at]!;
      if (sorted[at - 1]! <= key) continue;
      const i = from[at]!;
      let to = at;
      for (; to > 0 && sorted[to - 1]! > key; to--) {
        sorted[to] = sorted[to - 1]!;
        from[to] = from[to - 1]!;
      }
      sorted[to] = key;
      from[to] = i;
    }
    return from;
  }

  private byDigits(keys: Uint32Array): Int32Array {
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
