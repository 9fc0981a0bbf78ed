import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { BadInput, NotAllowed, platformActor, shanghai, type Actor } from '@jiangong/kernel';
import { CollectingClosed, CollectingNotOpen, RoundNotInPhase } from '@jiangong/programme';
import { aRound, someRules, type RoundWorld } from '@jiangong/programme/testing';
import type { TestProduct } from '@jiangong/testing';
import { CategoryNotInRound, IntakeNotOffered, NoMembership, NotAMember } from '../submissions/public';
import { aRecommendation, aUnionWorld, startEntries, type UnionWorld } from '../testing';
import { AlreadyRecommended, CannotRecommend, DistrictPlacesUsed, NominateSelf, NotOwnUnion, PassRecommendation, RecommendMember, UnitPlacesUsed, WithdrawRecommendation } from './public';

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

const content = { deeds: '连续三年无事故，带徒五人' };
const skill = (): string => round.category.skill!;
const recommend = (actor: Actor, memberId: string, organizationId: string = world.enterprises[0], categoryId: string = skill()): Promise<string> =>
  product.get(RecommendMember).execute(actor, { roundId: round.roundId, categoryId, memberId, organizationId, content });
const entriesOfRound = () =>
  product.reader.rows<{ id: string; code: string; state: string; origin: string; version: number }>(
    `select id, code, state, origin, version_number as version from entry where round_id = $1 order by code`, [round.roundId]);
const row = (id: string) => product.reader.first<{ desk: string; state: string; entryId: string; districtId: string | null }>(
  `select desk, state, entry_id as "entryId", district_id as "districtId" from recommendation where id = $1`, [id]);

describe('a union recommends', () => {
  it('its own member: signed at once, lying on the district’s desk, numbered from 0001, recorded in the round’s chain', async () => {
    const id = await recommend(world.cadre, await world.worker());
    expect(await row(id)).toMatchObject({ desk: 'district', state: 'in_review', districtId: world.districtA });
    expect(await entriesOfRound()).toEqual([expect.objectContaining({ code: '0001', state: 'in_review', origin: 'recommendation', version: 1 })]);
    const types = await product.reader.rows<{ type: string }>('select type from ledger_event where chain = $1 order by seq', [`round:${round.roundId}`]);
    expect(types.map((one) => one.type)).toEqual(['entries.entry.submitted', 'entries.recommendation.signed']);
  });

  it('a member of its branch or work team, as branch or as enterprise', async () => {
    const teamWorker = await world.worker(world.team);
    await recommend(world.branchCadre, teamWorker, world.branch);
    await recommend(world.cadre, await world.worker(world.team));
    await expect(recommend(world.cadre, teamWorker, world.team)).rejects.toThrow(CannotRecommend);
  });

  it('as a district above, as the industry union beside: it then lies on the city’s desk', async () => {
    const byDistrict = await recommend(world.district, await world.worker(), world.districtA);
    expect(await row(byDistrict)).toMatchObject({ desk: 'city', districtId: world.districtA });
    const byIndustry = await recommend(world.industryUnion, await world.worker(), world.industry);
    expect(await row(byIndustry)).toMatchObject({ desk: 'city', districtId: world.industry });
  });

  it('as the city, whose own signature is not yet the last: it lies on the city’s desk', async () => {
    expect(await row(await recommend(world.organiser, await world.worker(), world.cityId))).toMatchObject({ desk: 'city', state: 'in_review', districtId: null });
  });

  it('nobody else’s member: with the same words for one elsewhere and one who is not there', async () => {
    const elsewhere = await world.worker(world.enterprises[1]);
    const told = await recommend(world.cadre, elsewhere).catch((error: Error) => error.message);
    await expect(recommend(world.cadre, elsewhere)).rejects.toThrow(NotOwnUnion);
    expect(await recommend(world.cadre, '01980000-0000-7000-8000-00000000dead').catch((error: Error) => error.message)).toBe(told);
    await expect(recommend(world.industryUnion, elsewhere, world.industry)).rejects.toThrow(NotOwnUnion);
    await expect(recommend(world.otherDistrict, elsewhere, world.districtB)).rejects.toThrow(NotOwnUnion);
  });

  it('only by those who sign in its name: not the neighbour, not the district above it, not the auditor', async () => {
    const memberId = await world.worker();
    for (const actor of [world.otherCadre, world.branchCadre, world.district, world.organiser, world.auditor, world.judge, world.administrator]) {
      await expect(recommend(actor, memberId)).rejects.toThrow(NotAllowed);
    }
    expect(await entriesOfRound()).toEqual([]);
  });

  it('with content that fits the form, or is told which field does not', async () => {
    const attempt = product.get(RecommendMember).execute(world.cadre, { roundId: round.roundId, categoryId: skill(), memberId: await world.worker(), organizationId: world.enterprises[0], content: { deeds: '' } });
    await expect(attempt).rejects.toThrow(BadInput);
    await expect(attempt).rejects.toMatchObject({ faults: [{ path: 'content.deeds' }] });
  });

  it('in a category of the round and a way the rules offer', async () => {
    const other = await aRound(product.uow, { categories: [{ code: 'skill', name: '别的' }] });
    await expect(recommend(world.cadre, await world.worker(), world.enterprises[0], other.category.skill)).rejects.toThrow(CategoryNotInRound);
    round = await aRound(product.uow, { rules: someRules({ intake: { origins: ['self_nomination'] } }) });
    await expect(recommend(world.cadre, await world.worker())).rejects.toThrow(IntakeNotOffered);
  });
});

