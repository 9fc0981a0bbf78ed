import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { BadInput, NotAllowed, NotFound, newId, platformActor, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities, RoundNotInPhase } from '@jiangong/programme';
import { putInPhase, someRules } from '@jiangong/programme/testing';
import { anActor, TestProduct } from '@jiangong/testing';
import { AssignEntries } from '../assignments/public';
import { JudgingModule, judgingEntities } from '../judging.module';
import { aRoundInJudging, someMarks, type JudgedWorld } from '../testing';
import { AbstainSheet, AmendMark, LockedSheets, LockSheet, RecuseSheets, SaveMark, SaveSheet, SubmitSheet } from './public';
import { MarkIdTaken, MarkNotOnScale, MarksUnseen, MeasuredValueNeeded, SheetAbstained, SheetLockedAlready, SheetMovedOn } from './sheet.refusals';
import { SheetsReader } from './sheets.reader';

jest.setTimeout(60_000);

/** A shaft to be turned to 20 mm: measured, and looked at. */
const RUBRIC = [
  { code: 'length', name: '长度', weight: 60, max: 10_000, aspect: 'measurement', measure: { unit: 'mm', nominal: 20_000, bands: [{ within: 50, mark: 10_000 }, { within: 100, mark: 6_000 }] } },
  { code: 'finish', name: '外观', weight: 40, max: 10_000 },
] as never;

