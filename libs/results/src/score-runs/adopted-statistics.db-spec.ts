import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { verifyBundle } from '@jiangong/evidence';
import { scoreRound } from '@jiangong/fairness';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, type City } from '@jiangong/people/testing';
import { Checkpoints } from '@jiangong/platform';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { TestProduct } from '@jiangong/testing';
import { bundleText } from '../bundles/bundle-parts';
import { ResultsModule, resultsEntities } from '../index';
import { aPublishedRound } from '../testing';
import { readInputs, readOutputs, roundInputOf } from './score-run.rules';

jest.setTimeout(90_000);

describe('a round whose rules adopt a statistic', () => {
  let product: TestProduct;
  let city: City;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
    });
    city = await aCity(product);
  });
  afterAll(() => product?.stop());

  it.each(['calibrated', 'zscore'] as const)('%s: computed over the whole round, not by category, and an auditor computes the same bytes', async (kind) => {
    const rules = someRules({ judging: { judgesPerEntry: 3, minJudges: 3 }, computing: { method: { kind } }, deciding: { places: 2, minimumMark: null }, notice: { workingDays: 0 } });
    const categories = [{ code: 'labour', name: '劳动之星' }, { code: 'skill', name: '技能之星' }, { code: 'service', name: '服务之星' }];
    const { roundId } = await aPublishedRound(product, city, { rules, categories, entries: 9, judges: 6 }, (entry, judge) => 78_000 + entry * 700 - judge * 1_300 + ((entry * 7 + judge * 13) % 5) * 400);
    await product.get(Checkpoints).sign();

    const run = (await product.reader.first<{ inputs: string; outputs: string }>('select inputs, outputs from score_run where round_id = $1 and stands', [roundId]))!;
    const [input, { entries, advice }] = [roundInputOf(readInputs(run.inputs)), readOutputs(run.outputs)];
    const alone = input.categories.flatMap((category) => {
      const own = input.entries.filter((entry) => entry.category === category);
      const ids = new Set(own.map(({ id }) => id));
      return scoreRound({ ...input, categories: [category], entries: own, marks: input.marks.filter(({ entry }) => ids.has(entry)) }).entries;
    });
    expect(new Set(entries.map(({ category }) => category)).size).toBe(3);
    expect(entries.map(({ id, score }) => [id, score])).not.toEqual(alone.map(({ id, score }) => [id, score]));
    if (kind === 'calibrated') {
      const advised = new Map(advice.entries.map(({ id, score }) => [id, score]));
      // the same figure, there to thousandths, here to two decimals
      for (const { id, score } of entries) expect(Math.abs(score! - advised.get(id)!)).toBeLessThanOrEqual(6);
    }

    let text = '';
    for await (const part of bundleText(product.reader, roundId, new Date())) text += part;
    const verdict = verifyBundle(text);
    // nobody brought a printed head, and no list was chosen as a whole
    expect(verdict.checks.filter(({ state }) => state !== 'holds').map(({ code, state }) => [code, state])).toEqual([['printed_head', 'absent'], ['prices', 'absent']]);
    expect(verdict.isSound).toBe(true);
  });
});
