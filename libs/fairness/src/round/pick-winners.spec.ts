import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { byCode, rankByKeys } from '../exact/rank';
import { Rational } from '../exact/rational';
import { FairnessRefusal } from '../refusal';
import { pickWinners, type WinnersInput } from './pick-winners';

type Row = WinnersInput['ranking'][number];
/** Ranks scores 1224 style; ids are a, b, c … in the order given. */
function ranking(scores: readonly number[], category = 'k'): Row[] {
  const rows = scores.map((score, i) => ({ id: `${category}-${String.fromCharCode(97 + i)}`, category, score }));
  return rankByKeys(rows, ({ score }) => [Rational.of(score)], (a, b) => byCode(a.id, b.id), '1224').map(({ item, rank }) => ({ ...item, rank }));
}
const unscored: Row = { id: 'k-z', category: 'k', score: null, rank: null };
const pick = (rows: readonly Row[], places: WinnersInput['places'], minimumMark: number | null = null, tieAtCut: WinnersInput['tieAtCut'] = 'none_in') =>
  pickWinners({ ranking: rows, places, minimumMark, tieAtCut });
const ids = (list: readonly { id: string }[]): string => list.map(({ id }) => id.slice(2)).join('');

describe('picking the winners', () => {
  it('places are filled in rank order from those who reach the minimum mark', () => {
    const { winners, passedOver, emptyPlaces } = pick([...ranking([90_000, 80_000, 79_990, 85_000]), unscored], 5, 80_000);
    expect(ids(winners)).toBe('adb');
    expect(passedOver).toEqual([
      { id: 'k-c', category: 'k', reason: 'below_minimum' },
      { id: 'k-z', category: 'k', reason: 'unscored' },
    ]);
    expect(emptyPlaces).toEqual({ k: 2 });
  });

  it('none_in: a shared rank that does not fit whole is left out whole, and nobody later is taken', () => {
    const { winners, passedOver, emptyPlaces } = pick(ranking([90, 80, 80, 70]), 2);
    expect(ids(winners)).toBe('a');
    expect(passedOver.map(({ reason }) => reason)).toEqual(['tie_at_cut', 'tie_at_cut', 'no_place_left']);
    expect(emptyPlaces).toEqual({ k: 1 });
  });

  it('all_in: the whole shared rank at the cut wins, beyond the places', () => {
    const { winners, emptyPlaces } = pick(ranking([90, 80, 80, 70]), 2, null, 'all_in');
    expect(ids(winners)).toBe('abc');
    expect(emptyPlaces).toEqual({ k: 0 });
  });

  it('a shared rank that fits whole wins whole', () => expect(ids(pick(ranking([80, 80, 70]), 2).winners)).toBe('ab'));
  it('a minimum mark is compared with the rounded score, and reaching it is enough', () => expect(ids(pick(ranking([80_000]), 1, 80_000).winners)).toBe('a'));
  it('places differ by category; a category without places has no winner', () => {
    const rows = [...ranking([9, 8], 'x'), ...ranking([9, 8], 'y')];
    expect(pick(rows, { x: 1 }).winners.map(({ id }) => id)).toEqual(['x-a']);
  });
  it('a negative number of places is refused', () => expect(() => pick(ranking([1]), -1)).toThrow(FairnessRefusal));

  it('nobody is lost, places are kept under none_in, and no loser stands above a winner', () => {
    const world = fc.tuple(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 15 }), fc.nat(10), fc.option(fc.nat(9)), fc.constantFrom<WinnersInput['tieAtCut']>('none_in', 'all_in'));
    fc.assert(
      fc.property(world, ([scores, places, minimum, tieAtCut]) => {
        const rows = ranking(scores);
        const { winners, passedOver } = pick(rows, places, minimum, tieAtCut);
        expect([...winners, ...passedOver].map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
        if (tieAtCut === 'none_in') expect(winners.length).toBeLessThanOrEqual(places);
        const worst = Math.max(0, ...winners.map(({ rank }) => rank));
        const rankOf = new Map(rows.map(({ id, rank }) => [id, rank ?? 0]));
        for (const { id } of passedOver) expect(rankOf.get(id)).toBeGreaterThan(worst);
      }),
    );
  });
});
