import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { newId, NotAllowed, NotFound, platformActor, shanghai, type Actor } from '@jiangong/kernel';
import { Holiday, AdvanceRound, RoundNotInPhase } from '@jiangong/programme';
import { aRound, putInPhase, someRules, type RoundWorld } from '@jiangong/programme/testing';
import { RecordAttribute } from '@jiangong/people';
import type { TestProduct } from '@jiangong/testing';
import { aRecommendation, aUnionWorld, startEntries, type UnionWorld } from '../testing';
import {
  CorrectionDeadlinePassed, DeclineRecommendation, DistrictPlacesUsed, NominateSelf, NothingCorrected, NotReturned, NotUnderReview, NotWithdrawable, PassRecommendation, PassRecommendations,
  RecommendMember, ResubmitRecommendation, ReturnReasonNeeded, ReturnRecommendation, ReviewPending, WithdrawEntry, WithdrawRecommendation,
} from './public';

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

const skill = (): string => round.category.skill!;
const put = async (wish: { memberId?: string; organizationId?: string; actor?: Actor } = {}) =>
  aRecommendation(product, { roundId: round.roundId, categoryId: skill(), memberId: wish.memberId ?? (await world.worker()), organizationId: wish.organizationId ?? world.enterprises[0], actor: wish.actor ?? platformActor });
const pass = (actor: Actor, id: string): Promise<string> => product.get(PassRecommendation).execute(actor, { id });
const sendBack = (actor: Actor, id: string): Promise<string> => product.get(ReturnRecommendation).execute(actor, { id, reasonCode: 'deeds_unclear', reason: '请写明时间和结果' });
const decline = (actor: Actor, id: string): Promise<string> => product.get(DeclineRecommendation).execute(actor, { id, reasonCode: 'not_eligible' });
const resubmit = (actor: Actor, id: string, deeds = '2026年3月修复主轴，停机由三天减为四小时'): Promise<string> => product.get(ResubmitRecommendation).execute(actor, { id, content: { deeds } });
const stateOf = async (id: string) =>
  (await product.reader.first<{ state: string; desk: string; correctBy: Date | null; entry: string; versions: number; attributes: Record<string, string> | null }>(
    `select r.state, r.desk, r.correct_by as "correctBy", e.state as entry, e.version_number as versions, e.attributes from recommendation r join entry e on e.id = r.entry_id where r.id = $1`, [id]))!;
const typesOf = async (): Promise<string[]> =>
  (await product.reader.rows<{ type: string }>('select type from ledger_event where chain = $1 order by seq', [`round:${round.roundId}`])).map((one) => one.type);

