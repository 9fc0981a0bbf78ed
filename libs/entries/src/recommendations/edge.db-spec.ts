import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { newId, shanghai, visitor, type Actor } from '@jiangong/kernel';
import { aRound, putInPhase, type RoundWorld } from '@jiangong/programme/testing';
import type { TestProduct } from '@jiangong/testing';
import { aRecommendation, aUnionWorld, startEntries, type UnionWorld } from '../testing';
import { NominateSelf, PassRecommendation } from './public';

jest.setTimeout(60_000);

let product: TestProduct;
let world: UnionWorld;
let round: RoundWorld;
beforeAll(async () => {
  product = await startEntries();
  world = await aUnionWorld(product);
});
beforeEach(async () => {
  product.clock.set(shanghai(2026, 5, 11, 9));
  round = await aRound(product.uow);
});
afterAll(() => product?.stop());

type Answer = Record<string, never>;
async function ask(actor: Actor, source: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const { data, errors } = await product.ask(actor, source, variables);
  if (errors) throw new Error(errors.map((error) => `${error.originalError?.name ?? error.message}`).join());
  return JSON.parse(JSON.stringify(data)) as Answer;
}
const put = async (organizationId = world.enterprises[0], memberId?: string) =>
  aRecommendation(product, { roundId: round.roundId, categoryId: round.category.skill!, memberId: memberId ?? (await world.worker(organizationId)), organizationId });

const LIST = 'query($r: ID!, $s: String) { entries(roundId: $r, search: $s) { totalCount nodes { id code title } } recommendations(roundId: $r, search: $s) { totalCount nodes { id } } }';
const counts = async (actor: Actor, search?: string): Promise<[number, number]> => {
  const answer = (await ask(actor, LIST, { r: round.roundId, s: search })) as unknown as Record<'entries' | 'recommendations', { totalCount: number; nodes: unknown[] }>;
  expect(answer.entries.nodes).toHaveLength(answer.entries.totalCount);
  expect(answer.recommendations.nodes).toHaveLength(answer.recommendations.totalCount);
  return [answer.entries.totalCount, answer.recommendations.totalCount];
};

