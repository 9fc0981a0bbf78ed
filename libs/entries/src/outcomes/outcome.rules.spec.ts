import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fenOf, matched } from './outcome.rules';

describe('outcomes', () => {
  it('money is counted in fen without fractions', () => {
    expect(['492000', '0.5', '6048000.05', '999999999999999.99'].map(fenOf)).toEqual(['49200000', '50', '604800005', '99999999999999999']);
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), fc.integer({ min: 0, max: 99 }), (yuan, cents) => {
      expect(fenOf(`${yuan}.${String(cents).padStart(2, '0')}`)).toBe(String(yuan * 100n + BigInt(cents)));
    }));
  });

  it('a verification stays with a statement wherever it moves to, and with nothing that states something else', () => {
    const known = [{ id: 'a', factHash: '1' }, { id: 'b', factHash: '2' }, { id: 'c', factHash: '2' }];
    expect(matched(known, ['2', '3', '1', '2', '2']).map((row) => row?.id)).toEqual(['b', undefined, 'a', 'c', undefined]);
  });
});
