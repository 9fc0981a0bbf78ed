import { describe, expect, it } from '@jest/globals';
import { cityModelWorkerRules, mayDayMedalRules, nationalListRules } from '../rules/public';
import { foreseeSelection } from './list-preflight.rules';

const codes = async (...asked: Parameters<typeof foreseeSelection>): Promise<string[]> => (await foreseeSelection(...asked)).map(({ code, severity }) => `${severity} ${code}`);

describe('before a round with a list opens', () => {
  it('188 medals: the numbers of people are said, on the base that was chosen', async () => {
    const [numbers] = await foreseeSelection(mayDayMedalRules(188), ['person']);
    for (const part of ['至少 94 人', '至少 57 人', '至少 38 人', '至多 18 人', '至多 28 人', '至多 9 人']) expect(numbers!.zh).toContain(part);
    const [ofWhich] = await foreseeSelection(mayDayMedalRules(188, 'front_line'), ['person']);
    expect(ofWhich!.zh).toContain('至少 29 人（“一线职工和专业技术人员（含农民工）”按 94 人计）');
  });

  it('7 medals: caps that round to nobody are told before anybody hands in', async () => {
    expect(await codes(mayDayMedalRules(7), ['person'])).toEqual(['note list_numbers', 'warning quota_shut_out', 'warning quota_shut_out']);
  });

  it('rules that no list whatsoever can keep forbid the round to open, and name each other', async () => {
    const rules = mayDayMedalRules(20);
    const heads = { ...rules, quotas: rules.quotas.map((one) => (one.code === 'science_education' ? { ...one, percent: 60 } : one)) };
    const found = await foreseeSelection(heads, ['person']);
    expect(found.filter(({ severity }) => severity === 'blocking').map(({ zh }) => zh)).toEqual(['20 人的名单无论由谁组成都不能同时满足：“一线职工和专业技术人员（含农民工）”至少 10 人；“科教人员”至少 12 人']);
  });

  it('the shipped rule sets can be kept', async () => {
    for (const rules of [mayDayMedalRules(188, 'front_line'), cityModelWorkerRules(60), nationalListRules(50)])
      expect(await codes(rules, ['person'])).toEqual(['note list_numbers']);
  });

  it('a category that does not exist is told', async () => {
    expect(await codes({ ...cityModelWorkerRules(10), categoryPlaces: [{ category: 'ghost', least: 1, most: null }] }, ['person'])).toEqual(['blocking list_category_unknown']);
  });
});
