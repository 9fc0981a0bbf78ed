import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash, createHmac } from 'node:crypto';
import { FairnessRefusal } from '../refusal';
import { commitSeed, drawOrder, drawTies, verifyDraw } from './draw';
import { drawDocument } from './draw-document';
import { RandomStream } from './random-stream';

/** The draw once more, from its description, with Node's own cryptography and one word at a time. */
function recompute(seedParts: readonly string[], ids: readonly string[]): string[] {
  const seed = createHash('sha256').update(JSON.stringify(seedParts)).digest();
  const words: number[] = [];
  for (let block = 0; words.length < 8 * ids.length + 64; block++) {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(block);
    const bytes = createHmac('sha256', seed).update(counter).digest();
    for (let at = 0; at < 32; at += 4) words.push(bytes.readUInt32BE(at));
  }
  const order = [...ids].sort((a, b) => (a < b ? -1 : 1));
  for (let at = order.length - 1; at > 0; at--) {
    let word = words.shift()!;
    while (word >= Math.floor(2 ** 32 / (at + 1)) * (at + 1)) word = words.shift()!;
    const other = word % (at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}

const parts = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 });
const ids = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }), { maxLength: 40 });

describe('draws by commit and reveal', () => {
  it('anybody recomputes the order from its description', () => {
    fc.assert(fc.property(parts, ids, (seedParts, list) => expect(drawOrder(seedParts, list)).toEqual(recompute(seedParts, list))));
  });

  it('a fixed example, for those who write their own check', () => {
    expect(commitSeed('the secret of the round')).toBe(createHash('sha256').update('the secret of the round').digest('hex'));
    expect(drawOrder(['the secret of the round', 'round-1', '42'], ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])).toMatchInlineSnapshot(`
[
  "c",
  "b",
  "h",
  "f",
  "d",
  "g",
  "e",
  "a",
]
`);
  });

  it('every id once, whatever order they come in', () => {
    fc.assert(
      fc.property(parts, ids, (seedParts, list) => {
        const order = drawOrder(seedParts, list);
        expect([...order].sort()).toEqual([...list].sort());
        expect(drawOrder(seedParts, [...list].reverse())).toEqual(order);
      }),
    );
  });

  it('parts that read the same when joined are different seeds', () => {
    const list = Array.from({ length: 30 }, (_, i) => `e${i}`);
    expect(drawOrder(['ab', 'c'], list)).not.toEqual(drawOrder(['a', 'bc'], list));
    expect(drawOrder(['ab'], list)).not.toEqual(drawOrder(['ab', ''], list));
  });

  it('all orders are equally likely: χ² of 24 orders in 24,000 draws', () => {
    const seen = new Map<string, number>();
    for (let i = 0; i < 24_000; i++) {
      const order = drawOrder(['secret', String(i)], ['a', 'b', 'c', 'd']).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    // 23 degrees of freedom: above 49.7 in one of a thousand.
    expect([...seen.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(49.7);
  });

  it('numbers below a bound never reach it and are all met', () => {
    const stream = new RandomStream(new Uint8Array(32));
    const seen = new Set(Array.from({ length: 2000 }, () => stream.below(7)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(stream.below(1)).toBe(0);
  });

  it('a tie is drawn the same whichever other ties there are', () => {
    const [alone] = drawTies(['s'], [['x', 'y', 'z']]);
    expect(drawTies(['s'], [['p', 'q'], ['z', 'x', 'y']])[1]).toEqual(alone);
    expect(drawTies(['s'], [])).toEqual([]);
  });

  it('a claim holds, or the first thing that does not is named', () => {
    fc.assert(
      fc.property(parts, ids, fc.nat(), (seedParts, list, where) => {
        const claim = { commitment: commitSeed(seedParts[0]!), seedParts, order: drawOrder(seedParts, list) };
        expect(verifyDraw(claim)).toEqual({ holds: true });
        expect(verifyDraw({ ...claim, commitment: commitSeed(`${seedParts[0]}.`) })).toEqual({ holds: false, reason: 'secret' });
        if (list.length < 2) return;
        const at = where % (list.length - 1);
        const order = [...claim.order];
        [order[at], order[at + 1]] = [order[at + 1]!, order[at]!];
        expect(verifyDraw({ ...claim, order })).toEqual({ holds: false, reason: 'order', at: at + 1 });
      }),
    );
  });

  it('a document is drawn and checked; ids twice or an order of others are refused', () => {
    const document = { id: 'd', secret: 's', parts: ['round-1'], ids: ['a', 'b', 'c'] };
    const answer = drawDocument(document);
    expect(answer).toEqual({ id: 'd', commitment: commitSeed('s'), seed: createHash('sha256').update('["s","round-1"]').digest('hex'), order: drawOrder(['s', 'round-1'], ['a', 'b', 'c']) });
    expect(drawDocument({ ...document, commitment: answer.commitment, order: answer.order }).verdict).toEqual({ holds: true });
    expect(() => drawDocument({ ...document, commitment: answer.commitment, order: ['a', 'b', 'x'] })).toThrow(FairnessRefusal);
    expect(() => drawDocument({ ...document, ids: ['a', 'a'] })).toThrow('ids');
    expect(() => drawDocument({ ...document, secret: '' })).toThrow('secret');
  });
});
