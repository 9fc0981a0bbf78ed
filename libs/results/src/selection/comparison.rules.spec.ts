import { describe, expect, it } from '@jest/globals';
import { awardLineOf, compareRankings, type AdvisedLine } from './comparison.rules';

const line = (entryId: string, rank: number | null, score: number | null, calibratedScore: number | null, rankLow = rank, rankHigh = rank, se = 100): AdvisedLine =>
  ({ entryId, categoryId: 'c', score, rank, calibratedScore, se, rankLow, rankHigh });
const rules = { places: 2, minimumMark: null, tieAtCut: 'none_in' as const };

describe('the award line', () => {
  it('lies below the last winner, and names whom the calibrated ranking would put on the other side', () => {
    const lines = [line('a', 1, 90_000, 90_000), line('b', 2, 88_000, 86_000), line('c', 3, 87_000, 88_500), line('d', 4, 80_000, 80_000)];
    expect(awardLineOf('c', lines, rules)).toMatchObject({
      filled: 2, score: 88_000,
      disagreements: [{ entryId: 'c', calibratedRank: 2, change: 'enters' }, { entryId: 'b', calibratedRank: 3, change: 'leaves' }],
    });
  });

  it('whoever the model says nothing of leaves the comparison out, it does not make others win', () => {
    const lines = [line('a', 1, 90_000, null), line('b', 2, 88_000, 80_000), line('c', 3, 87_000, 89_000)];
    expect(awardLineOf('c', lines, rules).disagreements).toEqual([]);
  });

  it('entries whose interval lies across the line are uncertain, on either side of it', () => {
    const lines = [line('a', 1, 90_000, 90_000, 1, 1), line('b', 2, 88_000, 88_000, 2, 3), line('c', 3, 87_900, 87_900, 2, 4), line('d', 4, 80_000, 80_000, 3, 4)];
    expect(awardLineOf('c', lines, rules).uncertain).toEqual(['b', 'c']);
  });

  it('where the minimum mark is the line, the interval of the score decides', () => {
    const lines = [line('a', 1, 90_000, 90_000), line('b', 2, 80_100, 80_100)];
    expect(awardLineOf('c', lines, { ...rules, places: 5, minimumMark: 80_000 })).toMatchObject({ filled: 2, uncertain: ['b'] });
    expect(awardLineOf('c', lines, { ...rules, places: 5, minimumMark: 70_000 }).uncertain).toEqual([]);
  });

  it('an entry without rank is on no side of it', () => {
    const lines = [line('a', 1, 90_000, 90_000), line('z', null, null, 99_000, 1, 3)];
    expect(awardLineOf('c', lines, rules)).toMatchObject({ filled: 1, uncertain: [], disagreements: [] });
  });
});

describe('two rankings side by side', () => {
  const ranked = (entryId: string, rank: number | null, score: number | null) => ({ entryId, categoryId: 'c', score, rank });

  it('only what differs is told, and an entry that one of them lacks counts as without score there', () => {
    const before = [ranked('a', 1, 90_000), ranked('b', 2, 88_000), ranked('c', 3, 80_000)];
    const after = [ranked('a', 1, 90_000), ranked('d', 2, 89_000), ranked('b', 3, 88_000)];
    expect(compareRankings(before, after, rules).map(({ entryId, oldRank, newRank, change }) => [entryId, oldRank, newRank, change])).toEqual([
      ['d', null, 2, 'enters'], ['b', 2, 3, 'leaves'], ['c', 3, null, null],
    ]);
  });
});