describe('desk by desk', () => {
  it('the district passes, the city accepts, and the attributes are frozen as they stand that day', async () => {
    const memberId = await world.worker();
    await product.get(RecordAttribute).execute(platformActor, { memberId, attribute: 'post_class', value: 'front_line', fromOn: '2026-01-01' });
    const { id } = await put({ memberId });
    await pass(world.district, id);
    expect(await stateOf(id)).toMatchObject({ desk: 'city', state: 'in_review', entry: 'in_review', attributes: null });
    await pass(world.organiser, id);
    await product.get(RecordAttribute).execute(platformActor, { memberId, attribute: 'post_class', value: 'head', fromOn: '2026-05-12' });
    expect(await stateOf(id)).toMatchObject({ state: 'passed', entry: 'accepted', attributes: { post_class: 'front_line' } });
    expect(await typesOf()).toEqual(['entries.entry.submitted', 'entries.recommendation.signed', 'entries.recommendation.passed', 'entries.recommendation.passed', 'entries.entry.accepted']);
  });

  it('each desk is its own: nobody passes for another, above or beside', async () => {
    const { id } = await put();
    for (const actor of [world.cadre, world.organiser]) await expect(pass(actor, id)).rejects.toThrow(NotAllowed);
    // one who may not know of it learns nothing
    for (const actor of [world.otherCadre, world.otherDistrict, world.industryUnion]) await expect(pass(actor, id)).rejects.toThrow(NotFound);
    await expect(pass(world.auditor, id)).rejects.toThrow(NotAllowed);
    await expect(pass(world.district, newId())).rejects.toThrow(NotFound);
    await pass(world.district, id);
    await expect(pass(world.district, id)).rejects.toThrow(NotAllowed);
  });

  it('a self-nomination begins on the unit’s desk: its own cadre passes it, a branch’s does not', async () => {
    const { actor } = await world.person();
    const entryId = await product.get(NominateSelf).execute(actor, { roundId: round.roundId, categoryId: skill(), content: { deeds: '自荐' } });
    const { id } = (await product.reader.first<{ id: string }>('select id from recommendation where entry_id = $1', [entryId]))!;
    await expect(pass(world.branchCadre, id)).rejects.toThrow(NotFound);
    await expect(pass(world.district, id)).rejects.toThrow(NotAllowed);
    await expect(pass(actor, id)).rejects.toThrow(NotAllowed);
    await pass(world.cadre, id);
    expect(await stateOf(id)).toMatchObject({ desk: 'district' });
  });

  it('an enterprise directly under the industry union goes over that union’s desk', async () => {
    const { id } = await put({ memberId: await world.worker(world.industryEnterprise), organizationId: world.industryEnterprise });
    await pass(world.industryUnion, id);
    expect(await stateOf(id)).toMatchObject({ desk: 'city' });
  });

  it('decides while the round collects or reviews and not after', async () => {
    const { id } = await put();
    await putInPhase(product.uow, round.roundId, 'reviewing');
    await pass(world.district, id);
    await putInPhase(product.uow, round.roundId, 'judging');
    await expect(pass(world.organiser, id)).rejects.toThrow(RoundNotInPhase);
  });

  it('two passing at once pass one desk, not two', async () => {
    const { id } = await put();
    const outcomes = await Promise.allSettled([pass(platformActor, id), pass(world.district, id), pass(world.district, id)]);
    expect(outcomes.filter((one) => one.status === 'fulfilled').length).toBeGreaterThan(0);
    const steps = await product.reader.rows<{ desk: string }>(`select desk from recommendation_step where recommendation_id = $1 and act = 'pass' and desk = 'district'`, [id]);
    expect(steps).toHaveLength(1);
  });
});

describe('places of a district', () => {
  it('the third of a kind is not passed up; the text names rule and figures', async () => {
    const ids = [];
    for (const unit of [world.enterprises[0], world.enterprises[1], world.enterprises[0]]) ids.push((await put({ memberId: await world.worker(unit), organizationId: unit })).id);
    await pass(world.district, ids[0]!);
    await pass(world.district, ids[1]!);
    await expect(pass(world.district, ids[2]!)).rejects.toThrow(DistrictPlacesUsed);
    await expect(pass(world.district, ids[2]!)).rejects.toThrow('江北区总工会本月技能之星上报名额为 2，已报 2');
  });

  it('eight passed at once with two places pass exactly two', async () => {
    round = await aRound(product.uow, { rules: someRules({ intake: { unitPlaces: null } }) });
    const ids = [];
    for (let n = 0; n < 8; n++) ids.push((await put()).id);
    const outcomes = await Promise.allSettled(ids.map((id) => pass(world.district, id)));
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(2);
    for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(DistrictPlacesUsed);
  });

  it('many at once go the single path: two done, the others refused by name; a foreign id spoils the call', async () => {
    round = await aRound(product.uow, { rules: someRules({ intake: { unitPlaces: null } }) });
    const ids = [];
    for (let n = 0; n < 4; n++) ids.push((await put()).id);
    const foreign = await put({ memberId: await world.worker(world.enterprises[2]), organizationId: world.enterprises[2] });
    await expect(product.get(PassRecommendations).execute(world.district, { ids: [...ids, foreign.id] })).rejects.toThrow(NotFound);
    const { done, refused } = await product.get(PassRecommendations).execute(world.district, { ids });
    expect(done).toBe(2);
    expect(refused.map((one) => [one.id, one.refusal.code])).toEqual([[ids[2], 'DISTRICT_PLACES_USED'], [ids[3], 'DISTRICT_PLACES_USED']]);
  });
});

