import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { NotAllowed, NotFound, newId, platformActor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities, RoundNotInPhase } from '@jiangong/programme';
import { putInPhase } from '@jiangong/programme/testing';
import { verifyChain } from '@jiangong/platform';
import { anActor, TestProduct } from '@jiangong/testing';
import { JudgingModule, judgingEntities } from '../judging.module';
import { aRoundInJudging, sheetOf, someMarks, type JudgedWorld } from '../testing';
import { AbstainSheet, AmendMark, LockedSheets, LockSheet, RecuseSheet, SaveComment, SaveMark, SaveSheet, SubmitSheet } from './public';
import { MarkNotOnScale, SheetIncomplete, SheetLockedAlready, SheetMovedOn, SheetRecused } from './sheet.refusals';
import { SheetsReader } from './sheets.reader';

jest.setTimeout(30_000);

describe('score sheets', () => {
  let product: TestProduct;
  let city: City;
  let world: JudgedWorld;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities],
    });
    city = await aCity(product);
    world = await aRoundInJudging(product, city, { judges: 6, entries: 6 });
  });
  afterAll(() => product?.stop());

  let next = 0;
  /** A blank sheet nobody else in this file uses, with its judge and a judge of the same entry. */
  const aSheet = async (of: JudgedWorld = world) => {
    const rows = await product.reader.rows<{ id: string; entry_id: string; judge_id: string }>(`select id, entry_id, judge_id from score_sheet where round_id = $1 order by id`, [of.roundId]);
    const row = rows[next++ % rows.length]!;
    const judge = of.judges.find(({ accountId }) => accountId === row.judge_id)!;
    const other = of.judges.find(({ accountId }) => accountId !== row.judge_id)!;
    return { sheetId: row.id, entryId: row.entry_id, judge: judge.actor, other: other.actor };
  };
  const read = (actor: typeof platformActor, id: string) => product.get(SheetsReader).one(actor, id);
  const ledger = (type: string) => product.reader.rows<{ content: string }>(`select content from ledger_event where chain = $1 and type = $2 order by seq`, [`round:${world.roundId}`, type]);

  it('keep every mark as it is given, with the one before it', async () => {
    const { sheetId, judge } = await aSheet();
    const first = await product.get(SaveMark).execute(judge, { sheetId, criterion: 'skill', value: 90_000, revision: 0 });
    expect(first).toMatchObject({ revision: 1, state: 'open', marks: [{ criterion: 'skill', value: 90_000 }] });
    const second = await product.get(SaveMark).execute(judge, { sheetId, criterion: 'skill', value: 88_500, revision: 1 });
    expect(second.revision).toBe(2);
    const sheet = await read(judge, sheetId);
    expect(sheet.revisions).toMatchObject([{ previous: null, value: 90_000, revision: 1 }, { previous: 90_000, value: 88_500, revision: 2, reason: null }]);
    expect(sheet.total).toBeNull();
  });

  it('refuse a mark off the scale or of no criterion, and keep nothing of it', async () => {
    const { sheetId, judge } = await aSheet();
    await expect(product.get(SaveMark).execute(judge, { sheetId, criterion: 'skill', value: 100_010, revision: 0 })).rejects.toBeInstanceOf(MarkNotOnScale);
    await expect(product.get(SaveSheet).execute(judge, { sheetId, marks: { ...someMarks(world, 90_000), skill: -1 } })).rejects.toBeInstanceOf(MarkNotOnScale);
    expect(await read(judge, sheetId)).toMatchObject({ revision: 0, marks: [], revisions: [] });
  });

  it('let one of two savers with the same revision win and bring the other the current marks', async () => {
    const { sheetId, judge } = await aSheet();
    const outcomes = await Promise.allSettled([91_000, 92_000, 93_000, 94_000].map((value) => product.get(SaveMark).execute(judge, { sheetId, criterion: 'skill', value, revision: 0 })));
    const won = outcomes.filter((one) => one.status === 'fulfilled');
    const lost = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as InstanceType<typeof SheetMovedOn>] : []));
    expect(won).toHaveLength(1);
    const [mark] = won[0]!.value.marks;
    expect(lost).toHaveLength(3);
    for (const refusal of lost) {
      expect(refusal).toBeInstanceOf(SheetMovedOn);
      expect(refusal.facts).toMatchObject({ revision: 1, known: 0, marks: [{ criterion: 'skill', value: mark!.value }] });
    }
    expect((await read(judge, sheetId)).revisions).toHaveLength(1);
  });

  it('are not there for a judge who guesses the number of another judge’s sheet', async () => {
    const { sheetId, other } = await aSheet();
    const stranger = anActor({ judge: city.cityId });
    for (const actor of [other, stranger]) {
      await expect(read(actor, sheetId)).rejects.toBeInstanceOf(NotFound);
      await expect(product.get(SaveMark).execute(actor, { sheetId, criterion: 'skill', value: 999_999, revision: 0 })).rejects.toBeInstanceOf(NotFound);
      await expect(product.get(SaveSheet).execute(actor, { sheetId, marks: someMarks(world, 90_000) })).rejects.toBeInstanceOf(NotFound);
      await expect(product.get(SaveComment).execute(actor, { sheetId, comment: '好' })).rejects.toBeInstanceOf(NotFound);
      await expect(product.get(LockSheet).execute(actor, { sheetId })).rejects.toBeInstanceOf(NotFound);
      await expect(product.get(AmendMark).execute(actor, { sheetId, criterion: 'skill', value: 1_000, reason: '改' })).rejects.toBeInstanceOf(NotFound);
      await expect(product.get(RecuseSheet).execute(actor, { sheetId, reasonCode: 'kin' })).rejects.toBeInstanceOf(NotFound);
    }
    await expect(read(other, newId())).rejects.toBeInstanceOf(NotFound);
    await expect(product.get(LockSheet).execute(other, { sheetId: 'no number' })).rejects.toBeInstanceOf(NotFound);
  });

  it('are for judges: nobody else marks, whatever else they may', async () => {
    const { sheetId, judge } = await aSheet();
    const organiser = anActor({ city_organiser: city.cityId, administrator: city.cityId }, { accountId: judge.accountId });
    await expect(product.get(SaveMark).execute(organiser, { sheetId, criterion: 'skill', value: 90_000, revision: 0 })).rejects.toBeInstanceOf(NotAllowed);
    await expect(product.get(LockSheet).execute(organiser, { sheetId })).rejects.toBeInstanceOf(NotAllowed);
  });

  it('lock only when whole, and once, however often it is pressed', async () => {
    const { sheetId, entryId, judge } = await aSheet();
    await product.get(SaveMark).execute(judge, { sheetId, criterion: 'skill', value: 90_000, revision: 0 });
    await expect(product.get(LockSheet).execute(judge, { sheetId })).rejects.toBeInstanceOf(SheetIncomplete);
    await product.get(SaveSheet).execute(judge, { sheetId, marks: someMarks(world, 85_000), revision: 1 });
    const before = (await ledger('judging.sheet.locked')).length;
    const outcomes = await Promise.allSettled([0, 1, 2].map(() => product.get(LockSheet).execute(judge, { sheetId })));
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(SheetLockedAlready);
    const events = await ledger('judging.sheet.locked');
    expect(events).toHaveLength(before + 1);
    expect(JSON.parse(events.at(-1)!.content)).toMatchObject({ actor: judge.accountId, body: { sheetId, entryId, judgeId: judge.accountId, marks: someMarks(world, 85_000) } });
    await expect(product.get(SaveMark).execute(judge, { sheetId, criterion: 'skill', value: 1_000, revision: 2 })).rejects.toBeInstanceOf(SheetLockedAlready);
    await expect(product.get(SaveComment).execute(judge, { sheetId, comment: '晚了' })).rejects.toBeInstanceOf(SheetLockedAlready);
    expect(await read(judge, sheetId)).toMatchObject({ state: 'locked', total: 85_000, abilities: { canMark: false, canLock: false, canAmend: true, canRecuse: true } });
  });

  it('change after the lock only with a reason, as a new event that names both marks', async () => {
    const { sheetId, judge } = await aSheet();
    await product.get(SubmitSheet).execute(judge, { sheetId, marks: someMarks(world, 85_000) });
    await product.get(AmendMark).execute(judge, { sheetId, criterion: 'skill', value: 95_000, reason: '看漏了附件中的专利' });
    const sheet = await read(judge, sheetId);
    expect(sheet.total).toBe(88_000);
    expect(sheet.revisions!.at(-1)).toMatchObject({ criterion: 'skill', previous: 85_000, value: 95_000, revision: 2, reason: '看漏了附件中的专利' });
    const event = JSON.parse((await ledger('judging.mark.amended')).at(-1)!.content) as { body: object };
    expect(event.body).toMatchObject({ sheetId, criterion: 'skill', previous: 85_000, value: 95_000, revision: 2 });
    expect(JSON.stringify(event)).not.toContain('专利');
  });

  it('are voided by a recusal and never deleted; the entry is gone from the judge’s queue', async () => {
    const { sheetId, entryId, judge } = await aSheet();
    await product.get(SubmitSheet).execute(judge, { sheetId, marks: someMarks(world, 60_000) });
    await product.get(RecuseSheet).execute(judge, { sheetId, reasonCode: 'mentor', reason: '是我的徒弟' });
    const [queue] = await product.get(SheetsReader).queues(judge);
    expect(queue!.items.map((item) => item.sheetId)).not.toContain(sheetId);
    expect(queue!.total).toBe(queue!.items.length);
    expect(await product.reader.rows(`select value from mark where sheet_id = $1 and criterion = 'skill'`, [sheetId])).toEqual([{ value: 60_000 }]);
    await expect(read(judge, sheetId)).rejects.toBeInstanceOf(NotFound);
    await expect(product.get(RecuseSheet).execute(judge, { sheetId, reasonCode: 'kin' })).rejects.toBeInstanceOf(NotFound);
    const locked = await product.get(LockedSheets).of(product.reader, world.roundId);
    expect(locked.find((one) => one.entryId === entryId)!.sheets.map((one) => one.sheetId)).not.toContain(sheetId);
    expect(JSON.parse((await ledger('judging.sheet.recused')).at(-1)!.content)).toMatchObject({ body: { sheetId, reasonCode: 'mentor', wasLocked: true } });
  });

  it('let a tie named when stepping back stand among the conflicts of the round, counted, with where it comes from', async () => {
    const other = await aRoundInJudging(product, city);
    const { sheetId, entryId, judge } = await aSheet(other);
    const organiser = anActor({ city_organiser: city.cityId });
    const asked = () => product.ask(organiser, `query ($id: ID!, $judge: ID!) { roundConflicts(roundId: $id, judgeId: $judge, first: 5) { totalCount nodes { entryId kind isHard evidence } } panel(roundId: $id) { judges { accountId conflicts } } }`, { id: other.roundId, judge: judge.accountId });
    expect((await asked()).data).toMatchObject({ roundConflicts: { totalCount: 0 } });
    const answer = await product.ask(judge, `mutation ($input: RecuseSheetInput!) { recuseSheet(input: $input) { ... on Sheet { id state marks { value } abilities { canMark canRecuse } } ... on Refusal { code } } }`, { input: { sheetId, reasonCode: 'kin', reason: '表亲' } });
    expect(answer).toMatchObject({ data: { recuseSheet: { id: sheetId, state: 'recused', marks: [], abilities: { canMark: false, canRecuse: false } } } });
    const found = (await asked()).data as unknown as { panel: { judges: { accountId: string; conflicts: number }[] } };
    expect(found).toMatchObject({ roundConflicts: { totalCount: 1, nodes: [{ entryId, kind: 'stepped_back', isHard: true, evidence: '评委在评分表上申请回避：亲属，表亲' }] } });
    expect(found.panel.judges.find(({ accountId }) => accountId === judge.accountId)!.conflicts).toBe(1);
  });

  it('name no conflict where the judge is merely unable to judge, and are out of sight all the same', async () => {
    const other = await aRoundInJudging(product, city);
    const { sheetId, judge } = await aSheet(other);
    await product.get(RecuseSheet).execute(judge, { sheetId, reasonCode: 'unable' });
    expect(await product.reader.rows(`select kind from conflict where round_id = $1`, [other.roundId])).toEqual([]);
    await expect(read(judge, sheetId)).rejects.toBeInstanceOf(NotFound);
    await expect(product.get(RecuseSheet).execute(judge, { sheetId, reasonCode: 'kin' })).rejects.toBeInstanceOf(SheetRecused);
  });

  it('tell the judge what they abstained from by its name, and of what they stepped back from only that, when and why', async () => {
    const other = await aRoundInJudging(product, city);
    const [abstained, recused] = await product.reader.rows<{ id: string; judge_id: string; code: string; title: string }>(
      `select s.id, s.judge_id, e.code, e.title from score_sheet s join entry e on e.id = s.entry_id where s.round_id = $1 and s.judge_id = $2 order by s.id`, [other.roundId, other.judges[0]!.accountId]);
    const judge = other.judges[0]!.actor;
    const ask = async (actor: typeof judge) => {
      const { data } = await product.ask(actor, `{ myJudging { round { id } total locked abstained items { sheetId } notJudged { sheetId kind at reasonCode note entryCode title } } }`);
      return (data as unknown as { myJudging: { round: { id: string }; total: number; abstained: number; items: object[]; notJudged: object[] }[] }).myJudging.find(({ round }) => round.id === other.roundId)!;
    };
    const before = await ask(judge);
    expect(before).toMatchObject({ abstained: 0, notJudged: [] });
    await product.get(AbstainSheet).execute(judge, { sheetId: abstained!.id, reasonCode: 'other', note: '附件是空的' });
    await product.get(RecuseSheet).execute(judge, { sheetId: recused!.id, reasonCode: 'kin' });
    const after = await ask(judge);
    // abstained from: still one of those that were given, no longer one that waits; stepped back from: in no count
    expect(after).toMatchObject({ total: before.total - 1, abstained: 1, items: { length: before.items.length - 2 } });
    expect(after.notJudged).toEqual(expect.arrayContaining([
      { sheetId: abstained!.id, kind: 'abstained', at: expect.any(String), reasonCode: 'other', note: '附件是空的', entryCode: abstained!.code, title: abstained!.title },
      { sheetId: recused!.id, kind: 'recused', at: expect.any(String), reasonCode: 'kin', note: '', entryCode: null, title: null },
    ]));
    expect(after.notJudged).toHaveLength(2);
    expect(await ask(other.judges[1]!.actor)).toMatchObject({ abstained: 0, notJudged: [] });
    // a conflict found later hides what was abstained from, too
    await product.reader.rows(`insert into conflict (entry_id, judge_id, kind, round_id, evidence) select entry_id, judge_id, 'same_enterprise', round_id, '' from score_sheet where id = $1`, [abstained!.id]);
    expect(await ask(judge)).toMatchObject({ total: before.total - 2, abstained: 0, notJudged: [{ sheetId: recused!.id }] });
  });

  it('show the judge the entry as it was handed in, and their own queue alone', async () => {
    const { sheetId, judge } = await aSheet();
    const sheet = await read(judge, sheetId);
    expect(sheet.entry!.fields[0]).toEqual({ label: '主要事迹', kind: 'long_text', value: '长期坚守岗位，成绩突出' });
    expect(sheet.rubric.map((line) => line.code)).toEqual(['diligence', 'skill', 'innovation', 'example']);
    const [queue] = await product.get(SheetsReader).queues(judge);
    const own = await product.reader.rows<{ id: string }>(`select id from score_sheet where judge_id = $1 and state <> 'recused'`, [judge.accountId]);
    expect(queue!.items.map((item) => item.sheetId).sort()).toEqual(own.map((row) => row.id).sort());
    expect(await product.get(SheetsReader).queues(anActor({ judge: city.cityId }))).toEqual([]);
  });

  it('hide an entry from its judge as soon as a conflict is known, in list, count and sheet', async () => {
    const other = await aRoundInJudging(product, city);
    const { sheetId, entryId, judge } = await aSheet(other);
    const before = (await product.get(SheetsReader).queues(judge)).find((queue) => queue.roundId === other.roundId)!;
    await product.reader.rows(`insert into conflict (entry_id, judge_id, kind, round_id, evidence) values ($1, $2, 'same_enterprise', $3, '测试')`, [entryId, judge.accountId, other.roundId]);
    const after = (await product.get(SheetsReader).queues(judge)).find((queue) => queue.roundId === other.roundId)!;
    expect(after.total).toBe(before.total - 1);
    await expect(read(judge, sheetId)).rejects.toBeInstanceOf(NotFound);
    await expect(product.get(SaveMark).execute(judge, { sheetId, criterion: 'skill', value: 90_000, revision: 0 })).rejects.toBeInstanceOf(NotFound);
    await expect(product.get(LockSheet).execute(judge, { sheetId })).rejects.toBeInstanceOf(NotFound);
  });

  it('take no mark before judging and none after the round has left it', async () => {
    const other = await aRoundInJudging(product, city);
    const { sheetId, judge } = await aSheet(other);
    await putInPhase(product.uow, other.roundId, 'reviewing');
    await expect(read(judge, sheetId)).rejects.toBeInstanceOf(NotFound);
    await expect(product.get(SaveMark).execute(judge, { sheetId, criterion: 'skill', value: 90_000, revision: 0 })).rejects.toBeInstanceOf(RoundNotInPhase);
    await putInPhase(product.uow, other.roundId, 'computing');
    for (const attempt of [
      product.get(SaveMark).execute(judge, { sheetId, criterion: 'skill', value: 90_000, revision: 0 }),
      product.get(LockSheet).execute(judge, { sheetId }),
      product.get(RecuseSheet).execute(judge, { sheetId, reasonCode: 'kin' }),
      product.get(SaveComment).execute(judge, { sheetId, comment: '好' }),
    ]) await expect(attempt).rejects.toBeInstanceOf(RoundNotInPhase);
    expect(await read(judge, sheetId)).toMatchObject({ abilities: { canMark: false, canLock: false, canAmend: false, canRecuse: false } });
  });

  it('come to results in one canonical order, complete and in thousandths', async () => {
    const locked = await product.get(LockedSheets).of(product.reader, world.roundId);
    expect(locked.map((one) => one.entryId)).toEqual([...world.entryIds].sort());
    for (const { sheets } of locked) {
      expect(sheets.map((one) => one.judgeId)).toEqual(sheets.map((one) => one.judgeId).sort());
      for (const sheet of sheets) expect(Object.keys(sheet.marks)).toEqual(['diligence', 'example', 'innovation', 'skill']);
    }
    const inside = await product.uow.run(platformActor, {}, (tx) => product.get(LockedSheets).of(tx, world.roundId));
    expect(inside).toEqual(locked);
  });

  it('leave a ledger that holds', async () => {
    const events = await product.reader.rows<{ seq: number; content: string; previousHash: string; hash: string }>(
      `select seq, content, previous_hash as "previousHash", hash from ledger_event where chain = $1 order by seq`, [`round:${world.roundId}`]);
    expect(events.length).toBeGreaterThan(3);
    expect(verifyChain(events)).toBeNull();
  });

  it('answer at the edge: a refusal with the current marks, a queue with its round', async () => {
    const { sheetId, judge } = await aSheet();
    const save = `mutation ($input: SaveMarkInput!) { saveMark(input: $input) { ... on Sheet { revision total marks { criterion value } entry { code } } ... on Refusal { code facts } } }`;
    const input = { sheetId, criterion: 'example', value: 70_000 };
    const state = await read(judge, sheetId);
    expect(await product.ask(judge, save, { input: { ...input, revision: state.revision } })).toMatchObject({ data: { saveMark: { revision: state.revision + 1, entry: { code: state.entry!.code } } } });
    expect(await product.ask(judge, save, { input: { ...input, revision: state.revision } })).toMatchObject({ data: { saveMark: { code: 'SHEET_MOVED_ON', facts: { revision: state.revision + 1 } } } });
    const queues = await product.ask(judge, `{ myJudging { total locked round { id phase } items { sheetId entryCode state marked criteria } } }`);
    expect(queues.errors).toBeUndefined();
    expect(queues.data).toMatchObject({ myJudging: expect.arrayContaining([expect.objectContaining({ round: { id: world.roundId, phase: 'judging' } })]) });
    const denied = await product.ask(anActor({ city_organiser: city.cityId }), `query ($id: ID!) { sheet(id: $id) { id } }`, { id: sheetId });
    expect(denied.errors).toHaveLength(1);
    expect(await sheetOf(product, world.entryIds[0]!, newId())).toBeNull();
  });
});