describe('the deadline is the server’s clock', () => {
  it('at 17:59:59 accepted, at 18:00:00 refused, whether or not the round has been closed', async () => {
    product.clock.set(shanghai(2026, 5, 25, 17, 59, 59));
    await recommend(world.cadre, await world.worker());
    product.clock.set(shanghai(2026, 5, 25, 18, 0, 0));
    await expect(recommend(world.cadre, await world.worker())).rejects.toThrow(CollectingClosed);
  });

  it('before the opening and in another phase refused', async () => {
    const memberId = await world.worker();
    product.clock.set(shanghai(2026, 4, 30, 23, 59, 59));
    round = await aRound(product.uow, { phase: 'scheduled' });
    await expect(recommend(world.cadre, memberId)).rejects.toThrow(CollectingNotOpen);
    round = await aRound(product.uow, { phase: 'cancelled' });
    await expect(recommend(world.cadre, memberId)).rejects.toThrow(RoundNotInPhase);
  });
});

describe('places per unit and kind', () => {
  it('a third of a kind is refused with the rule and its figures; another kind is not', async () => {
    for (const _ of [1, 2]) await recommend(world.cadre, await world.worker());
    const third = recommend(world.cadre, await world.worker());
    await expect(third).rejects.toThrow(UnitPlacesUsed);
    await expect(third).rejects.toThrow('本单位本月技能之星名额为 2，已用 2');
    await recommend(world.cadre, await world.worker(), world.enterprises[0], round.category.labour);
    expect(await entriesOfRound()).toHaveLength(3);
  });

  it('an enterprise and its branches share them; another enterprise has its own', async () => {
    await recommend(world.branchCadre, await world.worker(world.branch), world.branch);
    await recommend(world.cadre, await world.worker());
    await expect(recommend(world.branchCadre, await world.worker(world.branch), world.branch)).rejects.toThrow(UnitPlacesUsed);
    await recommend(world.otherCadre, await world.worker(world.enterprises[1]), world.enterprises[1]);
  });

  it('a withdrawn recommendation gives its place back', async () => {
    const first = await recommend(world.cadre, await world.worker());
    await recommend(world.cadre, await world.worker());
    await product.get(WithdrawRecommendation).execute(world.cadre, { id: first });
    await recommend(world.cadre, await world.worker());
    expect((await entriesOfRound()).map((one) => one.state)).toEqual(['withdrawn', 'in_review', 'in_review']);
  });

  it('twenty at once with two places make exactly two', async () => {
    const members = await Promise.all(Array.from({ length: 20 }, () => world.worker()));
    const outcomes = await Promise.allSettled(members.map((memberId) => recommend(world.cadre, memberId)));
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(2);
    for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(UnitPlacesUsed);
    const entries = await entriesOfRound();
    expect(entries).toHaveLength(2);
    expect(new Set(entries.map((one) => one.code)).size).toBe(2);
  });

  it('a district recommending itself uses its own places, of its union and for passing up', async () => {
    round = await aRound(product.uow, { rules: someRules({ intake: { unitPlaces: null, districtPlaces: 1 } }) });
    await recommend(world.district, await world.worker(), world.districtA);
    await expect(recommend(world.district, await world.worker(), world.districtA)).rejects.toThrow(DistrictPlacesUsed);
  });
});

