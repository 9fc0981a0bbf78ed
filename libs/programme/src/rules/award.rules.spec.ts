import { describe, expect, it } from '@jest/globals';
import { awardCatalogue } from './award-catalogue';
import { awardOf, clashingAwards, higherTitleOf, prizeOf, titleOf } from './award.rules';
import { rankDelegations } from './delegation.rules';
import { hashOfRules, readRules } from './rule.rules';
import { innovationAwards, skillContestAwards } from './standard-awards';
import { starStandardRules } from './star-standard-rules';

const fitter = { code: 'fitter', name: '钳工' };
const contest = { title: '优胜奖', awards: skillContestAwards };

describe('awards of a skill contest (domain.md §9)', () => {
  it('the first is the champion of the occupation, with at most ¥3,000', () => {
    expect(titleOf(contest, fitter, 1)).toBe('钳工技术状元');
    expect(awardOf(skillContestAwards, 'fitter', 1)).toMatchObject({ code: 'champion', prizeFen: 300_000 });
  });

  it.each([2, 10])('place %i is an expert of the occupation, with at most ¥1,000 and a request for promotion', (rank) => {
    expect(titleOf(contest, fitter, rank)).toBe('钳工技术能手');
    expect(awardOf(skillContestAwards, 'fitter', rank)).toMatchObject({ code: 'expert', prizeFen: 100_000, promotion: { authority: '市人力社保局' } });
  });

  it('place 11 has no award and keeps the round’s own title', () => {
    expect(awardOf(skillContestAwards, 'fitter', 11)).toBeNull();
    expect(titleOf(contest, fitter, 11)).toBe('优胜奖');
  });

  it('the medal goes to a champion who is eligible and to no other', () => {
    const champion = awardOf(skillContestAwards, 'fitter', 1)!;
    expect(higherTitleOf(champion, { post_class: 'front_line' })).toBe('重庆五一劳动奖章');
    expect(higherTitleOf(champion, { post_class: 'head' })).toBeNull();
    expect(higherTitleOf(champion, {})).toBeNull();
    expect(higherTitleOf(awardOf(skillContestAwards, 'fitter', 2)!, { post_class: 'front_line' })).toBeNull();
  });

  it('delegations, judges and hosts take no place on the list', () => {
    const apart = awardCatalogue.parse({ awards: skillContestAwards.awards.filter(({ recipient }) => recipient !== 'person') });
    expect(awardOf(apart, 'fitter', 1)).toBeNull();
  });
});

describe('innovation prizes (domain.md §9)', () => {
  it.each([['result', 1, 3_000_000], ['result', 2, 2_000_000], ['result', 7, 1_000_000], ['result', 22, 300_000], ['method', 5, 300_000], ['idea', 1, 300_000]])(
    '%s, place %i: %i fen', (category, rank, fen) => {
      expect(awardOf(innovationAwards, category, rank)!.prizeFen).toBe(fen);
    });

  it('no result is given a prize twice', () => {
    const first = awardOf(innovationAwards, 'result', 1)!;
    expect(prizeOf(first, innovationAwards, false)).toBe(3_000_000);
    expect(prizeOf(first, innovationAwards, true)).toBeNull();
    expect(prizeOf(first, { onePrizePerResult: false }, true)).toBe(3_000_000);
  });
});

describe('a catalogue as part of the rules', () => {
  it('rules without one have the hash they always had', () => {
    expect(hashOfRules(readRules(starStandardRules.month))).toBe(hashOfRules(starStandardRules.month));
    expect('awards' in readRules(starStandardRules.month)).toBe(false);
    expect(titleOf(starStandardRules.month, { code: 'skill', name: '技能之星' }, 1)).toBe('月度技能之星');
  });

  it('two awards for the same place are refused', () => {
    const [champion] = skillContestAwards.awards;
    const twice = awardCatalogue.parse({ awards: [champion, { ...champion, code: 'again', ranks: { from: 1, to: 3 } }] });
    expect(clashingAwards(twice)).toHaveLength(1);
    expect(() => readRules({ ...starStandardRules.month, awards: twice })).toThrow();
    expect(clashingAwards(skillContestAwards)).toEqual([]);
    expect(clashingAwards(innovationAwards)).toEqual([]);
    expect(() => readRules({ ...starStandardRules.month, awards: skillContestAwards })).not.toThrow();
  });

  it('ranks that end before they begin are refused', () => {
    const [champion] = skillContestAwards.awards;
    expect(() => readRules({ ...starStandardRules.month, awards: { awards: [{ ...champion, ranks: { from: 3, to: 1 } }] } })).toThrow();
  });
});

describe('delegations by points', () => {
  const places = [
    { delegation: '渝中', rank: 1 }, { delegation: '渝中', rank: 4 }, { delegation: '江北', rank: 2 }, { delegation: '江北', rank: 3 }, { delegation: '沙坪坝', rank: 5 },
  ];
  const table = (code: string) => skillContestAwards.pointTables.find((one) => one.code === code)!;

  it('4/3/2/1: equal points are decided by the better places', () => {
    expect(rankDelegations(places, table('segment')).map(({ delegation, points, rank }) => [delegation, points, rank])).toEqual([['渝中', 5, 1], ['江北', 5, 2], ['沙坪坝', 0, 3]]);
  });

  it('8/4/2/1: a first place weighs more', () => {
    expect(rankDelegations(places, table('final')).map(({ delegation, points }) => [delegation, points])).toEqual([['渝中', 9], ['江北', 6], ['沙坪坝', 0]]);
  });

  it('delegations with the same places share a rank and the next is left out', () => {
    const equal = [{ delegation: '甲', rank: 1 }, { delegation: '乙', rank: 1 }, { delegation: '丙', rank: 2 }];
    expect(rankDelegations(equal, table('final')).map(({ rank }) => rank)).toEqual([1, 1, 3]);
  });
});
