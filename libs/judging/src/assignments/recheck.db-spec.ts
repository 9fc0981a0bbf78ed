import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId, NotAllowed, NotFound, platformActor, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities, nameAuthors } from '@jiangong/entries';
import { anAcceptedEntry } from '@jiangong/entries/testing';
import { CreateOrganization, EndTie, MoveMember, MoveOrganization, PeopleModule, peopleEntities, RecordTie } from '@jiangong/people';
import { aCity, aMember, type City } from '@jiangong/people/testing';
import { AdvanceRound, ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { anActor, TestProduct } from '@jiangong/testing';
import { JudgingModule, judgingEntities } from '../judging.module';
import { AppointPanel, SubstituteJudge } from '../panels/public';
import { LockedSheets, SubmitSheet } from '../sheets/public';
import { SheetsReader } from '../sheets/sheets.reader';
import { aJudge, aPanelledRound, sheetOf, signAll, someMarks, type JudgedWorld, type JudgeWorld } from '../testing';
import { JudgesNotComparable } from './assignment.refusals';
import { AssignByHand, AssignMany, RecheckConflicts } from './public';
import { RecheckByTheHour } from './reactions/hourly-recheck';

jest.setTimeout(60_000);

describe('conflicts follow the facts', () => {
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

  const judgesOf = async (entryId: string) => (await product.reader.rows<{ id: string }>(`select judge_id as id from assignment where entry_id = $1 and state = 'active' order by 1`, [entryId])).map(({ id }) => id);
  const kinds = async (entryId: string, judge: JudgeWorld) => (await product.reader.rows<{ kind: string }>(`select kind from conflict where entry_id = $1 and judge_id = $2 order by 1`, [entryId, judge.accountId])).map(({ kind }) => kind);
  const authorOf = async (entryId: string) => (await product.reader.first<{ id: string }>(`select member_id as id from entry where id = $1`, [entryId]))!.id;
  const advance = (roundId: string, toPhase: 'judging', reason?: string) => product.get(AdvanceRound).execute(organiser, { roundId, toPhase, reason });

  /** A round that is judging with six judges from district B for two entries of district A; the first judge has locked the first entry's sheet. */
  async function aMarkedRound(unit: string = city.enterprises[2]): Promise<{ world: JudgedWorld; judge: JudgeWorld; entryId: string; sheetId: string }> {
    const world = await aPanelledRound(product, city, { judges: 0, entries: 2 });
    const judges: JudgeWorld[] = [];
    for (let at = 0; at < 7; at++) judges.push(await aJudge(product, city, unit));
    await product.get(AppointPanel).execute(organiser, { roundId: world.roundId, judges: judges.map(({ accountId }) => ({ accountId, role: 'judge' as const })) });
    await advance(world.roundId, 'judging');
    await signAll(product, { roundId: world.roundId, judges });
    await product.drain();
    const [entryId] = world.entryIds as [string];
    const [judgeId] = await judgesOf(entryId);
    const judge = judges.find(({ accountId }) => accountId === judgeId)!;
    const sheetId = (await sheetOf(product, entryId, judge.accountId))!;
    await product.get(SubmitSheet).execute(judge.actor, { sheetId, marks: someMarks(world, 95_000) });
    return { world: { ...world, judges }, judge, entryId, sheetId };
  }

  /** The sheet is void by an event, counts nowhere, and somebody else has the entry. */
  async function expectVoided({ world, judge, entryId, sheetId }: Awaited<ReturnType<typeof aMarkedRound>>, ...found: string[]): Promise<void> {
    expect(await kinds(entryId, judge)).toEqual(found);
    expect(await product.reader.rows(`select state, recusal_code from score_sheet where id = $1`, [sheetId])).toEqual([{ state: 'recused', recusal_code: 'conflict_found' }]);
    const events = await product.reader.rows<{ content: string }>(`select content from ledger_event where chain = $1 and type = 'judging.sheet.recused'`, [`round:${world.roundId}`]);
    expect(events.map(({ content }) => (JSON.parse(content) as { body: object }).body)).toEqual([expect.objectContaining({ sheetId, reasonCode: 'conflict_found' })]);
    expect(await judgesOf(entryId)).toHaveLength(5);
    expect(await judgesOf(entryId)).not.toContain(judge.accountId);
    expect((await product.get(LockedSheets).of(product.reader, world.roundId)).find((one) => one.entryId === entryId)!.sheets).toEqual([]);
    expect(await product.reader.rows(`select 1 from mark where sheet_id = $1`, [sheetId])).not.toEqual([]);
  }

  it('a judge moves to the entry’s enterprise: the locked sheet is void by an event, another judge takes over', async () => {
    const marked = await aMarkedRound();
    const unit = (await product.reader.first<{ id: string }>(`select organization_id as id from entry where id = $1`, [marked.entryId]))!.id;
    await product.get(MoveMember).execute(platformActor, { memberId: marked.judge.memberId!, organizationId: unit, fromOn: '2026-05-11' });
    await product.drain();
    await expectVoided(marked, 'recommender', 'same_enterprise');
  });

  it('a tie comes to be known', async () => {
    const marked = await aMarkedRound();
    await product.get(RecordTie).execute(platformActor, { memberIds: [marked.judge.memberId!, await authorOf(marked.entryId)], kind: 'mentor', fromDay: '2024-01-01', source: '师徒协议' });
    await product.drain();
    await expectVoided(marked, 'mentor');
  });

  it('a co-author comes to be known', async () => {
    const marked = await aMarkedRound();
    await product.uow.run(platformActor, {}, (tx) => nameAuthors(tx, { id: marked.entryId, roundId: marked.world.roundId }, [{ memberId: marked.judge.memberId!, share: 30 }]));
    await product.drain();
    await expectVoided(marked, 'co_author');
  });

  it('the union tree changes: the judges’ branch comes under the entry’s enterprise, and nobody is left to judge it', async () => {
    const branch = newId();
    await product.uow.run(platformActor, {}, (tx) => product.get(CreateOrganization).createMany(tx, [{ id: branch, name: '检修分会', level: 'branch', parentId: city.enterprises[2] }]));
    const marked = await aMarkedRound(branch);
    const unit = (await product.reader.first<{ id: string }>(`select organization_id as id from entry where id = $1`, [marked.entryId]))!.id;
    await product.get(MoveOrganization).execute(platformActor, { organizationId: branch, parentId: unit });
    await product.drain();
    expect(await kinds(marked.entryId, marked.judge)).toContain('same_enterprise');
    expect(await judgesOf(marked.entryId)).toEqual([]);
    expect(await judgesOf(marked.world.entryIds[1]!)).toHaveLength(5);
    expect(await product.reader.rows(`select state from score_sheet where id = $1`, [marked.sheetId])).toEqual([{ state: 'recused' }]);
  });

  it('a joint award is a flag: nothing is void, and the organiser sees it beside the assignment', async () => {
    const marked = await aMarkedRound();
    await product.get(RecordTie).execute(platformActor, { memberIds: [marked.judge.memberId!, await authorOf(marked.entryId)], kind: 'joint_award', onDay: '2025-06-01', label: '市科技进步奖' });
    await product.drain();
    expect(await kinds(marked.entryId, marked.judge)).toEqual(['joint_award']);
    expect(await product.reader.rows(`select state from score_sheet where id = $1`, [marked.sheetId])).toEqual([{ state: 'locked' }]);
    const ASK = `query ($entryId: ID!) { entryAssignments(entryId: $entryId) { perEntry free blocked assignments { judgeId state origin reason explanation flags { kind evidence } } } }`;
    const { data } = await product.ask(organiser, ASK, { entryId: marked.entryId });
    const explained = (data as unknown as { entryAssignments: { perEntry: number; free: number; blocked: number; assignments: { judgeId: string; explanation: string; flags: { kind: string }[] }[] } }).entryAssignments;
    expect(explained).toMatchObject({ perEntry: 5, free: 7, blocked: 0 });
    expect(explained.assignments.find(({ judgeId }) => judgeId === marked.judge.accountId)).toMatchObject({ explanation: expect.stringMatching(/\S/), flags: [{ kind: 'joint_award', evidence: '评委与作者曾共同获奖（市科技进步奖，2025-06-01）' }] });
    for (const actor of [marked.judge.actor, anActor({ unit_cadre: city.enterprises[0] })]) expect((await product.ask(actor, ASK, { entryId: marked.entryId })).errors).toHaveLength(1);
  });

  it('a tie that is ended keeps its hold on a round that ran while it held', async () => {
    const marked = await aMarkedRound();
    const tieId = await product.get(RecordTie).execute(platformActor, { memberIds: [marked.judge.memberId!, await authorOf(marked.entryId)], kind: 'studio', fromDay: '2024-01-01' });
    await product.drain();
    await product.get(EndTie).execute(platformActor, { tieId, toDay: '2026-05-11' });
    await product.drain();
    await expectVoided(marked, 'studio');
  });

  it('an entry that comes in while the panel stands is looked at, by itself', async () => {
    const world = await aPanelledRound(product, city, { judges: 5, entries: 1 });
    const kin = await aJudge(product, city, city.enterprises[1]);
    await product.get(AppointPanel).execute(organiser, { roundId: world.roundId, judges: [...world.judges, kin].map(({ accountId }) => ({ accountId, role: 'judge' as const })) });
    await product.drain();
    const memberId = await aMember(product, { organizationId: city.enterprises[1] });
    const entryId = await anAcceptedEntry(product, { roundId: world.roundId, categoryId: world.categories[0]!.id, memberId });
    expect(await kinds(entryId, kin)).toEqual([]);
    await product.drain();
    expect(await kinds(entryId, kin)).toEqual(['recommender', 'same_enterprise']);
  });

  it('a tie dated ahead is found by the hour on its day', async () => {
    const marked = await aMarkedRound();
    const now = product.clock.now();
    await product.get(RecordTie).execute(platformActor, { memberIds: [marked.judge.memberId!, await authorOf(marked.entryId)], kind: 'kin', fromDay: '2026-05-13' });
    await product.drain();
    expect(await kinds(marked.entryId, marked.judge)).toEqual([]);
    product.clock.set(new Date(now.getTime() + 2 * 86_400_000));
    await product.get(RecheckByTheHour).onTheHour();
    product.clock.set(now);
    await expectVoided(marked, 'kin');
  });

  it('done again, nothing changes; only organisers and the platform do it', async () => {
    const marked = await aMarkedRound();
    await product.get(RecordTie).execute(platformActor, { memberIds: [marked.judge.memberId!, await authorOf(marked.entryId)], kind: 'team', fromDay: '2024-01-01' });
    await product.drain();
    const events = async () => (await product.reader.first<{ count: number }>(`select count(*)::int as count from ledger_event where chain = $1`, [`round:${marked.world.roundId}`]))!.count;
    const before = await events();
    const again = () => product.get(RecheckConflicts).execute(platformActor, { roundId: marked.world.roundId });
    expect(await Promise.all([again(), again()])).toEqual([{ released: 0, made: 0 }, { released: 0, made: 0 }]);
    expect(await events()).toBe(before);
    await expect(product.get(RecheckConflicts).execute(marked.judge.actor, { roundId: marked.world.roundId })).rejects.toBeInstanceOf(NotAllowed);
  });

  it('a tie recorded in the moment judging ends keeps its sheet from the score, before any reaction has run', async () => {
    const marked = await aMarkedRound();
    await product.get(RecordTie).execute(platformActor, { memberIds: [marked.judge.memberId!, await authorOf(marked.entryId)], kind: 'kin', fromDay: '2024-01-01', source: '本人说明' });
    await product.get(AdvanceRound).execute(organiser, { roundId: marked.world.roundId, toPhase: 'computing', reason: '时间到', overrides: ['SHEETS_MISSING'] });
    expect(await product.reader.rows(`select state, recusal_code from score_sheet where id = $1`, [marked.sheetId])).toEqual([{ state: 'recused', recusal_code: 'conflict_found' }]);
    expect((await product.get(LockedSheets).of(product.reader, marked.world.roundId)).find((one) => one.entryId === marked.entryId)!.sheets).toEqual([]);
  });

  it('a judge who left for a substitute stays kept from what was hidden, and what they locked is looked at like any other', async () => {
    const marked = await aMarkedRound();
    const read = (id: string) => product.get(SheetsReader).one(marked.judge.actor, id);
    const joining = await aJudge(product, city, city.enterprises[2]);
    await product.get(SubstituteJudge).execute(organiser, { roundId: marked.world.roundId, outJudgeId: marked.judge.accountId, inJudgeId: joining.accountId, reason: '住院' });
    expect(await read(marked.sheetId)).toMatchObject({ state: 'locked' });
    await product.get(RecordTie).execute(platformActor, { memberIds: [marked.judge.memberId!, await authorOf(marked.entryId)], kind: 'kin', fromDay: '2024-01-01' });
    await product.drain();
    await expectVoided(marked, 'kin');
    await product.get(RecheckConflicts).execute(platformActor, { roundId: marked.world.roundId });
    await expect(read(marked.sheetId)).rejects.toBeInstanceOf(NotFound);
  });

  it('a closed round keeps what was judged', async () => {
    const marked = await aMarkedRound();
    await product.uow.run(platformActor, {}, async (tx) => void (await tx.query(`update round set phase = 'published', published_at = now() where id = $1`, [marked.world.roundId])));
    await product.get(RecordTie).execute(platformActor, { memberIds: [marked.judge.memberId!, await authorOf(marked.entryId)], kind: 'kin', fromDay: '2024-01-01' });
    await product.drain();
    expect(await kinds(marked.entryId, marked.judge)).toEqual([]);
    expect(await product.reader.rows(`select state from score_sheet where id = $1`, [marked.sheetId])).toEqual([{ state: 'locked' }]);
  });
});

describe('judges who share no entry cannot be compared', () => {
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

  const OVERRIDES = { overrides: ['ENTRIES_UNCOVERED', 'JUDGES_NOT_COMPARABLE'] };
  const open = (roundId: string, reason: string | null) => product.get(AdvanceRound).execute(organiser, { roundId, toPhase: 'judging', reason, ...OVERRIDES });
  const phaseOf = async (roundId: string) => (await product.reader.first<{ phase: string }>(`select phase from round where id = $1`, [roundId]))!.phase;

  it('so judging does not open with conflicts that split the entries, whatever the reason', async () => {
    const world = await aPanelledRound(product, city, { judges: 0, entries: 2 });
    const [first, second] = [await judgesOfUnit(city.enterprises[0], 5), await judgesOfUnit(city.enterprises[1], 5)];
    await product.get(AppointPanel).execute(organiser, { roundId: world.roundId, judges: [...first, ...second].map(({ accountId }) => ({ accountId, role: 'judge' as const })) });
    const refusal = await open(world.roundId, '时间紧迫').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(JudgesNotComparable);
    expect((refusal as Error & { text: { zh: string } }).text.zh).toContain('宽严无法比较');
    expect((refusal as InstanceType<typeof JudgesNotComparable>).facts.parts).toEqual([['0001'], ['0002']]);
    await expect(open(world.roundId, null)).rejects.toBeInstanceOf(JudgesNotComparable);
    expect(await phaseOf(world.roundId)).toBe('reviewing');
  });

  it('nor where a reason goes past missing judges but what is left falls apart; joined by hand it opens', async () => {
    const world = await aPanelledRound(product, city, { judges: 4, entries: 2 });
    const [a, b, c, d] = world.judges as [JudgeWorld, JudgeWorld, JudgeWorld, JudgeWorld];
    const [one, two] = world.entryIds as [string, string];
    const pairs = [[one, a], [one, b], [two, c], [two, d]] as const;
    await product.get(AssignMany).execute(organiser, { roundId: world.roundId, reason: '分组评审', pairs: pairs.map(([entryId, judge]) => ({ entryId, judgeId: judge.accountId })) });
    await expect(open(world.roundId, '只有四位评委')).rejects.toBeInstanceOf(JudgesNotComparable);
    expect(await phaseOf(world.roundId)).toBe('reviewing');
    await product.get(AssignByHand).execute(organiser, { roundId: world.roundId, entryId: two, judgeId: a.accountId, reason: '连接两组' });
    await open(world.roundId, '只有四位评委');
    expect(await phaseOf(world.roundId)).toBe('judging');
  });

  it('a pair in conflict does not open with the round when a reason goes past missing judges', async () => {
    const world = await aRoundWithFourJudges();
    const [judge] = world.judges as [JudgeWorld];
    const [entryId] = world.entryIds as [string];
    await product.get(AssignMany).execute(organiser, { roundId: world.roundId, reason: '四人小组', pairs: world.entryIds.flatMap((id) => world.judges.map(({ accountId }) => ({ entryId: id, judgeId: accountId }))) });
    await product.uow.run(platformActor, {}, async (tx) => void (await tx.query(`update account set member_id = (select member_id from entry where id = $2) where id = $1`, [judge.accountId, entryId])));
    await open(world.roundId, '只有四位评委');
    expect(await product.reader.rows(`select 1 from assignment where entry_id = $1 and judge_id = $2 and state = 'active'`, [entryId, judge.accountId])).toEqual([]);
    expect(await sheetOf(product, entryId, judge.accountId)).toBeNull();
  });

  async function aRoundWithFourJudges(): Promise<JudgedWorld> {
    return aPanelledRound(product, city, { judges: 4, entries: 2 });
  }

  async function judgesOfUnit(organizationId: string, count: number): Promise<JudgeWorld[]> {
    const judges: JudgeWorld[] = [];
    for (let at = 0; at < count; at++) judges.push(await aJudge(product, city, organizationId));
    return judges;
  }
});