describe('returned for correction', () => {
  it('with a typed reason and three working days; corrected in time it makes a new version and lies on the same desk', async () => {
    const { id } = await put();
    await sendBack(world.district, id);
    // Monday 11 May + 3 working days: before the end of Thursday
    expect(await stateOf(id)).toMatchObject({ state: 'returned', desk: 'district', correctBy: shanghai(2026, 5, 15) });
    product.clock.set(shanghai(2026, 5, 14, 23, 59, 59));
    await resubmit(world.cadre, id);
    expect(await stateOf(id)).toMatchObject({ state: 'in_review', desk: 'district', versions: 2, correctBy: null });
    await pass(world.district, id);
  });

  it('unchanged only with a note that tells the reviewer why; spaces are no correction', async () => {
    const { id } = await put();
    const written = '解决公认的难题，带徒五人';
    await sendBack(world.district, id);
    for (const deeds of [written, ` ${written}\r\n`]) await expect(resubmit(world.cadre, id, deeds)).rejects.toThrow(NothingCorrected);
    await expect(product.get(ResubmitRecommendation).execute(world.cadre, { id, content: { deeds: written }, note: ' ' })).rejects.toThrow(NothingCorrected);
    await product.get(ResubmitRecommendation).execute(world.cadre, { id, content: { deeds: written }, note: '时间和结果写在第一句，请再看' });
    expect(await stateOf(id)).toMatchObject({ state: 'in_review', desk: 'district', versions: 1 });
    const step = await product.reader.first<{ reason: string }>(`select reason from recommendation_step where recommendation_id = $1 and act = 'resubmit'`, [id]);
    expect(step!.reason).toBe('时间和结果写在第一句，请再看');
  });

  it('at the deadline itself it is too late', async () => {
    const { id } = await put();
    await sendBack(world.district, id);
    product.clock.set(shanghai(2026, 5, 15));
    await expect(resubmit(world.cadre, id)).rejects.toThrow(CorrectionDeadlinePassed);
  });

  it('holidays are not working days', async () => {
    await product.uow.run(platformActor, {}, (tx) => tx.repo(Holiday).insert({ day: '2026-05-13', kind: 'holiday', name: '测试假日' }));
    const { id } = await put();
    await sendBack(world.district, id);
    expect((await stateOf(id)).correctBy).toEqual(shanghai(2026, 5, 16));
    await product.uow.run(platformActor, {}, (tx) => tx.repo(Holiday).delete({ day: '2026-05-13' }));
  });

  it('only by the side that put it forward; a self-nomination by the person', async () => {
    const { memberId, actor } = await world.person();
    const { id } = await put({ memberId });
    await sendBack(world.district, id);
    for (const other of [world.district, world.organiser, actor]) await expect(resubmit(other, id)).rejects.toThrow(NotAllowed);
    await expect(resubmit(world.otherCadre, id)).rejects.toThrow(NotFound);
    const self = await world.person();
    const entryId = await product.get(NominateSelf).execute(self.actor, { roundId: round.roundId, categoryId: skill(), content: { deeds: '自荐' } });
    const own = (await product.reader.first<{ id: string }>('select id from recommendation where entry_id = $1', [entryId]))!.id;
    await sendBack(world.cadre, own);
    await expect(resubmit(world.cadre, own)).rejects.toThrow(NotAllowed);
    await resubmit(self.actor, own);
  });

  it('“other” needs a written reason; what was not returned is not resubmitted; what is returned is not passed', async () => {
    const { id } = await put();
    await expect(product.get(ReturnRecommendation).execute(world.district, { id, reasonCode: 'other', reason: ' ' })).rejects.toThrow(ReturnReasonNeeded);
    await expect(resubmit(world.cadre, id)).rejects.toThrow(NotReturned);
    await sendBack(world.district, id);
    await expect(pass(world.district, id)).rejects.toThrow(NotUnderReview);
  });
});

