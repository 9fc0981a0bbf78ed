import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { NotAllowed, NotFound, newId, platformActor, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { AdvanceRound, ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { anActor, TestProduct } from '@jiangong/testing';
import { JudgingModule, judgingEntities } from '../judging.module';
import { AmendMark, RecuseSheet, SubmitSheet } from '../sheets/public';
import { SheetsMissing } from '../sheets/sheet.refusals';
import { aRoundInJudging, someMarks, type JudgedWish, type JudgedWorld } from '../testing';
import { CallFurtherJudge, RecordDiscussion } from './public';
import { NoFurtherJudge, SpreadSettled, SpreadsUnsettled } from './spread.refusals';
import { SpreadsReader } from './spreads.reader';

jest.setTimeout(60_000);

interface OpenSheet { readonly id: string; readonly judge_id: string }

describe('spread alarms', () => {
  let product: TestProduct;
  let city: City;
  let organiser: Actor;
  let auditor: Actor;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities],
    });
    city = await aCity(product);
    organiser = await anActorOf(product, await anAccount(product, { roles: { city_organiser: city.cityId } }));
    auditor = anActor({ auditor: city.cityId });
  });
  afterAll(() => product?.stop());

  const rules = someRules({ judging: { judgesPerEntry: 3, minJudges: 3, spread: { limit: 10_000, then: 'further_judge' } }, computing: { method: { kind: 'mean' } } });
  const aWorld = (wish: JudgedWish = {}) => aRoundInJudging(product, city, { judges: 5, entries: 1, rules, ...wish });
  const openSheets = (world: JudgedWorld) => product.reader.rows<{ id: string; judge_id: string }>(`select id, judge_id from score_sheet where round_id = $1 and state = 'open' order by id`, [world.roundId]);
  const actorOf = (world: JudgedWorld, judgeId: string) => world.judges.find(({ accountId }) => accountId === judgeId)!.actor;
  /** Locks every open sheet with these marks in turn. */
  const lockAll = async (world: JudgedWorld, values: readonly number[]) => {
    for (const [at, sheet] of (await openSheets(world)).entries()) await product.get(SubmitSheet).execute(actorOf(world, sheet.judge_id), { sheetId: sheet.id, marks: someMarks(world, values[at % values.length]!) });
  };
  const alarms = (world: JudgedWorld, actor = organiser) => product.get(SpreadsReader).ofRound(actor, world.roundId);
  const close = (world: JudgedWorld, reason: string | null = null) => product.get(AdvanceRound).execute(organiser, { roundId: world.roundId, toPhase: 'computing', reason, overrides: reason === null ? [] : ['SHEETS_MISSING', 'SPREADS_UNSETTLED'] });

  it('are raised with the lock that takes the judges too far apart, and not at the limit', async () => {
    const [near, far] = [await aWorld(), await aWorld()];
    await lockAll(near, [80_000, 90_000, 85_000]);
    expect(await alarms(near)).toEqual([]);
    await lockAll(far, [80_000, 90_010, 85_000]);
    expect(await alarms(far)).toMatchObject([{ spread: 10_010, limit: 10_000, then: 'further_judge', state: 'open', resolvedAt: null, abilities: { canCallFurtherJudge: true, canRecordDiscussion: true } }]);
    expect(await product.reader.rows(`select 1 from ledger_event where chain = $1 and type = 'judging.spread.raised'`, [`round:${far.roundId}`])).toHaveLength(1);
  });

  it('are told to the judges of the entry once their own sheet is locked: that there is one and what came of it, never a mark', async () => {
    const world = await aWorld({ rules: someRules({ judging: { judgesPerEntry: 4, minJudges: 3, spread: { limit: 10_000, then: 'further_judge' } }, computing: { method: { kind: 'mean' } } }) });
    const [first, second, third, last] = await openSheets(world) as [OpenSheet, OpenSheet, OpenSheet, OpenSheet];
    const see = async (sheet: { id: string; judge_id: string }, actor = actorOf(world, sheet.judge_id)) => {
      const { data, errors } = await product.ask(actor, `query ($id: ID!) { sheet(id: $id) { spread { state limit then resolvedAt note } } }`, { id: sheet.id });
      return errors ? 'NOT_FOUND' : (data as unknown as { sheet: { spread: unknown } }).sheet.spread;
    };
    for (const [sheet, value] of [[first, 60_000], [second, 90_000]] as const) await product.get(SubmitSheet).execute(actorOf(world, sheet.judge_id), { sheetId: sheet.id, marks: someMarks(world, value) });
    const open = { state: 'open', limit: 10_000, then: 'further_judge', resolvedAt: null, note: null };
    // between two it would say where the other lies
    expect([await see(first), await see(second), await see(third)]).toEqual([null, null, null]);
    await product.get(SubmitSheet).execute(actorOf(world, third.judge_id), { sheetId: third.id, marks: someMarks(world, 75_000) });
    expect([await see(first), await see(second), await see(third), await see(last)]).toEqual([open, open, open, null]);
    expect(await see(first, actorOf(world, second.judge_id))).toBe('NOT_FOUND');
    const [alarm] = await alarms(world);
    await product.get(RecordDiscussion).execute(organiser, { alarmId: alarm!.id, minutes: '各自说明了依据', participants: ['评委甲', '评委乙'] });
    expect([await see(first), await see(last)]).toEqual([{ ...open, state: 'discussed', resolvedAt: expect.any(String), note: '各自说明了依据' }, null]);
  });

  it('say nothing to whoever changes a locked sheet, so that nobody measures the others by watching them come and go', async () => {
    const world = await aWorld();
    await lockAll(world, [70_000, 90_000, 85_000]);
    const sheets = await product.reader.rows<OpenSheet>(`select id, judge_id from score_sheet where round_id = $1 order by id`, [world.roundId]);
    const see = async (sheet: OpenSheet) => ((await product.ask(actorOf(world, sheet.judge_id), `query ($id: ID!) { sheet(id: $id) { spread { state } } }`, { id: sheet.id })).data as unknown as { sheet: { spread: { state: string } | null } }).sheet.spread?.state ?? null;
    expect(await Promise.all(sheets.map(see))).toEqual(['open', 'open', 'open']);
    const amend = (sheet: OpenSheet) => product.get(AmendMark).execute(actorOf(world, sheet.judge_id), { sheetId: sheet.id, criterion: 'skill', value: 71_000, reason: '复核' });
    await amend(sheets[0]!);
    expect((await alarms(world))[0]!.state).toBe('open');
    expect(await Promise.all(sheets.map(see))).toEqual([null, 'open', 'open']);
    product.clock.advance(1_000);
    await product.get(RecordDiscussion).execute(organiser, { alarmId: (await alarms(world))[0]!.id, minutes: '已核对', participants: ['评委甲', '评委乙'] });
    expect(await Promise.all(sheets.map(see))).toEqual(['discussed', 'discussed', 'discussed']);
    product.clock.advance(1_000);
    await amend(sheets[1]!);
    expect(await Promise.all(sheets.map(see))).toEqual(['discussed', null, 'discussed']);
  });

  it('are settled by an organiser who does not judge the entry; one who does neither sees nor settles them', async () => {
    const world = await aWorld({ entries: 1 });
    await lockAll(world, [70_000, 90_000, 85_000]);
    const [alarm] = await alarms(world);
    const [sheet] = await product.reader.rows<OpenSheet>(`select id, judge_id from score_sheet where round_id = $1 order by id`, [world.roundId]);
    const both = anActor({ city_organiser: city.cityId, judge: city.cityId }, { accountId: sheet!.judge_id });
    expect(await alarms(world, both)).toEqual([]);
    await expect(product.get(CallFurtherJudge).execute(both, { alarmId: alarm!.id })).rejects.toBeInstanceOf(NotFound);
    await expect(product.get(RecordDiscussion).execute(both, { alarmId: alarm!.id, minutes: '好', participants: ['甲', '乙'] })).rejects.toBeInstanceOf(NotFound);
    const refused = await product.ask(both, `mutation ($input: AdvanceRoundInput!) { advanceRound(input: $input) { ... on Refusal { code message facts } } }`, { input: { roundId: world.roundId, toPhase: 'computing' } });
    expect(JSON.stringify(refused.data)).toContain('SPREADS_UNSETTLED');
    expect(JSON.stringify(refused.data)).not.toMatch(/20000|分差 20/);
    await product.get(CallFurtherJudge).execute(organiser, { alarmId: alarm!.id });
  });

  it('see both sheets when two judges lock in the same moment', async () => {
    for (let times = 0; times < 3; times++) {
      const world = await aWorld({ rules: someRules({ judging: { judgesPerEntry: 2, minJudges: 2, spread: { limit: 10_000, then: 'discussion' } }, computing: { method: { kind: 'mean' } } }) });
      const sheets = await openSheets(world);
      await Promise.all(sheets.map((sheet, at) => product.get(SubmitSheet).execute(actorOf(world, sheet.judge_id), { sheetId: sheet.id, marks: someMarks(world, at === 0 ? 60_000 : 90_000) })));
      expect(await alarms(world)).toMatchObject([{ spread: 30_000, then: 'discussion' }]);
    }
  });

  it('keep judging from closing, whatever the reason, until they are settled', async () => {
    const world = await aWorld();
    await lockAll(world, [70_000, 90_000, 85_000]);
    for (const reason of [null, '时间紧']) await expect(close(world, reason)).rejects.toBeInstanceOf(SpreadsUnsettled);
    const [alarm] = await alarms(world);
    await product.get(RecordDiscussion).execute(organiser, { alarmId: alarm!.id, minutes: '逐项核对，各自坚持', participants: ['评委甲', '评委乙', '评委甲'] });
    expect(await alarms(world)).toMatchObject([{ state: 'discussed', resolution: '逐项核对，各自坚持', participants: ['评委甲', '评委乙'] }]);
    expect((await close(world)).phase).toBe('computing');
    const [event] = await product.reader.rows<{ content: string }>(`select content from ledger_event where chain = $1 and type = 'judging.spread.discussed'`, [`round:${world.roundId}`]);
    expect(event!.content).not.toContain('评委甲');
    expect(JSON.parse(event!.content)).toMatchObject({ body: { participants: 2, spread: 20_000 } });
  });

  it('call a further judge by the library: free of conflict, not yet on the entry, the least loaded; met when that judge has locked', async () => {
    const world = await aWorld({ entries: 2 });
    await lockAll(world, [70_000, 90_000, 85_000]);
    const [alarm] = await alarms(world);
    const before = await product.reader.rows<{ judge_id: string }>(`select a.judge_id from assignment a join spread_alarm s on s.entry_id = a.entry_id where s.id = $1`, [alarm!.id]);
    await product.get(CallFurtherJudge).execute(organiser, { alarmId: alarm!.id });
    const [called] = (await alarms(world)).filter((one) => one.id === alarm!.id);
    expect(called).toMatchObject({ state: 'further_judge', resolvedAt: null, resolution: 'least_loaded', furtherJudgeName: expect.stringContaining('评委') });
    await expect(product.get(CallFurtherJudge).execute(organiser, { alarmId: alarm!.id })).rejects.toBeInstanceOf(SpreadSettled);
    const sheets = await openSheets(world);
    expect(sheets).toHaveLength(1);
    expect(before.map((row) => row.judge_id)).not.toContain(sheets[0]!.judge_id);
    await lockAll(world, [80_000]);
    expect((await alarms(world)).find((one) => one.id === alarm!.id)!.resolvedAt).not.toBeNull();
  });

  it('open again when the further judge steps back, and say so when nobody is left', async () => {
    const world = await aWorld({ judges: 4 });
    await lockAll(world, [70_000, 90_000, 85_000]);
    const [alarm] = await alarms(world);
    await product.get(CallFurtherJudge).execute(organiser, { alarmId: alarm!.id });
    const [sheet] = await openSheets(world);
    await product.get(RecuseSheet).execute(actorOf(world, sheet!.judge_id), { sheetId: sheet!.id, reasonCode: 'mentor' });
    expect(await alarms(world)).toMatchObject([{ state: 'open', furtherJudgeName: null }]);
    await expect(product.get(CallFurtherJudge).execute(organiser, { alarmId: alarm!.id })).rejects.toBeInstanceOf(NoFurtherJudge);
  });

  it('ease when a judge amends a mark, and come back when the marks part again', async () => {
    const world = await aWorld();
    await lockAll(world, [70_000, 90_000, 85_000]);
    const [low] = await product.reader.rows<{ id: string; judge_id: string }>(`select s.id, s.judge_id from score_sheet s join mark m on m.sheet_id = s.id where s.round_id = $1 and m.criterion = 'skill' and m.value = 70000`, [world.roundId]);
    const amend = async (value: number) => {
      for (const { code } of world.rules.judging.criteria) await product.get(AmendMark).execute(actorOf(world, low!.judge_id), { sheetId: low!.id, criterion: code, value, reason: '复核' });
    };
    await amend(84_000);
    expect(await alarms(world)).toMatchObject([{ state: 'eased' }]);
    await amend(60_000);
    expect(await alarms(world)).toMatchObject([{ state: 'open', spread: 30_000, resolvedAt: null }]);
  });

  it('do not stand in the way where the rules name no limit', async () => {
    const world = await aWorld({ rules: someRules({ judging: { judgesPerEntry: 3, minJudges: 3 }, computing: { method: { kind: 'mean' } } }) });
    await lockAll(world, [10_000, 90_000, 85_000]);
    expect(await alarms(world)).toEqual([]);
    expect((await close(world)).phase).toBe('computing');
  });

  it('are for organisers and auditors to read and for organisers to settle; a judge has no way to them', async () => {
    const world = await aWorld();
    await lockAll(world, [70_000, 90_000, 85_000]);
    const [alarm] = await alarms(world, auditor);
    expect(alarm!.abilities).toEqual({ canCallFurtherJudge: false, canRecordDiscussion: false });
    const judge = world.judges[0]!.actor;
    const ask = (actor: Actor) => product.ask(actor, `query ($id: ID!) { spreadAlarms(roundId: $id) { id spread } }`, { id: world.roundId });
    for (const actor of [organiser, auditor]) expect((await ask(actor)).data).toEqual({ spreadAlarms: [{ id: alarm!.id, spread: 20_000 }] });
    for (const actor of [judge, anActor({ unit_cadre: city.enterprises[0] }), anActor({ district_organiser: city.districtA })]) expect((await ask(actor)).errors).toHaveLength(1);
    for (const actor of [auditor, judge]) {
      await expect(product.get(CallFurtherJudge).execute(actor, { alarmId: alarm!.id })).rejects.toBeInstanceOf(NotAllowed);
      await expect(product.get(RecordDiscussion).execute(actor, { alarmId: alarm!.id, minutes: '好', participants: ['甲', '乙'] })).rejects.toBeInstanceOf(NotAllowed);
    }
    await expect(product.get(CallFurtherJudge).execute(organiser, { alarmId: newId() })).rejects.toBeInstanceOf(NotFound);
    const settle = `mutation ($id: ID!) { callFurtherJudge(alarmId: $id) { ... on SpreadAlarm { state } ... on Refusal { code } } }`;
    expect(await product.ask(organiser, settle, { id: alarm!.id })).toMatchObject({ data: { callFurtherJudge: { state: 'further_judge' } } });
  });

  it('of a further judge who has not locked keep judging from closing, by the figures of both guards', async () => {
    const world = await aWorld();
    await lockAll(world, [70_000, 90_000, 85_000]);
    const [alarm] = await alarms(world);
    await product.get(CallFurtherJudge).execute(organiser, { alarmId: alarm!.id });
    await expect(close(world)).rejects.toBeInstanceOf(SheetsMissing);
    await expect(close(world, '不等了')).rejects.toBeInstanceOf(SpreadsUnsettled);
    await lockAll(world, [80_000]);
    expect((await product.get(AdvanceRound).execute(platformActor, { roundId: world.roundId, toPhase: 'computing' })).phase).toBe('computing');
  });
});
