import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { platformActor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { DecideRound, ResultsModule, resultsEntities } from '@jiangong/results';
import { aMarkedRound, scoreRoundNow, signAsSeen, twoOfficers } from '@jiangong/results/testing';
import { anActor, TestProduct } from '@jiangong/testing';
import { RecognitionModule, recognitionEntities } from '../recognition.module';
import { RegisterReader } from './public';

jest.setTimeout(60_000);

describe('the register of honours', () => {
  let product: TestProduct;
  let city: City;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule, RecognitionModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities, ...recognitionEntities],
    });
    city = await aCity(product);
  });
  afterAll(() => product?.stop());

  /** Works in two categories, the best marks not first; equal marks among them. */
  async function published(name: string): Promise<void> {
    const works = [80, 95, 90, 85, 90].flatMap((points, at) => ['first', 'second'].map((category) => ({ category, points: Array.from({ length: 5 }, () => points), name: `${name}${category}${at}` })));
    const rules = someRules({ notice: { workingDays: 0 }, deciding: { places: 9 } });
    const { roundId } = await aMarkedRound(product, city, works, { rules, subject: 'work', categories: [{ code: 'first', name: '甲类' }, { code: 'second', name: '乙类' }] });
    const runId = await scoreRoundNow(product, roundId);
    await product.get(DecideRound).execute(platformActor, { roundId, runId });
    for (const officer of await twoOfficers(product, city)) await signAsSeen(product, officer, roundId);
    await product.drain();
  }

  it('shows the newest round first and within it each category by rank, page by page without a gap or a repetition', async () => {
    await published('早');
    product.clock.set(new Date(product.clock.now().getTime() + 60_000));
    await published('晚');
    const register = product.get(RegisterReader);
    const auditor = anActor({ auditor: city.cityId });
    const walked: { id: string; name: string; categoryName: string; rank: number }[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<RegisterReader['page']>> = await register.page(auditor, { first: 3, after });
      walked.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    const ranks = [1, 2, 2, 4, 5];
    expect(walked.map(({ name, categoryName, rank }) => [name.slice(0, 1), categoryName, rank])).toEqual(['晚', '早'].flatMap((round) => ['甲类', '乙类'].flatMap((category) => ranks.map((rank) => [round, category, rank]))));
    expect(new Set(walked.map(({ id }) => id)).size).toBe(20);
    // the workbook and a single long page say the same
    expect((await register.page(auditor, { first: 100 })).nodes.map(({ id }) => id)).toEqual(walked.map(({ id }) => id));
    const { rows } = await register.table(auditor, {});
    expect([...rows as Iterable<readonly unknown[]>].map((row) => row[5])).toEqual(walked.map(({ name }) => name));
    // what a correction confers later stands with its round
    await product.reader.rows(`update honour set conferred_at = conferred_at + interval '1 day' where id = $1`, [walked[12]!.id]);
    expect((await register.page(auditor, { first: 100 })).nodes.map(({ id }) => id)).toEqual(walked.map(({ id }) => id));
  });
});
