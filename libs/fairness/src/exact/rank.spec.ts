import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { byCode, rankByKeys } from './rank';
import { Rational } from './rational';

const item = (id: string, ...keys: (number | null)[]) => ({ id, keys: keys.map((key) => (key === null ? null : Rational.of(key))) });
const rank = (items: ReturnType<typeof item>[], style: '1224' | '1223' = '1224'): string[] =>
  rankByKeys(items, ({ keys }) => keys, (a, b) => byCode(a.id, b.id), style).map(({ item: { id }, rank: place, isShared }) => `${place}${id}${isShared ? '=' : ''}`);

describe('ranking', () => {
  const four = [item('d', 7), item('b', 8), item('c', 8), item('a', 9)];

  it('1224 leaves a gap after a shared rank', () => expect(rank(four)).toEqual(['1a', '2b=', '2c=', '4d']));
  it('1223 leaves no gap', () => expect(rank(four, '1223')).toEqual(['1a', '2b=', '2c=', '3d']));
  it('the next key decides only between equals', () => expect(rank([item('a', 8, 1), item('b', 8, 2), item('c', 9, 0)])).toEqual(['1c', '2b', '3a']));
  it('a missing key is worse than any value', () => expect(rank([item('a', 8, null), item('b', 8, -5), item('c', 8, null)])).toEqual(['1b', '2a=', '2c=']));

  it('the order of the input never shows', () => {
    const items = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 2 })), { selector: ([id]) => id });
    fc.assert(
      fc.property(items.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([list, shuffled]) => {
        const of = (source: typeof list) => rank(source.map(([id, a, b]) => item(id, a, b)));
        expect(of(shuffled)).toEqual(of(list));
      }),
    );
  });
});