describe('a person recommended by two unions is one entry', () => {
  it('the second joins and lies on its own way; the content stays the first side’s', async () => {
    const memberId = await world.worker();
    const first = await recommend(world.cadre, memberId);
    const second = await recommend(world.industryUnion, memberId, world.industry);
    expect((await row(second))!.entryId).toBe((await row(first))!.entryId);
    expect(await entriesOfRound()).toEqual([expect.objectContaining({ version: 1 })]);
    const acts = await product.reader.rows<{ act: string }>('select act from recommendation_step where recommendation_id = $1', [second]);
    expect(acts).toEqual([{ act: 'join' }]);
  });

  it('the second uses a place of its own union', async () => {
    for (const _ of [1, 2]) await recommend(world.industryUnion, await world.worker(), world.industry);
    const memberId = await world.worker();
    await recommend(world.cadre, memberId);
    await expect(recommend(world.industryUnion, memberId, world.industry)).rejects.toThrow(UnitPlacesUsed);
  });

  it('the same side twice is refused', async () => {
    const memberId = await world.worker();
    await recommend(world.cadre, memberId);
    await expect(recommend(world.cadre, memberId)).rejects.toThrow(AlreadyRecommended);
  });

  it('two unions at the same instant make one entry with two recommendations', async () => {
    for (let time = 0; time < 5; time++) {
      const memberId = await world.worker(world.enterprises[0]);
      round = await aRound(product.uow);
      const ids = await Promise.all([recommend(world.cadre, memberId), recommend(world.district, memberId, world.districtA), recommend(world.industryUnion, memberId, world.industry)]);
      const entries = await Promise.all(ids.map(async (id) => (await row(id))!.entryId));
      expect(new Set(entries).size).toBe(1);
      expect(await entriesOfRound()).toHaveLength(1);
    }
  });
});

describe('a person nominates themselves', () => {
  const nominate = (actor: Actor, categoryId = skill()): Promise<string> => product.get(NominateSelf).execute(actor, { roundId: round.roundId, categoryId, content });

  it('and lies on the unit’s desk first, using none of its places', async () => {
    for (const _ of [1, 2, 3]) await nominate((await world.person()).actor);
    await aRecommendation(product, { roundId: round.roundId, categoryId: skill(), memberId: await world.worker(), organizationId: world.enterprises[0] });
    const rows = await product.reader.rows<{ desk: string; origin: string }>('select desk, origin from recommendation where round_id = $1 order by id', [round.roundId]);
    expect(rows).toEqual([...Array.from({ length: 3 }, () => ({ desk: 'unit', origin: 'self_nomination' })), { desk: 'district', origin: 'recommendation' }]);
  });

  it('as a member of a district or of the city itself, and lies on the desk of that union, which can pass it', async () => {
    for (const [node, officer, desk, next] of [[world.districtA, world.district, 'district', 'city'], [world.industry, world.industryUnion, 'district', 'city'], [world.cityId, world.organiser, 'city', 'city']] as const) {
      const entryId = await nominate((await world.person(node)).actor);
      const own = await product.reader.first<{ id: string; desk: string }>('select id, desk from recommendation where entry_id = $1', [entryId]);
      expect(own!.desk).toBe(desk);
      await product.get(PassRecommendation).execute(officer, { id: own!.id });
      expect((await row(own!.id))!.desk).toBe(next);
    }
    const passed = await product.reader.first<{ state: string }>('select state from entry where round_id = $1 order by id desc limit 1', [round.roundId]);
    expect(passed!.state).toBe('accepted');
  });

  it('their unit’s recommendation joins it and uses a place', async () => {
    const { memberId, actor } = await world.person();
    const entryId = await nominate(actor);
    expect((await row(await recommend(world.cadre, memberId)))!.entryId).toBe(entryId);
  });

  it('after their union has, and joins that entry', async () => {
    const { memberId, actor } = await world.person();
    const recommended = await row(await recommend(world.cadre, memberId));
    expect(await nominate(actor)).toBe(recommended!.entryId);
    await expect(nominate(actor)).rejects.toThrow(AlreadyRecommended);
  });

  it('only as a member, with a membership in force', async () => {
    await expect(nominate(world.cadre)).rejects.toThrow(NotAMember);
    const { actor } = await world.person();
    product.clock.set(shanghai(2025, 12, 31, 9));
    round = await aRound(product.uow, { collectingAt: shanghai(2025, 12, 1), reviewingAt: shanghai(2025, 12, 31, 18) });
    await expect(nominate(actor)).rejects.toThrow(NoMembership);
  });
});

it('the platform may recommend for any union, as a season run does', async () => {
  await recommend(platformActor, await world.worker());
  expect(await entriesOfRound()).toHaveLength(1);
});
