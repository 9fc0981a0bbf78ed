import { describe, expect, it } from '@jest/globals';
import { plainWeek, shanghai } from '@jiangong/kernel';
import { fiveSmallStandardRules, starStandardRules } from '../rules/public';
import { someRules } from '../testing/rules.builder';
import { foresee, type Neighbour, type PreflightFacts } from './preflight.rules';

const instants = {
  collectingAt: shanghai(2026, 5, 1), reviewingAt: shanghai(2026, 5, 25, 18), judgingAt: shanghai(2026, 5, 28, 9),
  computingAt: shanghai(2026, 6, 5, 18), decidingAt: shanghai(2026, 6, 8, 9),
};
const source = (name: string, more: Partial<Neighbour> = {}): Neighbour => ({ ...instants, name, cadence: 'month', phase: 'scheduled', ...more });
const april = source('2026年4月', { collectingAt: shanghai(2026, 4, 1), reviewingAt: shanghai(2026, 4, 25, 18) });
const sound: PreflightFacts = {
  round: { ...instants, name: '2026年5月', cadence: 'month', position: 5 }, rules: starStandardRules.month, categories: 5, sources: [], previous: april,
  holidayYears: [2026], calendar: plainWeek,
};
const codes = (facts: Partial<PreflightFacts>, severity?: string): string[] =>
  foresee({ ...sound, ...facts }).filter((one) => !severity || one.severity === severity).map((one) => one.code);

describe('pre-flight (domain §3)', () => {
  it('finds nothing wrong with the standard month', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ rules: fiveSmallStandardRules })).toEqual([]);
  });

  it('blocks a calendar out of order', () => {
    expect(codes({ round: { ...sound.round, judgingAt: shanghai(2026, 5, 20) } }, 'blocking')).toEqual(['calendar_order']);
    expect(codes({ round: { ...sound.round, reviewingAt: instants.collectingAt } }, 'blocking')).toEqual(['calendar_order']);
  });

  it('warns of a gap, an overlap and a very short intake', () => {
    expect(codes({ previous: null })).toEqual(['calendar_gap']);
    expect(codes({ previous: source('2026年4月', { reviewingAt: shanghai(2026, 5, 3) }) })).toEqual(['calendar_overlap']);
    expect(codes({ round: { ...sound.round, collectingAt: shanghai(2026, 5, 23) } })).toEqual(['calendar_short']);
  });

  it('warns when a year the round touches has no holidays', () => {
    expect(codes({ holidayYears: [] })).toEqual(['holidays_missing']);
    const december = { ...sound.round, collectingAt: shanghai(2026, 12, 1), reviewingAt: shanghai(2026, 12, 25, 18), judgingAt: shanghai(2026, 12, 28, 9), computingAt: shanghai(2027, 1, 5), decidingAt: shanghai(2027, 1, 8) };
    expect(foresee({ ...sound, round: december }).map((one) => one.zh)).toEqual(['2027 年的节假日尚未录入，工作日只按周末和元旦、五一、国庆的法定日推算，春节等假期请在公示前录入']);
  });

  it('blocks a round without rules or categories', () => {
    expect(codes({ rules: null }, 'blocking')).toEqual(['rules_missing']);
    expect(codes({ categories: 0 }, 'blocking')).toEqual(['categories_missing']);
  });

  it('blocks rules that contradict themselves, and warns of weights that do not add up to 100', () => {
    expect(codes({ rules: someRules({ judging: { minJudges: 6 } }) }, 'blocking')).toEqual(['rules_contradict']);
    const [first, ...others] = starStandardRules.month.judging.criteria;
    expect(codes({ rules: someRules({ judging: { criteria: [{ ...first!, weight: 40 }, ...others] } }) })).toEqual(['weights']);
  });

  it('warns of a panel too small to drop the highest and the lowest mark', () => {
    expect(codes({ rules: someRules({ judging: { minJudges: 3 } }) })).toEqual(['panel_small']);
  });

  it('blocks a round that is only fed and has no sources', () => {
    const quarter = { ...sound.round, cadence: 'quarter' as const, position: 1 };
    expect(codes({ round: quarter, previous: null, rules: starStandardRules.quarter }, 'blocking')).toEqual(['feeds_missing']);
  });

  it('warns of a quarter that lacks a month, and of a cancelled source', () => {
    const quarter = { round: { ...sound.round, cadence: 'quarter' as const, position: 1 }, previous: null, rules: starStandardRules.quarter };
    expect(codes({ ...quarter, sources: [source('1月'), source('2月')] })).toEqual(['feeds_missing']);
    expect(codes({ ...quarter, sources: [source('1月'), source('2月'), source('3月', { phase: 'cancelled' })] })).toEqual(['feed_cancelled']);
    expect(codes({ ...quarter, sources: [source('1月'), source('2月'), source('3月')] })).toEqual([]);
  });

  it('says which group rounding shuts out: with 7 places a cap of 10 % is nobody (domain §7)', () => {
    const rules = someRules({ deciding: { places: 7 } }, starStandardRules.year);
    const found = foresee({ ...sound, round: { ...sound.round, cadence: 'year', position: 1 }, rules, categories: 1, sources: [1, 2, 3, 4].map((one) => source(`第${one}季度`, { cadence: 'quarter' })) });
    expect(found.map((one) => one.code)).toEqual(['quota_shut_out']);
    expect(found[0]!.zh).toContain('“企业负责人”不超过 10% 取整后为 0 人');
  });

  it('blocks floors that do not fit together', () => {
    const quota = (code: string, values: string[], percent: number) => ({ code, name: code, attribute: 'post_class', values, kind: 'floor' as const, percent });
    const rules = someRules({ deciding: { places: 4, quotas: [quota('front', ['front_line'], 60), quota('tech', ['technical'], 50)] } });
    expect(codes({ rules }, 'blocking')).toEqual(['quotas_infeasible']);
  });

  it('blocks a floor above the cap on the same group', () => {
    const group = { name: '一线', attribute: 'post_class', values: ['front_line'] };
    const rules = someRules({ deciding: { places: 4, quotas: [{ ...group, code: 'floor', kind: 'floor', percent: 50 }, { ...group, code: 'cap', kind: 'cap', percent: 20 }] } });
    expect(codes({ rules }, 'blocking')).toEqual(['quotas_infeasible']);
  });
});
