import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { NotAllowed, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { anActor, TestProduct } from '@jiangong/testing';
import { EntriesUncovered } from '../assignments/assignment.refusals';
import { JudgingModule, judgingEntities } from '../judging.module';
import { SaveMark, SubmitSheet } from '../sheets/public';
import { aJudge, aPanelledRound, aRoundInJudging, sheetOf, someMarks, type JudgedWorld, type JudgeWorld } from '../testing';
import { PanelPreview } from './panel-preview';
import { JudgeNotOnPanel, PanelFixed, PanelReasonNeeded, SubstituteOnPanel } from './panel.refusals';
import type { PanelVersionView } from './panel.view';
import { AppointPanel, SubstituteJudge } from './public';

jest.setTimeout(60_000);

describe('a panel that changes in the middle of judging', () => {
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

  const named = (judges: readonly JudgeWorld[]) => judges.map(({ accountId }) => ({ accountId, role: 'judge' as const }));
  const appoint = (world: JudgedWorld, judges: readonly JudgeWorld[], change: { rebalance?: boolean; reason?: string } = {}) =>
    product.get(AppointPanel).execute(organiser, { roundId: world.roundId, judges: named(judges), ...change });
  const substitute = (world: JudgedWorld, out: JudgeWorld, into: JudgeWorld, actor: Actor = organiser) =>
    product.get(SubstituteJudge).execute(actor, { roundId: world.roundId, outJudgeId: out.accountId, inJudgeId: into.accountId, reason: '住院，不能继续评审' });
  const pairs = async (world: JudgedWorld) => (await product.reader.rows<{ pair: string }>(`select entry_id || ' ' || judge_id as pair from assignment where round_id = $1 and state = 'active' order by 1`, [world.roundId])).map(({ pair }) => pair);
  const entriesOf = async (world: JudgedWorld, judge: JudgeWorld) => (await pairs(world)).filter((pair) => pair.endsWith(judge.accountId)).map((pair) => pair.split(' ')[0]!);
  const VERSIONS = `query ($roundId: ID!) { panel(roundId: $roundId) { version abilities { canAppoint canRebalance }
    versions { version reason appointedByName isRebalance kept judges { accountId } added { accountId } removed { accountId } made { entryCode judgeId reason wasBegun } released { judgeId reason wasBegun } } } }`;
  const versions = async (world: JudgedWorld, actor: Actor = organiser) => ((await product.ask(actor, VERSIONS, { roundId: world.roundId })).data as unknown as { panel: { versions: PanelVersionView[] } }).panel.versions;

  it('takes no further judge without re-balancing, and none without a reason', async () => {
    const world = await aRoundInJudging(product, city, { judges: 6, entries: 6 });
    const extra = await aJudge(product, city);
    const before = await pairs(world);
    await expect(appoint(world, [...world.judges, extra])).rejects.toBeInstanceOf(PanelFixed);
    await expect(appoint(world, [...world.judges, extra], { reason: '增加一位' })).rejects.toBeInstanceOf(PanelFixed);
    await expect(appoint(world, [...world.judges, extra], { rebalance: true, reason: ' ' })).rejects.toBeInstanceOf(PanelReasonNeeded);
    expect(await pairs(world)).toEqual(before);
  });

  it('re-balanced, the new judge takes a fair share, what was begun stays, and the version says what moved', async () => {
    const world = await aRoundInJudging(product, city, { judges: 6, entries: 6 });
    const [marker] = world.judges as [JudgeWorld];
    const begun = await entriesOf(world, marker);
    for (const entryId of begun) await product.get(SaveMark).execute(marker.actor, { sheetId: (await sheetOf(product, entryId, marker.accountId))!, criterion: 'skill', value: 80_000, revision: 0 });
    const before = await pairs(world);
    const extra = await aJudge(product, city);
    await appoint(world, [...world.judges, extra], { rebalance: true, reason: '作品增加，增派一位评委' });
    const after = await pairs(world);
    expect(await entriesOf(world, extra)).toHaveLength(4);
    expect(await entriesOf(world, marker)).toEqual(begun);
    const [newest, first] = await versions(world);
    expect(newest).toMatchObject({ version: 2, reason: '作品增加，增派一位评委', isRebalance: true, added: [{ accountId: extra.accountId }], removed: [] });
    expect(newest!.made).toHaveLength(4);
    expect(newest!.released).toHaveLength(4);
    expect(newest!.released.every(({ wasBegun }) => !wasBegun)).toBe(true);
    expect(newest!.kept).toBe(before.filter((pair) => after.includes(pair)).length);
    expect(first).toMatchObject({ version: 1, isRebalance: false, reason: null, kept: 0, made: [] });
    const [event] = await product.reader.rows<{ content: string }>(`select content from ledger_event where chain = $1 and type = 'judging.panel.appointed' order by seq desc limit 1`, [`round:${world.roundId}`]);
    expect(JSON.parse(event!.content)).toMatchObject({ body: { version: 2, made: 4, released: 4 } });
  });

  it('a preview says what would move, and nothing has moved; done, exactly that moves', async () => {
    const world = await aRoundInJudging(product, city, { judges: 6, entries: 5 });
    const extra = await aJudge(product, city);
    const before = await pairs(world);
    const judges = [...world.judges, extra];
    const preview = await product.get(PanelPreview).of(organiser, { roundId: world.roundId, judges: named(judges) });
    expect(preview.made.length).toBeGreaterThan(0);
    expect(await pairs(world)).toEqual(before);
    expect(await versions(world)).toHaveLength(1);
    await appoint(world, judges, { rebalance: true, reason: '增派' });
    const [done] = await versions(world);
    const key = (one: { entryCode: string; judgeId: string }) => `${one.entryCode} ${one.judgeId}`;
    expect(done!.made.map(key).sort()).toEqual(preview.made.map(key).sort());
    expect(done!.released).toHaveLength(preview.released.length);
  });

  it('is previewed by the city organiser and by nobody else, over the edge too', async () => {
    const world = await aRoundInJudging(product, city, { judges: 6, entries: 2 });
    const input = { roundId: world.roundId, judges: named([...world.judges, await aJudge(product, city)]) };
    const ASK = `query ($input: AppointPanelInput!) { panelPreview(input: $input) { ... on PanelVersion { made { judgeName } } ... on Refusal { code } } }`;
    expect((await product.ask(organiser, ASK, { input })).data).toMatchObject({ panelPreview: { made: expect.anything() } });
    for (const actor of [anActor({ auditor: city.cityId }), world.judges[0]!.actor]) expect((await product.ask(actor, ASK, { input })).errors).toHaveLength(1);
    await expect(product.get(PanelPreview).of(world.judges[0]!.actor, input)).rejects.toBeInstanceOf(NotAllowed);
  });

  it('is refused whole when those left cannot cover the entries', async () => {
    const world = await aRoundInJudging(product, city, { judges: 5, entries: 2 });
    const before = await pairs(world);
    await expect(appoint(world, world.judges.slice(1), { rebalance: true, reason: '退出一位' })).rejects.toBeInstanceOf(EntriesUncovered);
    expect(await pairs(world)).toEqual(before);
    expect(await versions(world)).toHaveLength(1);
  });

  it('a substitute takes over what was not locked; what was locked stands, what was only begun is void, and nobody else’s entries move', async () => {
    const world = await aRoundInJudging(product, city, { judges: 6, entries: 6 });
    const out = world.judges[1]!;
    const own = await entriesOf(world, out);
    const [locked, begun, ...blank] = own as [string, string, ...string[]];
    const lockedSheet = (await sheetOf(product, locked, out.accountId))!;
    await product.get(SubmitSheet).execute(out.actor, { sheetId: lockedSheet, marks: someMarks(world, 90_000) });
    await product.get(SaveMark).execute(out.actor, { sheetId: (await sheetOf(product, begun, out.accountId))!, criterion: 'skill', value: 70_000, revision: 0 });
    const others = (await pairs(world)).filter((pair) => !pair.endsWith(out.accountId));
    const into = await aJudge(product, city);
    await substitute(world, out, into);
    expect((await pairs(world)).filter((pair) => !pair.endsWith(out.accountId) && !pair.endsWith(into.accountId))).toEqual(others);
    expect(await entriesOf(world, out)).toEqual([locked]);
    expect(await entriesOf(world, into)).toEqual([begun, ...blank].sort());
    expect(await product.reader.rows(`select state from score_sheet where id = $1`, [lockedSheet])).toEqual([{ state: 'locked' }]);
    expect(await product.reader.rows(`select state, recusal_code from score_sheet where entry_id = $1 and judge_id = $2`, [begun, out.accountId])).toEqual([{ state: 'recused', recusal_code: 'taken_back' }]);
    const [newest] = await versions(world);
    expect(newest).toMatchObject({ reason: '住院，不能继续评审', added: [{ accountId: into.accountId }], removed: [{ accountId: out.accountId }] });
    expect(newest!.made.every(({ reason }) => reason === 'substitute')).toBe(true);
    expect(newest!.released.filter(({ wasBegun }) => wasBegun)).toHaveLength(1);
  });

  it('who takes over what is said before the substitution; nothing has moved, then exactly that moves; the city organiser may ask and nobody else', async () => {
    const world = await aRoundInJudging(product, city, { judges: 6, entries: 5 });
    const out = world.judges[1]!;
    const into = await aJudge(product, city);
    const before = await pairs(world);
    const input = { roundId: world.roundId, outJudgeId: out.accountId, inJudgeId: into.accountId };
    const ASK = `query ($input: SubstitutePreviewInput!) { substitutePreview(input: $input) { ... on PanelVersion { kept made { entryCode judgeId } released { entryCode judgeId } } ... on Refusal { code } } }`;
    for (const actor of [anActor({ auditor: city.cityId }), world.judges[0]!.actor]) expect((await product.ask(actor, ASK, { input })).errors).toHaveLength(1);
    const { substitutePreview: preview } = (await product.ask(organiser, ASK, { input })).data as unknown as { substitutePreview: PanelVersionView };
    expect(preview.made.length).toBeGreaterThan(0);
    expect(preview.made.every(({ judgeId }) => judgeId === into.accountId)).toBe(true);
    expect(await pairs(world)).toEqual(before);
    await substitute(world, out, into);
    const [done] = await versions(world);
    expect(done!.made).toHaveLength(preview.made.length);
    expect(done!.released).toHaveLength(preview.released.length);
    expect(done!.kept).toBe(preview.kept);
  });

  it('what a judge had locked before being substituted stays through later changes of the panel', async () => {
    const world = await aRoundInJudging(product, city, { judges: 6, entries: 4 });
    const out = world.judges[1]!;
    const [locked] = (await entriesOf(world, out)) as [string];
    await product.get(SubmitSheet).execute(out.actor, { sheetId: (await sheetOf(product, locked, out.accountId))!, marks: someMarks(world, 90_000) });
    const into = await aJudge(product, city);
    await substitute(world, out, into);
    await appoint(world, [...world.judges.filter((judge) => judge !== out), into, await aJudge(product, city)], { rebalance: true, reason: '再增派一位' });
    expect(await entriesOf(world, out)).toEqual([locked]);
  });

  it('names a judge of the panel and one who is not on it; before sheets are out it is a change like any other', async () => {
    const world = await aRoundInJudging(product, city, { judges: 6, entries: 2 });
    const [first, second] = world.judges as [JudgeWorld, JudgeWorld];
    const into = await aJudge(product, city);
    await expect(substitute(world, into, first)).rejects.toBeInstanceOf(JudgeNotOnPanel);
    await expect(substitute(world, first, second)).rejects.toBeInstanceOf(SubstituteOnPanel);
    for (const actor of [anActor({ auditor: city.cityId }), first.actor]) await expect(substitute(world, first, into, actor)).rejects.toBeInstanceOf(NotAllowed);
    const early = await aPanelledRound(product, city, { judges: 6, entries: 2 });
    await substitute(early, early.judges[0]!, into);
    expect((await versions(early))[0]).toMatchObject({ version: 2, isRebalance: false, removed: [{ accountId: early.judges[0]!.accountId }] });
  });

  it('keeps every version for organisers and auditors', async () => {
    const world = await aPanelledRound(product, city, { judges: 5 });
    await appoint(world, world.judges.slice(1));
    await appoint(world, world.judges);
    const all = await versions(world, anActor({ auditor: city.cityId }));
    expect(all.map(({ version, judges }) => [version, judges.length])).toEqual([[3, 5], [2, 4], [1, 5]]);
    expect(all[0]!.added).toEqual([{ accountId: world.judges[0]!.accountId }]);
  });
});
