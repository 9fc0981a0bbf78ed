import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity } from '@jiangong/people/testing';
import { Reader } from '@jiangong/platform';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { TestProduct } from '@jiangong/testing';
import { JudgingModule, judgingEntities } from '../judging.module';
import { aRoundInJudging, type JudgedWorld } from '../testing';
import { MarkBatches, type SaveCall } from './mark-batches';
import { SaveMark } from './public';
import { SheetsReader } from './sheets.reader';

describe('marks given at the same moment', () => {
  let product: TestProduct;
  let world: JudgedWorld;
  let sheets: { id: string; judge_id: string; rules: string }[];

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities],
    });
    world = await aRoundInJudging(product, await aCity(product), { judges: 5, entries: 4 });
    sheets = await product.reader.rows(
      `select s.id, s.judge_id, r.rule_version_id as rules from score_sheet s join round r on r.id = s.round_id where s.round_id = $1 order by s.id desc`, [world.roundId]);
  });
  afterAll(() => product?.stop());

  const judgeOf = ({ judge_id: id }: { judge_id: string }) => world.judges.find(({ accountId }) => accountId === id)!.actor;
  const callOf = ({ id, judge_id: judge, rules }: (typeof sheets)[number], value: number, markId = newId()): SaveCall =>
    ({ sheet: id, judge, rules, revision: null, criteria: ['skill'], values: [value], measured: [null], ids: [markId], at: new Date(), device: null, sequences: [null] });
  const marksOf = async (sheet: (typeof sheets)[number]) => (await product.get(SheetsReader).one(judgeOf(sheet), sheet.id)).marks;

  it('are saved by one statement, and each judge is answered with their own sheet', async () => {
    const asked = jest.spyOn(product.get(Reader), 'rows');
    const some = sheets.slice(0, 8);
    for (const sheet of some) await product.get(SaveMark).execute(judgeOf(sheet), { sheetId: sheet.id, criterion: 'skill', value: 1_000, revision: 0 });
    asked.mockClear();
    const answers = await Promise.all(some.map((sheet, n) => product.get(SaveMark).execute(judgeOf(sheet), { sheetId: sheet.id, criterion: 'skill', value: (n + 2) * 1_000, revision: 1 })));
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
    expect(answers.map(({ id, revision, marks }) => [id, revision, marks[0]!.value])).toEqual(some.map(({ id }, n) => [id, 2, (n + 2) * 1_000]));
  });

  it('do not pay for another’s fault: what the database refuses fails alone, and is told to whom it belongs', async () => {
    const [first, second, third] = sheets.slice(8, 11);
    const taken = newId();
    await product.get(MarkBatches).save(world.roundId, callOf(first!, 5_000, taken));
    const outcomes = await Promise.allSettled([callOf(second!, 6_000), callOf(first!, 7_000, taken), callOf(third!, 8_000)].map((call) => product.get(MarkBatches).save(world.roundId, call)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((outcomes[1] as PromiseRejectedResult).reason).toMatchObject({ code: '23505' });
    expect((await marksOf(first!)).map(({ value }) => value)).toEqual([5_000]);
    expect((await marksOf(third!)).map(({ value }) => value)).toEqual([8_000]);
  });

  it('of one sheet are taken in the order in which they came', async () => {
    const sheet = sheets[11]!;
    const outcomes = await Promise.all([9_000, 10_000, 11_000].map((value) => product.get(MarkBatches).save(world.roundId, callOf(sheet, value))));
    expect(outcomes.map(({ revision }) => revision)).toEqual([1, 2, 3]);
    expect((await marksOf(sheet)).map(({ value }) => value)).toEqual([11_000]);
  });
});
