import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addsToNothing, floorOf, givesWay, tranches } from './fund.rules';
import { fenIn, fenOfYuan, yuanOf } from './money';

describe('money', () => {
  it('goes from fen to yuan and back without a loss, with the signs of a table too', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), (fen) => expect(fenOfYuan(yuanOf(fen))).toBe(fen)));
    expect([fenOfYuan('¥3,000.5元'), fenOfYuan('3000'), fenOfYuan('3000.505'), fenOfYuan('-1'), fenOfYuan('')]).toEqual([300_050n, 300_000n, null, null, null]);
    expect([fenIn('100'), fenIn('1.5'), fenIn('-1'), yuanOf(-5n)]).toEqual([100n, null, null, '-0.05']);
  });
});

describe('a booking', () => {
  it('adds to nothing, over two lines at least', () => {
    const line = (fen: bigint) => ({ account: 'x', fen });
    expect([[line(5n), line(-5n)], [line(5n), line(-3n), line(-2n)], [line(5n), line(-4n)], [line(0n), line(0n)], []].map(addsToNothing)).toEqual([true, true, false, false, false]);
  });
});

describe('the rules of a year', () => {
  it('a floor of thousandths rounds up', () => expect([floorOf(100_000n, 10), floorOf(100_001n, 10), floorOf(0n, 600), floorOf(1n, 600)]).toEqual([1_000n, 1_001n, 0n, 1n]));

  it('¥200,000 over three years are three whole sums that add to it', () => {
    expect(tranches(20_000_000n, 3)).toEqual([6_666_700n, 6_666_700n, 6_666_600n]);
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.integer({ min: 1, max: 5 }), (total, years) =>
      expect(tranches(total, years).reduce((sum, one) => sum + one, 0n)).toBe(total)));
  });

  it('of two prizes for one result the higher stands, unless the lower is approved', () => {
    expect([givesWay({ state: 'due', amountFen: 1n }, { amountFen: 2n }), givesWay({ state: 'due', amountFen: 2n }, { amountFen: 2n }), givesWay({ state: 'approved', amountFen: 1n }, { amountFen: 2n })])
      .toEqual([true, false, false]);
  });
});
