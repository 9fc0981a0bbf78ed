import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { platformActor, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, type City } from '@jiangong/people/testing';
import { AdvanceRound, ProgrammeModule, programmeEntities, StepBackRound } from '@jiangong/programme';
import { anActor, TestProduct } from '@jiangong/testing';
import { JudgingModule, judgingEntities } from '../judging.module';
import { AppointPanel } from '../panels/public';
import { LockedSheets, SubmitSheet } from '../sheets/public';
import { SheetsReader } from '../sheets/sheets.reader';
import { aRoundInJudging, sheetOf, someMarks } from '../testing';
import { AssignByHand } from './public';

jest.setTimeout(30_000);

describe('what comes to light after a sheet was begun', () => {
  let product: TestProduct;
  let city: City;
  let organiser: Actor;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities],
    });
    city = await aCity(product);
    organiser = anActor({ city_organiser: city.cityId });
  });
  afterAll(() => product?.stop());

  const sheet = async (id: string) => (await product.reader.first<{ state: string; code: string | null }>(`select state, recusal_code as code from score_sheet where id = $1`, [id]))!;
  const write = (sql: string, values: readonly unknown[]) => product.uow.run(platformActor, {}, async (tx) => void (await tx.query(sql, values)));

  it('a conflict found while assigning by hand voids the locked sheet, so that it counts nowhere', async () => {
    const world = await aRoundInJudging(product, city, { entries: 2, judges: 6 });
    const [entryId] = world.entryIds as [string];
    const sheets = await Promise.all(world.judges.map(({ accountId }) => sheetOf(product, entryId, accountId)));
    const judge = world.judges[sheets.findIndex((id) => id !== null)]!;
    const spare = world.judges[sheets.findIndex((id) => id === null)]!;
    const sheetId = (await sheetOf(product, entryId, judge.accountId))!;
    await product.get(SubmitSheet).execute(judge.actor, { sheetId, marks: someMarks(world, 95_000) });
    await write(`update account set member_id = (select member_id from entry where id = $2) where id = $1`, [judge.accountId, entryId]);
    await product.get(AssignByHand).execute(organiser, { roundId: world.roundId, entryId, judgeId: spare.accountId, reason: '补充一位评委' });
    expect(await sheet(sheetId)).toEqual({ state: 'recused', code: 'conflict_found' });
    expect((await product.get(LockedSheets).of(product.reader, world.roundId)).find((one) => one.entryId === entryId)!.sheets).toEqual([]);
    expect(await product.reader.rows(`select 1 from ledger_event where chain = $1 and type = 'judging.sheet.recused'`, [`round:${world.roundId}`])).toHaveLength(1);
  });

  it('a judge who left the panel has stepped back from nothing: the sheet says that it was taken back', async () => {
    const world = await aRoundInJudging(product, city, { entries: 2, judges: 6 });
    const [entryId] = world.entryIds as [string];
    const sheets = await Promise.all(world.judges.map(({ accountId }) => sheetOf(product, entryId, accountId)));
    const judge = world.judges[sheets.findIndex((id) => id !== null)]!;
    const sheetId = (await sheetOf(product, entryId, judge.accountId))!;
    await product.get(SubmitSheet).execute(judge.actor, { sheetId, marks: someMarks(world, 95_000) });
    await product.get(StepBackRound).execute(organiser, { roundId: world.roundId, reason: '更换评委' });
    const left = world.judges.filter((one) => one !== judge);
    await product.get(AppointPanel).execute(organiser, { roundId: world.roundId, judges: left.map(({ accountId }) => ({ accountId, role: 'judge' as const })) });
    await product.get(AdvanceRound).execute(organiser, { roundId: world.roundId, toPhase: 'judging' });
    expect(await sheet(sheetId)).toEqual({ state: 'recused', code: 'taken_back' });
  });

  it('an entry that was withdrawn is in no judge’s queue, even when the panel could not be completed', async () => {
    const world = await aRoundInJudging(product, city, { entries: 1, judges: 5 });
    const judge = world.judges[0]!;
    await product.get(StepBackRound).execute(organiser, { roundId: world.roundId, reason: '参评人退出' });
    await write(`update entry set state = 'withdrawn' where id = $1`, [world.entryIds[0]]);
    await product.get(AdvanceRound).execute(organiser, { roundId: world.roundId, toPhase: 'judging', reason: '按现有人选评审', overrides: ['REVIEW_PENDING', 'ENTRIES_UNCOVERED'] });
    expect(await product.get(SheetsReader).queues(judge.actor)).toMatchObject([{ roundId: world.roundId, total: 0, items: [] }]);
  });
});