describe('lists and counts under one scope', () => {
  it('a unit sees its own subtree, a district its own and what its industry union put forward, the city and the auditor all', async () => {
    await put();
    await put(world.enterprises[1]);
    await put(world.enterprises[2]);
    await put(world.industryEnterprise);
    const shared = await world.worker();
    await put(world.enterprises[0], shared);
    await aRecommendation(product, { roundId: round.roundId, categoryId: round.category.skill!, memberId: shared, organizationId: world.industry });
    expect(await counts(world.cadre)).toEqual([2, 2]);
    expect(await counts(world.otherCadre)).toEqual([1, 1]);
    expect(await counts(world.branchCadre)).toEqual([0, 0]);
    expect(await counts(world.district)).toEqual([3, 3]);
    expect(await counts(world.otherDistrict)).toEqual([1, 1]);
    expect(await counts(world.industryUnion)).toEqual([2, 2]);
    expect(await counts(world.organiser)).toEqual([5, 6]);
    expect(await counts(world.auditor)).toEqual([5, 6]);
  });

  it('others may not ask at all', async () => {
    await put();
    for (const actor of [world.judge, world.administrator, (await world.person()).actor]) await expect(counts(actor)).rejects.toThrow('NotAllowed');
    await expect(counts(visitor)).rejects.toThrow('SignInNeeded');
  });

  it('search finds by part of the name, by code, by member number; signs are no wild cards', async () => {
    const { entryId } = await put();
    await put();
    const row = (await product.reader.first<{ name: string; no: string }>('select m.name, m.member_no as no from entry e join member m on m.id = e.member_id where e.id = $1', [entryId]))!;
    expect(await counts(world.cadre, row.name)).toEqual([1, 1]);
    expect(await counts(world.cadre, row.no)).toEqual([1, 1]);
    expect(await counts(world.cadre, '0002')).toEqual([1, 1]);
    expect(await counts(world.cadre, '%')).toEqual([0, 0]);
  });

  it('pages follow each other without gap or repetition', async () => {
    for (const unit of [world.enterprises[0], world.enterprises[1], world.enterprises[2], world.industryEnterprise, world.enterprises[0]]) await put(unit);
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { entries } = (await ask(world.organiser, 'query($r: ID!, $a: String) { entries(roundId: $r, first: 2, after: $a) { nodes { code } pageInfo { hasNextPage endCursor } } }', { r: round.roundId, a: after })) as unknown as {
        entries: { nodes: { code: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      };
      seen.push(...entries.nodes.map((node) => node.code));
      [after, more] = [entries.pageInfo.endCursor, entries.pageInfo.hasNextPage];
    }
    expect(seen).toEqual(['0001', '0002', '0003', '0004', '0005']);
  });
});

const ENTRY = `query($id: ID!) { entry(id: $id) { code title state origin content versionNumber organization { name } district { name } category { code } round { phase } member { name }
  versions { number contentHash } recommendations { origin desk state isJoined steps { act desk organizationName byName } abilities { canPass canResubmit canWithdraw } }
  timeline { stage state } abilities { canEdit canWithdraw } sources { id } } }`;

describe('one entry', () => {
  it('as its desks, its unit and its person see it', async () => {
    const { memberId, actor } = await world.person();
    const { id, entryId } = await put(world.enterprises[0], memberId);
    await product.get(PassRecommendation).execute(world.district, { id });
    const { entry } = (await ask(world.organiser, ENTRY, { id: entryId })) as unknown as { entry: Record<string, unknown> };
    expect(entry).toMatchObject({
      code: '0001', state: 'in_review', organization: { name: '红岩机械有限公司' }, district: { name: '江北区总工会' }, category: { code: 'skill' }, round: { phase: 'collecting' },
      versions: [{ number: 1 }], sources: [], abilities: { canEdit: false, canWithdraw: false },
      recommendations: [{
        origin: 'recommendation', desk: 'city', state: 'in_review', isJoined: false, abilities: { canPass: true, canResubmit: false, canWithdraw: false },
        steps: [{ act: 'sign', desk: 'unit', organizationName: '红岩机械有限公司' }, { act: 'pass', desk: 'district', organizationName: '江北区总工会', byName: '江北区总' }],
      }],
      timeline: [
        { stage: 'submitted', state: 'done' }, { stage: 'unit', state: 'done' }, { stage: 'district', state: 'done' }, { stage: 'city', state: 'current' },
        { stage: 'judging', state: 'waiting' }, { stage: 'published', state: 'waiting' },
      ],
    });
    const own = (await ask(actor, 'query { myEntries { totalCount nodes { id abilities { canEdit canWithdraw } recommendations { id } } } }')) as unknown as { myEntries: { nodes: unknown[] } };
    expect(own.myEntries.nodes).toEqual([{ id: entryId, abilities: { canEdit: false, canWithdraw: true }, recommendations: [{ id }] }]);
    const unit = (await ask(world.cadre, ENTRY, { id: entryId })) as unknown as { entry: { recommendations: { abilities: unknown }[] } };
    expect(unit.entry.recommendations[0]!.abilities).toEqual({ canPass: false, canResubmit: false, canWithdraw: true });
  });

  it('one may not see is missing, like one that is not there', async () => {
    const { entryId } = await put();
    for (const actor of [world.otherCadre, world.otherDistrict, world.judge, (await world.person()).actor]) await expect(ask(actor, ENTRY, { id: entryId })).rejects.toThrow('NotFound');
    for (const id of [newId(), 'no-id']) await expect(ask(world.organiser, ENTRY, { id })).rejects.toThrow('NotFound');
  });

  it('put forward by two unions: each sees its own recommendation, flagged', async () => {
    const memberId = await world.worker();
    const { entryId } = await put(world.enterprises[0], memberId);
    await aRecommendation(product, { roundId: round.roundId, categoryId: round.category.skill!, memberId, organizationId: world.industry });
    const flags = async (actor: Actor): Promise<unknown> => ((await ask(actor, ENTRY, { id: entryId })) as unknown as { entry: { recommendations: { isJoined: boolean }[] } }).entry.recommendations.map((one) => one.isJoined);
    expect(await flags(world.cadre)).toEqual([true]);
    expect(await flags(world.industryUnion)).toEqual([true]);
    expect(await flags(world.organiser)).toEqual([true, true]);
  });
});

describe('places and shares', () => {
  const PLACES = 'query($r: ID!, $o: ID!) { unitPlaces(roundId: $r, organizationId: $o) { category { code } places used } }';

  it('a unit sees its places, and none of another unit', async () => {
    await put();
    expect(await ask(world.cadre, PLACES, { r: round.roundId, o: world.enterprises[0] })).toEqual({ unitPlaces: [{ category: { code: 'labour' }, places: 2, used: 0 }, { category: { code: 'skill' }, places: 2, used: 1 }] });
    await expect(ask(world.cadre, PLACES, { r: round.roundId, o: world.enterprises[1] })).rejects.toThrow('NotFound');
    await expect(ask(world.branchCadre, PLACES, { r: round.roundId, o: world.enterprises[0] })).rejects.toThrow('NotFound');
  });

  it('while typing a cadre sees the district’s figures, over all its units', async () => {
    await put();
    await put(world.enterprises[1]);
    await put(world.enterprises[2]);
    const answer = await ask(world.cadre, 'query($r: ID!) { districtShare(roundId: $r) { category { code } used } }', { r: round.roundId });
    expect(answer).toEqual({ districtShare: [{ category: { code: 'labour' }, used: 0 }, { category: { code: 'skill' }, used: 2 }] });
  });

  it('a district sees how many it has passed up', async () => {
    const { id } = await put();
    await put();
    await product.get(PassRecommendation).execute(world.district, { id });
    const asked = { r: round.roundId, d: world.districtA };
    const PASSED = 'query($r: ID!, $d: ID!) { districtPlaces(roundId: $r, districtId: $d) { category { code } places used } }';
    expect(await ask(world.district, PASSED, asked)).toEqual({ districtPlaces: [{ category: { code: 'labour' }, places: 2, used: 0 }, { category: { code: 'skill' }, places: 2, used: 1 }] });
    await expect(ask(world.otherDistrict, PASSED, asked)).rejects.toThrow('NotFound');
  });
});

describe('the cycle board', () => {
  it('counts what the viewer may see and what lies on their desk', async () => {
    await put();
    const { id } = await put(world.enterprises[1]);
    for (const officer of [world.district, world.organiser]) await product.get(PassRecommendation).execute(officer, { id });
    await product.get(NominateSelf).execute((await world.person()).actor, { roundId: round.roundId, categoryId: round.category.labour!, content: { deeds: '自荐' } });
    const cell = async (actor: Actor): Promise<unknown> => {
      const { cycleBoard } = (await ask(actor, 'query { cycleBoard(year: 2026) { cells { round { id } recommended accepted todo } } }')) as unknown as { cycleBoard: { cells: { round: { id: string } }[] }[] };
      return cycleBoard.flatMap((row) => row.cells).find((one) => one.round.id === round.roundId);
    };
    expect(await cell(world.organiser)).toMatchObject({ recommended: 3, accepted: 1, todo: 0 });
    expect(await cell(world.district)).toMatchObject({ recommended: 3, accepted: 1, todo: 1 });
    expect(await cell(world.cadre)).toMatchObject({ recommended: 2, accepted: 0, todo: 1 });
  });
});

describe('refusals are members of the answer', () => {
  it('the rule, its figures and its sentence', async () => {
    for (const _ of [1, 2]) await put();
    const input = { roundId: round.roundId, categoryId: round.category.skill, memberId: await world.worker(), organizationId: world.enterprises[0], content: { deeds: '第三名' } };
    const answer = await ask(world.cadre, 'mutation($input: RecommendMemberInput!) { recommendMember(input: $input) { __typename ... on Refusal { code message facts } } }', { input });
    expect(answer).toEqual({ recommendMember: {
      __typename: 'Refusal', code: 'UNIT_PLACES_USED', message: expect.stringContaining('本单位本月技能之星名额为 2，已用 2'),
      facts: { organization: '红岩机械有限公司', period: '本月', category: '技能之星', places: 2, used: 2 },
    } });
  });

  it('a bad field is told by its path', async () => {
    const input = { roundId: round.roundId, categoryId: round.category.skill, memberId: await world.worker(), organizationId: world.enterprises[0], content: { deeds: '', rank: 1 } };
    const { errors } = await product.ask(world.cadre, 'mutation($input: RecommendMemberInput!) { recommendMember(input: $input) { __typename } }', { input });
    expect((errors![0]!.originalError as unknown as { faults: { path: string }[] }).faults.map((fault) => fault.path)).toEqual(['content.rank', 'content.deeds']);
  });

  it('returning over the edge gives the deadline and hands the person the right to correct', async () => {
    const { actor } = await world.person();
    const entryId = await product.get(NominateSelf).execute(actor, { roundId: round.roundId, categoryId: round.category.skill!, content: { deeds: '自荐' } });
    const { id } = (await product.reader.first<{ id: string }>('select id from recommendation where entry_id = $1', [entryId]))!;
    const returned = await ask(world.cadre, 'mutation($input: ReturnRecommendationInput!) { returnRecommendation(input: $input) { ... on Recommendation { state correctBy steps { act reasonCode reason } } } }', { input: { id, reasonCode: 'incomplete', reason: '请补材料' } });
    expect(returned).toEqual({ returnRecommendation: { state: 'returned', correctBy: shanghai(2026, 5, 15).toISOString(), steps: [{ act: 'return', reasonCode: 'incomplete', reason: '请补材料' }] } });
    const mended = await ask(actor, 'mutation($input: ResubmitRecommendationInput!) { resubmitRecommendation(input: $input) { ... on Recommendation { state entry { versionNumber timeline { stage state } } } } }', { input: { id, content: { deeds: '补充后的事迹' } } });
    expect(mended).toMatchObject({ resubmitRecommendation: { state: 'in_review', entry: { versionNumber: 2 } } });
  });

  it('what waits for one’s own signature can be asked for alone', async () => {
    const { actor } = await world.person();
    const entryId = await product.get(NominateSelf).execute(actor, { roundId: round.roundId, categoryId: round.category.skill!, content: { deeds: '自荐' } });
    await put();
    const toSign = async (officer: Actor) => ((await ask(officer, 'query($roundId: ID!) { recommendations(roundId: $roundId, toSign: true, first: 5) { totalCount nodes { desk entry { id } } } }', { roundId: round.roundId })) as unknown as { recommendations: unknown }).recommendations;
    expect(await toSign(world.cadre)).toEqual({ totalCount: 1, nodes: [{ desk: 'unit', entry: { id: entryId } }] });
    expect(await toSign(world.district)).toMatchObject({ totalCount: 1, nodes: [{ desk: 'district' }] });
    expect(await toSign(world.auditor)).toEqual({ totalCount: 0, nodes: [] });
  });

  it('many are passed in one call, with what was refused', async () => {
    const ids = [(await put()).id, (await put(world.enterprises[1])).id, (await put()).id];
    const answer = await ask(world.district, 'mutation($ids: [ID!]!) { passRecommendations(ids: $ids) { done refused { id refusal { code } } } }', { ids });
    expect(answer).toEqual({ passRecommendations: { done: 2, refused: [{ id: ids[2], refusal: { code: 'DISTRICT_PLACES_USED' } }] } });
  });
});

it('pre-flight tells of places that cannot work', async () => {
  const scheduled = await aRound(product.uow, { phase: 'scheduled', rules: { ...round.rules, intake: { ...round.rules.intake, unitPlaces: null, districtPlaces: 1 }, deciding: { ...round.rules.deciding, places: 9 } } });
  await putInPhase(product.uow, scheduled.roundId, 'scheduled');
  const { round: view } = (await ask(world.organiser, 'query($id: ID!) { round(id: $id) { preflight { code severity } } }', { id: scheduled.roundId })) as unknown as { round: { preflight: { code: string }[] } };
  expect(view.preflight.map((one) => one.code)).toEqual(expect.arrayContaining(['unit_places_unlimited', 'district_places_short']));
});