describe('marks of a device without a network, measurements, abstentions', () => {
  let product: TestProduct;
  let city: City;
  let world: JudgedWorld;
  let workshop: JudgedWorld;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities],
    });
    city = await aCity(product);
    world = await aRoundInJudging(product, city, { judges: 6, entries: 6 });
    workshop = await aRoundInJudging(product, city, { judges: 5, entries: 2, rules: someRules({ judging: { criteria: RUBRIC } }) });
  });
  afterAll(() => product?.stop());

  const used = new Set<string>();
  const aSheet = async (of: JudgedWorld = world) => {
    const rows = await product.reader.rows<{ id: string; entry_id: string; judge_id: string }>(`select id, entry_id, judge_id from score_sheet where round_id = $1 and state = 'open' and revision = 0 order by id`, [of.roundId]);
    const row = rows.find(({ id }) => !used.has(id))!;
    used.add(row.id);
    return { sheetId: row.id, entryId: row.entry_id, judge: of.judges.find(({ accountId }) => accountId === row.judge_id)!.actor };
  };
  const read = (actor: Actor, id: string) => product.get(SheetsReader).one(actor, id);
  const mark = (sequence: number, value: number, criterion = 'skill') => ({ id: newId(), sequence, criterion, value });
  const send = (actor: Actor, sheetId: string, device: string, marks: readonly ReturnType<typeof mark>[], revision: number | null = null) =>
    product.get(SaveSheet).execute(actor, { sheetId, queue: { device, marks }, revision });
  const standing = (sheet: { marks: readonly { criterion: string; value: number }[] }) => Object.fromEntries(sheet.marks.map(({ criterion, value }) => [criterion, value]));

  describe('what a device kept', () => {
    let sheetId: string;
    let judge: Actor;
    beforeEach(async () => ({ sheetId, judge } = await aSheet()));

    it('is saved in the order in which it was given, each mark with the one before it', async () => {
      const [first, second, third] = [mark(1, 80_000), mark(2, 85_000), mark(3, 70_000, 'example')];
      const saved = await send(judge, sheetId, 'phone-0001', [third, second, first]);
      expect(saved).toMatchObject({ revision: 3, state: 'open' });
      expect(standing(saved)).toEqual({ skill: 85_000, example: 70_000 });
      expect((await read(judge, sheetId)).revisions).toMatchObject([
        { criterion: 'skill', previous: null, value: 80_000, revision: 1, device: 'phone-0001' }, { previous: 80_000, value: 85_000, revision: 2 }, { criterion: 'example', value: 70_000, revision: 3 },
      ]);
    });

    it('is saved once however often it is sent, also at the same moment, and after the lock and the end of judging', async () => {
      const queue = [mark(1, 80_000), mark(2, 85_000), mark(3, 82_000, 'diligence'), mark(4, 83_000, 'innovation'), mark(5, 84_000, 'example')];
      await Promise.all([0, 1, 2].map(() => send(judge, sheetId, 'phone-0001', queue, 0)));
      expect(await send(judge, sheetId, 'phone-0001', queue, 0)).toMatchObject({ revision: 5 });
      await product.get(LockSheet).execute(judge, { sheetId });
      expect(await send(judge, sheetId, 'phone-0001', queue.slice(2), 0)).toMatchObject({ revision: 5, state: 'locked' });
      await expect(send(judge, sheetId, 'phone-0001', [...queue, mark(6, 1_000)], 0)).rejects.toBeInstanceOf(SheetLockedAlready);
      expect((await read(judge, sheetId)).revisions).toHaveLength(5);
    });

    it('goes on where an answer was lost: what is known is left alone, what is new is saved', async () => {
      const [first, second] = [mark(1, 80_000), mark(2, 70_000, 'example')];
      await send(judge, sheetId, 'phone-0001', [first], 0);
      expect(standing(await send(judge, sheetId, 'phone-0001', [first, second], 0))).toEqual({ skill: 80_000, example: 70_000 });
      expect((await read(judge, sheetId)).revisions).toHaveLength(2);
    });

    it('never lets an earlier mark that arrives late stand over a later one, and keeps it all the same', async () => {
      await send(judge, sheetId, 'phone-0001', [mark(5, 90_000)]);
      const saved = await send(judge, sheetId, 'phone-0001', [mark(3, 60_000)]);
      expect(standing(saved)).toEqual({ skill: 90_000 });
      expect((await read(judge, sheetId)).revisions!.map(({ value, isOvertaken }) => [value, isOvertaken])).toEqual([[90_000, false], [60_000, true]]);
    });

    it('stands when the device has begun to count anew, as one does whose storage was cleared', async () => {
      const { revision } = await send(judge, sheetId, 'phone-0001', [mark(40, 80_000), mark(41, 82_000)], 0);
      const saved = await send(judge, sheetId, 'phone-0001', [mark(1, 65_000)], revision);
      expect(standing(saved)).toEqual({ skill: 65_000 });
      expect((await read(judge, sheetId)).revisions!.at(-1)).toMatchObject({ previous: 82_000, value: 65_000, isOvertaken: false });
    });

    it('is refused with both values where another device has given the same criterion another mark since', async () => {
      await send(judge, sheetId, 'phone-0001', [mark(1, 80_000)], 0);
      const failure = await send(judge, sheetId, 'tablet-001', [mark(1, 75_000), mark(2, 70_000, 'example')], 0).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(SheetMovedOn);
      expect((failure as InstanceType<typeof SheetMovedOn>).facts).toMatchObject({
        revision: 1, known: 0, marks: [{ criterion: 'skill', value: 80_000 }],
        differences: [{ criterion: 'skill', yours: 75_000, standing: 80_000 }, { criterion: 'example', yours: 70_000, standing: null }],
      });
      expect((await read(judge, sheetId)).revisions).toHaveLength(1);
      expect(standing(await send(judge, sheetId, 'tablet-001', [mark(1, 75_000)], 1))).toEqual({ skill: 75_000 });
    });

    it('joins what another device gave to other criteria, or gave alike', async () => {
      await send(judge, sheetId, 'phone-0001', [mark(1, 80_000), mark(2, 70_000, 'example')], 0);
      expect(standing(await send(judge, sheetId, 'tablet-001', [mark(1, 66_000, 'diligence'), mark(2, 70_000, 'example')], 0))).toEqual({ skill: 80_000, example: 70_000, diligence: 66_000 });
    });

    it('is refused whole when one mark is off the scale, and a mark’s id cannot be lent to another sheet', async () => {
      const kept = mark(1, 80_000);
      await expect(send(judge, sheetId, 'phone-0001', [kept, mark(2, 200_000)])).rejects.toBeInstanceOf(MarkNotOnScale);
      expect((await read(judge, sheetId)).revisions).toEqual([]);
      await send(judge, sheetId, 'phone-0001', [kept]);
      const other = await aSheet();
      await expect(send(other.judge, other.sheetId, 'phone-0001', [kept])).rejects.toBeInstanceOf(MarkIdTaken);
    });

    it('is not taken from another judge, nor from somebody who judges nothing', async () => {
      const stranger = world.judges.find(({ accountId }) => accountId !== judge.accountId)!.actor;
      await expect(send(stranger, sheetId, 'phone-0001', [mark(1, 80_000)])).rejects.toBeInstanceOf(NotFound);
      await expect(send(anActor({ city_organiser: city.cityId }), sheetId, 'phone-0001', [mark(1, 80_000)])).rejects.toBeInstanceOf(NotAllowed);
    });

    it('of a sheet that a conflict hides is answered as if there were no sheet, whatever is wrong with it', async () => {
      const [{ entry_id: entryId }] = await product.reader.rows<{ entry_id: string }>(`select entry_id from score_sheet where id = $1`, [sheetId]) as [{ entry_id: string }];
      await send(judge, sheetId, 'phone-0001', [mark(1, 80_000)]);
      await product.reader.rows(`insert into conflict (entry_id, judge_id, kind, round_id, is_hard, evidence) values ($1, $2, 'kin', $3, true, '')`, [entryId, judge.accountId, world.roundId]);
      const told = async (id: string, change: Partial<ReturnType<typeof mark>>) => ((await send(judge, id, 'phone-0001', [{ ...mark(2, 80_000), ...change }]).catch((error: Error) => error)) as Error);
      for (const change of [{}, { criterion: 'nothing' }, { value: 12 }, { value: 900_000 }]) {
        const [hidden, missing] = [await told(sheetId, change), await told(newId(), change)];
        expect(hidden).toBeInstanceOf(NotFound);
        expect(hidden).toEqual(missing);
      }
    });

    it('comes too late when judging has ended', async () => {
      const over = await aRoundInJudging(product, city);
      const late = await aSheet(over);
      await putInPhase(product.uow, over.roundId, 'computing');
      await expect(send(late.judge, late.sheetId, 'phone-0001', [mark(1, 80_000)])).rejects.toBeInstanceOf(RoundNotInPhase);
    });

    it('is asked for at the edge with its ids and order', async () => {
      const save = `mutation ($input: SaveSheetInput!) { saveSheet(input: $input) { ... on Sheet { revision marks { criterion value measured } ownMarks { criterion values mean } } ... on Refusal { code facts } } }`;
      const input = { sheetId, revision: 0, queue: { device: 'phone-0001', marks: [mark(1, 80_000)] } };
      for (let times = 0; times < 2; times++) expect(await product.ask(judge, save, { input })).toMatchObject({ data: { saveSheet: { revision: 1, marks: [{ criterion: 'skill', value: 80_000, measured: null }] } } });
      const clash = { ...input, queue: { device: 'tablet-001', marks: [mark(1, 70_000)] } };
      expect(await product.ask(judge, save, { input: clash })).toMatchObject({ data: { saveSheet: { code: 'SHEET_MOVED_ON', facts: { differences: [{ yours: 70_000, standing: 80_000 }] } } } });
    });
  });

  it('a lock names the marks the judge has seen: one given elsewhere in between is looked at first', async () => {
    const { sheetId, judge } = await aSheet();
    const seen = await product.get(SaveSheet).execute(judge, { sheetId, marks: someMarks(world, 80_000) });
    await send(judge, sheetId, 'tablet-001', [mark(1, 20_000)], seen.revision);
    await expect(product.get(LockSheet).execute(judge, { sheetId, revision: seen.revision })).rejects.toBeInstanceOf(MarksUnseen);
    await product.get(LockSheet).execute(judge, { sheetId, revision: seen.revision + 1 });
    expect(await read(judge, sheetId)).toMatchObject({ state: 'locked' });
  });

  it('sheets are not numbered in the order in which entries came: their ids tell nothing', async () => {
    const rows = await product.reader.rows<{ id: string }>(`select id from score_sheet where round_id = $1`, [world.roundId]);
    expect(rows.map(({ id }) => id.charAt(14))).toEqual(rows.map(() => '4'));
  });

  describe('a measurement', () => {
    it('takes the measured value, derives the mark on the server and keeps both', async () => {
      const { sheetId, judge } = await aSheet(workshop);
      const saved = await product.get(SaveMark).execute(judge, { sheetId, criterion: 'length', measured: 20_080, revision: 0 });
      expect(saved.marks).toMatchObject([{ criterion: 'length', value: 6_000, measured: 20_080 }]);
      await expect(product.get(SaveMark).execute(judge, { sheetId, criterion: 'length', value: 10_000, revision: 1 })).rejects.toBeInstanceOf(MeasuredValueNeeded);
      await expect(product.get(SaveMark).execute(judge, { sheetId, criterion: 'length', revision: 1 })).rejects.toBeInstanceOf(BadInput);
      await product.get(SaveSheet).execute(judge, { sheetId, marks: { finish: 9_000 }, measured: { length: 20_020 }, revision: 1 });
      await product.get(LockSheet).execute(judge, { sheetId });
      const sheet = await read(judge, sheetId);
      expect(sheet).toMatchObject({ total: 9_600, rubric: [{ aspect: 'measurement', measure: { unit: 'mm', nominal: 20_000 } }, { aspect: 'judgement' }] });
      expect(sheet.revisions).toMatchObject([{ value: 6_000, measured: 20_080 }, { criterion: 'finish', measured: null }, { criterion: 'length', previous: 6_000, value: 10_000, measured: 20_020 }]);
      const [event] = await product.reader.rows<{ content: string }>(`select content from ledger_event where chain = $1 and type = 'judging.sheet.locked' order by seq desc limit 1`, [`round:${workshop.roundId}`]);
      expect(JSON.parse(event!.content)).toMatchObject({ body: { sheetId, marks: { length: 10_000 }, measured: { length: 20_020 } } });
    });

    it('is amended by a new measured value with a reason; results see the mark alone', async () => {
      const { sheetId, entryId, judge } = await aSheet(workshop);
      await product.get(SubmitSheet).execute(judge, { sheetId, marks: { finish: 9_000 }, measured: { length: 20_090 } });
      await product.get(AmendMark).execute(judge, { sheetId, criterion: 'length', measured: 20_110, reason: '量具重新校准' });
      const locked = await product.get(LockedSheets).of(product.reader, workshop.roundId);
      expect(locked.find((entry) => entry.entryId === entryId)!.sheets.find((one) => one.sheetId === sheetId)!.marks).toEqual({ finish: 9_000, length: 0 });
      expect((await read(judge, sheetId)).revisions!.at(-1)).toMatchObject({ previous: 6_000, value: 0, measured: 20_110, reason: '量具重新校准' });
    });

    it('may come late from a device like any mark', async () => {
      const { sheetId, judge } = await aSheet(workshop);
      const queue = { device: 'phone-0001', marks: [{ id: newId(), sequence: 1, criterion: 'length', measured: 19_950 }, { id: newId(), sequence: 2, criterion: 'finish', value: 8_000 }] };
      expect((await product.get(SaveSheet).execute(judge, { sheetId, queue })).marks).toEqual(expect.arrayContaining([expect.objectContaining({ criterion: 'length', value: 10_000, measured: 19_950 })]));
    });
  });

  describe('an abstention', () => {
    it('takes the sheet out of the queue for a typed reason, frees the entry for another judge and counts for nothing', async () => {
      const { sheetId, entryId, judge } = await aSheet();
      await product.get(SaveSheet).execute(judge, { sheetId, marks: someMarks(world, 50_000) });
      await expect(product.get(AbstainSheet).execute(judge, { sheetId, reasonCode: 'other', note: ' ' })).rejects.toBeInstanceOf(BadInput);
      await product.get(AbstainSheet).execute(judge, { sheetId, reasonCode: 'not_competent' });
      const [queue] = (await product.get(SheetsReader).queues(judge)).filter((one) => one.roundId === world.roundId);
      expect(queue!.items.map((item) => item.sheetId)).not.toContain(sheetId);
      expect(await read(judge, sheetId)).toMatchObject({ state: 'abstained', abilities: { canMark: false, canLock: false, canRecuse: true } });
      for (const attempt of [
        product.get(SaveMark).execute(judge, { sheetId, criterion: 'skill', value: 1_000, revision: 1 }), product.get(LockSheet).execute(judge, { sheetId }),
        product.get(AbstainSheet).execute(judge, { sheetId, reasonCode: 'cannot_open' }),
      ]) await expect(attempt).rejects.toBeInstanceOf(SheetAbstained);
      await product.get(AssignEntries).execute(platformActor, { roundId: world.roundId });
      const rows = await product.reader.rows<{ judge_id: string; state: string }>(`select judge_id, state from assignment where entry_id = $1 and state = 'active'`, [entryId]);
      expect(rows).toHaveLength(5);
      expect(rows.map((row) => row.judge_id)).not.toContain(judge.accountId);
      const [event] = await product.reader.rows<{ content: string }>(`select content from ledger_event where chain = $1 and type = 'judging.sheet.abstained'`, [`round:${world.roundId}`]);
      expect(JSON.parse(event!.content)).toMatchObject({ body: { sheetId, reasonCode: 'not_competent', noteHash: null } });
    });

    it('is called an abstention wherever organisers read of it, never a recusal, and no hand assigns the pair again', async () => {
      const { sheetId, entryId, judge } = await aSheet();
      await product.get(AbstainSheet).execute(judge, { sheetId, reasonCode: 'cannot_open' });
      const organiser = anActor({ city_organiser: city.cityId });
      const { data } = await product.ask(organiser, `query ($entryId: ID!) { entryAssignments(entryId: $entryId) { assignments { judgeId state } } }`, { entryId });
      expect((data as unknown as { entryAssignments: { assignments: object[] } }).entryAssignments.assignments).toContainEqual({ judgeId: judge.accountId, state: 'abstained' });
      expect(await product.ask(organiser, `mutation ($input: AssignByHandInput!) { assignByHand(input: $input) { ... on Refusal { code message facts } } }`, { input: { roundId: world.roundId, entryId, judgeId: judge.accountId, reason: '再请' } }))
        .toMatchObject({ data: { assignByHand: { code: 'JUDGE_ALREADY_ASSIGNED', message: '这位评委已对这件作品弃权，不能再次分配', facts: { state: 'abstained' } } } });
      expect(await product.reader.rows(`select kind from conflict where entry_id = $1 and judge_id = $2`, [entryId, judge.accountId])).toEqual([]);
    });

    it('is not there for a sheet of somebody else, nor for one that is locked', async () => {
      const { sheetId, judge } = await aSheet();
      const other = world.judges.find(({ accountId }) => accountId !== judge.accountId)!.actor;
      await expect(product.get(AbstainSheet).execute(other, { sheetId, reasonCode: 'not_competent' })).rejects.toBeInstanceOf(NotFound);
      await product.get(SubmitSheet).execute(judge, { sheetId, marks: someMarks(world, 80_000) });
      await expect(product.get(AbstainSheet).execute(judge, { sheetId, reasonCode: 'not_competent' })).rejects.toBeInstanceOf(SheetLockedAlready);
    });
  });

  describe('a recusal from many entries', () => {
    it('goes through them in the order of their entries, whatever the order they were named in', async () => {
      const panel = await aRoundInJudging(product, city, { judges: 5, entries: 6 });
      const judge = panel.judges[0]!.actor;
      const own = await product.reader.rows<{ id: string; entryId: string }>(`select id, entry_id as "entryId" from score_sheet where round_id = $1 and judge_id = $2 order by entry_id desc`, [panel.roundId, judge.accountId]);
      expect(own.length).toBeGreaterThan(2);
      await product.get(RecuseSheets).execute(judge, { sheetIds: own.map(({ id }) => id), reasonCode: 'kin' });
      const events = await product.reader.rows<{ content: string }>(`select content from ledger_event where chain = $1 and type = 'judging.sheet.recused' order by seq`, [`round:${panel.roundId}`]);
      expect(events.map(({ content }) => (JSON.parse(content) as { body: { entryId: string } }).body.entryId)).toEqual(own.map(({ entryId }) => entryId).reverse());
      expect(await product.reader.rows(`select count(*)::int as count from conflict where round_id = $1 and kind = 'stepped_back'`, [panel.roundId])).toEqual([{ count: own.length }]);
    });

    it('voids all of them or none', async () => {
      const panel = await aRoundInJudging(product, city, { judges: 5, entries: 3 });
      const [one, other] = [panel.judges[0]!.actor, panel.judges[1]!.actor];
      const of = async (actor: Actor) => (await product.reader.rows<{ id: string }>(`select id from score_sheet where round_id = $1 and judge_id = $2 order by id`, [panel.roundId, actor.accountId])).map((row) => row.id);
      const own = await of(one);
      await expect(product.get(RecuseSheets).execute(one, { sheetIds: [...own, (await of(other))[0]!], reasonCode: 'kin' })).rejects.toBeInstanceOf(NotFound);
      expect((await read(one, own[0]!)).state).toBe('open');
      const recuse = `mutation ($input: RecuseSheetsInput!) { recuseSheets(input: $input) { ... on RecusedSheets { count sheets { id state } } ... on Refusal { code } } }`;
      expect(await product.ask(one, recuse, { input: { sheetIds: [...own, own[0]], reasonCode: 'same_studio' } })).toMatchObject({ data: { recuseSheets: { count: 3, sheets: expect.arrayContaining(own.map((id) => ({ id, state: 'recused' }))) } } });
      expect((await product.get(SheetsReader).queues(one)).find((queue) => queue.roundId === panel.roundId)?.total ?? 0).toBe(0);
    });
  });

  describe('a judge’s own marks', () => {
    it('stand beside the rubric: those of other sheets of the round, of nobody else', async () => {
      const panel = await aRoundInJudging(product, city, { judges: 5, entries: 3 });
      const judge = panel.judges[2]!.actor;
      const sheets = await product.reader.rows<{ id: string; judge_id: string }>(`select id, judge_id from score_sheet where round_id = $1 order by id`, [panel.roundId]);
      for (const { id, judge_id } of sheets) await product.get(SaveSheet).execute(panel.judges.find(({ accountId }) => accountId === judge_id)!.actor, { sheetId: id, marks: { skill: judge_id === judge.accountId ? 70_000 : 99_990 } });
      const own = sheets.filter((sheet) => sheet.judge_id === judge.accountId);
      await product.get(SaveSheet).execute(judge, { sheetId: own[1]!.id, marks: { skill: 60_000 } });
      const asked = await product.ask(judge, `query ($id: ID!) { sheet(id: $id) { ownMarks { criterion values mean } } }`, { id: own[0]!.id });
      expect(asked.errors).toBeUndefined();
      expect((asked.data as never as { sheet: { ownMarks: object[] } }).sheet.ownMarks[1]).toEqual({ criterion: 'skill', values: [60_000, 70_000], mean: 65_000 });
      expect(JSON.stringify(asked.data)).not.toContain('99990');
    });
  });
});
