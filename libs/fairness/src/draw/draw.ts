import { byCode } from '../exact/rank';
import { badInput } from '../refusal';
import { digest, hex, RandomStream } from './random-stream';

/*
 * Draws by commit and reveal. Before anything is known, a secret is chosen and its hash published (commitSeed). When the
 * list stands, the seed is made of the secret and public parts nobody could choose with the secret in view (the round,
 * the hash of the list, a number drawn in public), and the order follows from it (drawOrder). Once the secret is
 * published, anybody checks both with any SHA-256 at hand (verifyDraw):
 *
 *   commitment = SHA-256(secret)                                        texts in UTF-8, hashes in lower-case hex
 *   seed       = SHA-256(JSON.stringify([secret, part, part, …]))       no blanks between
 *   stream     = HMAC-SHA-256(seed, 0), HMAC-SHA-256(seed, 1), …        counter of 4 bytes; 8 words of 32 bits each
 *   order      = the ids sorted by UTF-16 code units, then for at = n−1 … 1: exchange the items at `at` and `other`,
 *                other = next word mod (at + 1); words ≥ ⌊2³²/(at+1)⌋·(at+1) are passed over (Fisher & Yates; Knuth,
 *                TAOCP 2, 3.4.2 P), so that no order is likelier than another.
 */

/** Published before the draw: the SHA-256 of the secret. A secret needs at least 128 random bits, or it can be guessed. */
export function commitSeed(secret: string): string {
  return hex(digest(secret));
}

/** The seed of a draw: the secret first, then the public parts. As JSON, so that no two lists of parts read the same. */
export function seedOf(seedParts: readonly string[]): Uint8Array {
  return digest(JSON.stringify(seedParts));
}

function sortedOnce(ids: readonly string[]): string[] {
  const sorted = [...ids].sort(byCode);
  const repeated = sorted.find((id, i) => id === sorted[i + 1]);
  if (repeated !== undefined) throw badInput('ids', `“${repeated}”重复`, `"${repeated}" appears twice`, { value: repeated });
  return sorted;
}

/** A random order of the ids, fixed by the seed parts `[secret, …public parts]` alone; the order given does not matter. */
export function drawOrder(seedParts: readonly string[], ids: readonly string[]): string[] {
  const order = sortedOnce(ids);
  const stream = new RandomStream(seedOf(seedParts));
  for (let at = order.length - 1; at > 0; at--) {
    const other = stream.below(at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}

/**
 * Draws between equals: each group of tied ids in its drawn order. A group's seed parts are followed by `tie` and its
 * sorted ids, so a group's outcome does not depend on which others there are.
 */
export function drawTies(seedParts: readonly string[], groups: readonly (readonly string[])[]): string[][] {
  return groups.map((tied) => drawOrder([...seedParts, 'tie', ...sortedOnce(tied)], tied));
}

export interface DrawClaim {
  /** As published before the draw. */
  readonly commitment: string;
  /** As revealed: `[secret, …public parts]`. */
  readonly seedParts: readonly string[];
  /** As published after it. */
  readonly order: readonly string[];
}

export type DrawVerdict =
  | { readonly holds: true }
  /** Another secret than the one committed to, or another order (`at`: the first place that differs, from 1). */
  | { readonly holds: false; readonly reason: 'secret' }
  | { readonly holds: false; readonly reason: 'order'; readonly at: number };

/** Was the order drawn as promised? The list itself (who took part) is for the reader to compare. */
export function verifyDraw({ commitment, seedParts, order }: DrawClaim): DrawVerdict {
  if (seedParts[0] === undefined || commitSeed(seedParts[0]) !== commitment.toLowerCase()) return { holds: false, reason: 'secret' };
  const drawn = drawOrder(seedParts, order);
  const at = drawn.findIndex((id, i) => id !== order[i]);
  return at < 0 ? { holds: true } : { holds: false, reason: 'order', at: at + 1 };
}