describe('declined and withdrawn', () => {
  it('an entry is declined with its last side, and goes on with another', async () => {
    const memberId = await world.worker();
    const first = await put({ memberId });
    const second = await put({ memberId, organizationId: world.industry });
    await decline(world.district, first.id);
    expect(await stateOf(first.id)).toMatchObject({ state: 'declined', entry: 'in_review' });
    await decline(world.organiser, second.id);
    expect((await stateOf(second.id)).entry).toBe('declined');
  });

  it('another union may still put a declined person forward: the entry opens again with what that union wrote', async () => {
    const memberId = await world.worker();
    const first = await put({ memberId });
    await decline(world.district, first.id);
    const id = await product.get(RecommendMember).execute(world.industryUnion, { roundId: round.roundId, categoryId: skill(), memberId, organizationId: world.industry, content: { deeds: '产业工会另有材料' } });
    expect(await stateOf(id)).toMatchObject({ entry: 'in_review', versions: 2, desk: 'city' });
  });

  it('its own side takes a recommendation back until the last desk has decided', async () => {
    const { id } = await put();
    await expect(product.get(WithdrawRecommendation).execute(world.district, { id })).rejects.toThrow(NotAllowed);
    await pass(world.district, id);
    await pass(world.organiser, id);
    await expect(product.get(WithdrawRecommendation).execute(world.cadre, { id })).rejects.toThrow(NotWithdrawable);
  });

  it('the person may step back altogether until judging begins, also when accepted', async () => {
    const { memberId, actor } = await world.person();
    const { id, entryId } = await put({ memberId });
    await pass(world.district, id);
    await pass(world.organiser, id);
    const stranger = await world.person();
    await expect(product.get(WithdrawEntry).execute(stranger.actor, { id: entryId })).rejects.toThrow(NotFound);
    await expect(product.get(WithdrawEntry).execute(world.cadre, { id: entryId })).rejects.toThrow(NotAllowed);
    await product.get(WithdrawEntry).execute(actor, { id: entryId });
    expect(await stateOf(id)).toMatchObject({ state: 'withdrawn', entry: 'withdrawn' });
  });
});

describe('judging does not begin over a pending recommendation', () => {
  const judge = (reason?: string) => product.get(AdvanceRound).execute(world.organiser, { roundId: round.roundId, toPhase: 'judging', reason, overrides: ['REVIEW_PENDING'] });

  it('on a desk, or out for correction in time; the refusal counts them', async () => {
    const waiting = await put();
    const returned = await put();
    await sendBack(world.district, returned.id);
    await putInPhase(product.uow, round.roundId, 'reviewing');
    await expect(judge()).rejects.toThrow(ReviewPending);
    await expect(judge()).rejects.toMatchObject({ facts: { unit: 0, district: 1, city: 0, returned: 1 } });
    await decline(world.district, waiting.id);
    product.clock.set(shanghai(2026, 5, 15));
    await judge();
  });

  it('unless the organiser says why', async () => {
    await put();
    await putInPhase(product.uow, round.roundId, 'reviewing');
    await judge('区县逾期未审，按放弃处理');
  });

  it('a further recommendation of an accepted entry holds nothing up', async () => {
    const memberId = await world.worker();
    const first = await put({ memberId, organizationId: world.industry });
    await put({ memberId });
    await pass(world.organiser, first.id);
    await putInPhase(product.uow, round.roundId, 'reviewing');
    await judge();
  });
});

describe('what a correction changes', () => {
  const deedsOf = async (entryId: string): Promise<string> =>
    (await product.reader.first<{ deeds: string }>(`select v.content ->> 'deeds' as deeds from entry e join entry_version v on v.entry_id = e.id and v.number = e.version_number where e.id = $1`, [entryId]))!.deeds;

  it('an entry reopened by a new side holds what that side corrects', async () => {
    const memberId = await world.worker();
    const first = await put({ memberId });
    await decline(world.district, first.id);
    const second = await put({ memberId, organizationId: world.districtA, actor: world.district });
    expect(second.entryId).toBe(first.entryId);
    await sendBack(world.organiser, second.id);
    await resubmit(world.district, second.id, '更正后的事迹');
    await pass(world.organiser, second.id);
    expect(await deedsOf(second.entryId)).toBe('更正后的事迹');
  });

  it('a joining side corrects its own words while the author stands, and the entry once the author has withdrawn', async () => {
    const memberId = await world.worker();
    const first = await put({ memberId, actor: world.cadre });
    const second = await put({ memberId, organizationId: world.districtA, actor: world.district });
    await sendBack(world.organiser, second.id);
    await resubmit(world.district, second.id, '联合推荐方的补充');
    await sendBack(world.organiser, second.id);
    await expect(resubmit(world.district, second.id, '联合推荐方的补充')).rejects.toThrow(NothingCorrected);
    await resubmit(world.district, second.id, '联合推荐方的再补充');
    expect(await deedsOf(first.entryId)).toBe('解决公认的难题，带徒五人');
    await product.get(WithdrawRecommendation).execute(world.cadre, { id: first.id });
    await sendBack(world.organiser, second.id);
    await resubmit(world.district, second.id, '独自推荐后的更正');
    expect(await deedsOf(first.entryId)).toBe('独自推荐后的更正');
  });
});
