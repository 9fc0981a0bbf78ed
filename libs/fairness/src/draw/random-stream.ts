import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

const WORDS = 8;
const RANGE = 2 ** 32;

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 (FIPS 180-4) of a text in UTF-8. */
export function digest(text: string): Uint8Array {
  return sha256(utf8(text));
}

/**
 * Numbers anybody can recompute: block i is HMAC-SHA-256 (RFC 2104) of the 4 bytes of i (from 0, high byte first) under
 * the seed; each block gives 8 words of 32 bits, high byte first.
 */
export class RandomStream {
  private block = new DataView(new ArrayBuffer(0));
  private blocks = 0;
  private words = WORDS;

  constructor(private readonly seed: Uint8Array) {}

  /** A whole number from 0 to bound − 1, all equally likely: words at or above the last multiple of `bound` are passed over. */
  below(bound: number): number {
    const limit = RANGE - (RANGE % bound);
    for (;;) {
      const word = this.next();
      if (word < limit) return word % bound;
    }
  }

  private next(): number {
    if (this.words === WORDS) {
      const counter = new Uint8Array(4);
      new DataView(counter.buffer).setUint32(0, this.blocks++);
      const bytes = hmac(sha256, this.seed, counter);
      this.block = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      this.words = 0;
    }
    return this.block.getUint32(4 * this.words++);
  }
}
