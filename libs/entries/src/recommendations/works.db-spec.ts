import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { BadInput, NotAllowed, NotFound, sha256, shanghai, type Actor } from '@jiangong/kernel';
import { CollectingClosed, fiveSmallStandardRules } from '@jiangong/programme';
import { aRound, putInPhase, type RoundWorld } from '@jiangong/programme/testing';
import type { TestProduct } from '@jiangong/testing';
import { contentHashOf, EntriesReader, EntryNotEditable, IntakeNotOffered, SameWork, SaveDraft, type EntryContent } from '../submissions/public';
import { aUnionWorld, startEntries, type UnionWorld } from '../testing';
import { NominateSelf, PassRecommendation, RecommendMember, ReviseEntry, SubmitWork, WithdrawEntry } from './public';

jest.setTimeout(60_000);

let product: TestProduct;
let world: UnionWorld;
let works: RoundWorld;
let stars: RoundWorld;
beforeAll(async () => {
  product = await startEntries();
  world = await aUnionWorld(product);
});
beforeEach(async () => {
  product.clock.set(shanghai(2026, 5, 11, 9));
  works = await aRound(product.uow, { subject: 'work', rules: fiveSmallStandardRules, categories: [{ code: 'renovation', name: '小革新' }] });
  stars = await aRound(product.uow);
});
afterAll(() => product?.stop());

const item = {
  problem: '密封件三个月即损坏', measure: '改用双唇密封并加装导流环',
  outcomes: [
    { kind: 'indicator', name: '使用寿命', unit: '小时', value: '28000' }, { kind: 'direct', name: '直接效益', unit: '元', value: '492000', base: '每台机组' },
    { kind: 'indirect', name: '间接效益', unit: '元', value: '6048000', base: '每个大修周期' },
  ],
};
const submit = (actor: Actor, title = '主轴密封革新', content: object = item, draftId?: string): Promise<string> =>
  product.get(SubmitWork).execute(actor, { roundId: works.roundId, categoryId: works.category.renovation!, title, content, draftId, declarations: ['original', 'publicity'] });
const draft = (actor: Actor, wish: { id?: string; title?: string; content?: object } = {}): Promise<string> =>
  product.get(SaveDraft).execute(actor, { roundId: works.roundId, categoryId: works.category.renovation!, title: '主轴密封革新', content: { problem: '密封件' }, ...wish });
const entry = (actor: Actor, id: string) => product.get(EntriesReader).one(actor, id);
const deskOf = async (entryId: string) => (await product.reader.first<{ id: string; desk: string; origin: string }>('select id, desk, origin from recommendation where entry_id = $1', [entryId]))!;

describe('a person hands in a work', () => {
  it('with its indicator and benefits; it lies on the unit’s desk, and its hash stands in the ledger', async () => {
    const { actor } = await world.person();
    const id = await submit(actor);
    expect(await entry(actor, id)).toMatchObject({ title: '主轴密封革新', state: 'in_review', origin: 'submission', versionNumber: 1, content: item });
    expect(await deskOf(id)).toMatchObject({ desk: 'unit', origin: 'submission' });
    const [event] = await product.reader.rows<{ content: string }>(`select content from ledger_event where chain = $1 and type = 'entries.entry.submitted'`, [`round:${works.roundId}`]);
    expect((JSON.parse(event!.content) as { body: { contentHash: string } }).body.contentHash).toBe(contentHashOf(item as EntryContent));
  });

  it('several in one category are several entries', async () => {
    const { actor } = await world.person();
    const ids = await Promise.all([submit(actor, '密封一'), submit(actor, '密封二'), submit(actor, '密封三')]);
    const codes = await Promise.all(ids.map(async (id) => (await entry(actor, id)).code));
    expect(codes.sort()).toEqual(['0001', '0002', '0003']);
  });

  it('the same work twice is refused with where it is, a button pressed twice included; another title or content is another work', async () => {
    const { actor } = await world.person();
    const outcomes = await Promise.allSettled([submit(actor), submit(actor), submit(actor)]);
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(SameWork);
    await submit(actor, '主轴密封革新', { ...item, measure: '另一种做法' });
  });

  it('at 17:59:59 accepted, at 18:00:00 refused', async () => {
    const { actor } = await world.person();
    product.clock.set(shanghai(2026, 5, 25, 17, 59, 59));
    await submit(actor);
    product.clock.set(shanghai(2026, 5, 25, 18));
    await expect(submit(actor)).rejects.toThrow(CollectingClosed);
    await expect(draft(actor)).rejects.toThrow(CollectingClosed);
  });

  it('nobody recommends a work, and a person’s round takes no works', async () => {
    const { memberId, actor } = await world.person();
    const recommended = product.get(RecommendMember).execute(world.cadre, { roundId: works.roundId, categoryId: works.category.renovation!, memberId, organizationId: world.enterprises[0], content: item });
    await expect(recommended).rejects.toThrow(IntakeNotOffered);
    await expect(product.get(SubmitWork).execute(actor, { roundId: stars.roundId, categoryId: stars.category.skill!, title: '作品', content: { deeds: '事迹' } })).rejects.toThrow(IntakeNotOffered);
  });

  it('passes unit, district and city like a recommendation', async () => {
    const { actor } = await world.person();
    const id = await submit(actor);
    const recommendation = await deskOf(id);
    for (const officer of [world.cadre, world.district, world.organiser]) await product.get(PassRecommendation).execute(officer, recommendation);
    expect((await entry(actor, id)).state).toBe('accepted');
  });
});

describe('a draft', () => {
  it('is kept as typed, over and over, as one version; handing it in keeps its number', async () => {
    const { actor } = await world.person();
    const id = await draft(actor);
    await draft(actor, { id, content: { problem: '密封件三个月', applied_on: '去年底' } });
    const kept = await entry(actor, id);
    expect(kept).toMatchObject({ state: 'draft', versionNumber: 1, content: { problem: '密封件三个月', applied_on: '去年底' } });
    expect(await submit(actor, '主轴密封革新', item, id)).toBe(id);
    expect(await entry(actor, id)).toMatchObject({ state: 'in_review', code: kept.code, content: item });
  });

  it('of the same title is the one handed in; an incomplete one is told what it lacks', async () => {
    const { actor } = await world.person();
    const id = await draft(actor);
    await expect(submit(actor, '主轴密封革新', { problem: '密封件' })).rejects.toThrow(BadInput);
    expect(await submit(actor)).toBe(id);
  });

  it('is nobody else’s business, and nobody else’s to save', async () => {
    const { actor } = await world.person();
    const stranger = await world.person();
    const id = await draft(actor);
    for (const other of [world.cadre, world.district, world.organiser, world.auditor, stranger.actor]) await expect(entry(other, id)).rejects.toThrow(NotFound);
    await expect(draft(stranger.actor, { id })).rejects.toThrow(NotFound);
    await submit(actor);
    await expect(draft(actor, { id })).rejects.toThrow(EntryNotEditable);
  });

  it('of a self-nomination does not stand in the way of a recommendation, and joins it when handed in', async () => {
    const { memberId, actor } = await world.person();
    const wish = { roundId: stars.roundId, categoryId: stars.category.skill!, content: { deeds: '写了一半' } };
    const kept = await product.get(SaveDraft).execute(actor, wish);
    expect(await product.get(SaveDraft).execute(actor, wish)).toBe(kept);
    const recommended = await product.get(RecommendMember).execute(world.cadre, { ...wish, memberId, organizationId: world.enterprises[0] });
    const entryId = await product.get(NominateSelf).execute(actor, wish);
    expect(entryId).not.toBe(kept);
    const joined = await product.reader.rows<{ id: string }>('select id from recommendation where entry_id = $1', [entryId]);
    expect(joined.map((one) => one.id)).toContain(recommended);
    expect(await entry(actor, kept)).toMatchObject({ state: 'withdrawn' });
  });

  it('can be thrown away', async () => {
    const { actor } = await world.person();
    const id = await draft(actor);
    await product.get(WithdrawEntry).execute(actor, { id });
    expect((await product.get(EntriesReader).mine(actor, { first: 20 })).nodes).toEqual([]);
  });
});

describe('what was handed in may be changed', () => {
  const revise = (actor: Actor, entryId: string, content: object = { ...item, measure: '改用三唇密封' }) => product.get(ReviseEntry).execute(actor, { entryId, content });

  it('as a new version while nobody has relied on the old one', async () => {
    const { actor } = await world.person();
    const id = await submit(actor);
    await revise(actor, id);
    await revise(actor, id);
    expect(await entry(actor, id)).toMatchObject({ versionNumber: 2, content: { measure: '改用三唇密封' } });
    expect(await product.get(EntriesReader).versions(actor, [id])).toHaveLength(2);
  });

  it('not by others, not after a desk has signed, not after the deadline', async () => {
    const { actor } = await world.person();
    const id = await submit(actor);
    for (const officer of [world.cadre, world.district, world.organiser]) await expect(revise(officer, id)).rejects.toThrow(NotAllowed);
    await expect(revise((await world.person()).actor, id)).rejects.toThrow(NotFound);
    await product.get(PassRecommendation).execute(world.cadre, await deskOf(id));
    await expect(revise(actor, id)).rejects.toThrow(EntryNotEditable);
    const second = await submit(actor, '另一件');
    product.clock.set(shanghai(2026, 5, 25, 18));
    await expect(revise(actor, second)).rejects.toThrow(CollectingClosed);
  });

  it('what a union put forward, by that union', async () => {
    const { memberId, actor } = await world.person();
    await product.get(RecommendMember).execute(world.cadre, { roundId: stars.roundId, categoryId: stars.category.skill!, memberId, organizationId: world.enterprises[0], content: { deeds: '一' } });
    const [mine] = (await product.get(EntriesReader).mine(actor, { first: 1 })).nodes;
    await expect(revise(actor, mine!.id, { deeds: '二' })).rejects.toThrow(NotAllowed);
    await revise(world.cadre, mine!.id, { deeds: '二' });
    expect((await entry(world.cadre, mine!.id)).content).toEqual({ deeds: '二' });
  });
});

describe('what the ledger and later rounds know of a work', () => {
  const events = async (type: string): Promise<Record<string, unknown>[]> =>
    (await product.reader.rows<{ body: Record<string, unknown> }>(`select content::jsonb -> 'body' as body from ledger_event where chain = $1 and type = $2 order by seq`, [`round:${works.roundId}`, type])).map((one) => one.body);

  it('a draft handed in for another category is recorded under that category', async () => {
    const other = await aRound(product.uow, { subject: 'work', rules: fiveSmallStandardRules, categories: [{ code: 'renovation', name: '小革新' }, { code: 'design', name: '小设计' }] });
    works = other;
    const { actor } = await world.person();
    const draftId = await draft(actor);
    await product.get(SubmitWork).execute(actor, { roundId: works.roundId, categoryId: works.category.design!, title: '主轴密封革新', content: item, draftId, declarations: ['original', 'publicity'] });
    expect(await events('entries.entry.submitted')).toMatchObject([{ entryId: draftId, categoryId: works.category.design }]);
  });

  it('a new title alone is recorded too', async () => {
    const { actor } = await world.person();
    const id = await submit(actor);
    await product.get(ReviseEntry).execute(actor, { entryId: id, content: item, title: '主轴双唇密封' });
    expect((await entry(actor, id)).title).toBe('主轴双唇密封');
    expect(await events('entries.entry.revised')).toMatchObject([{ entryId: id, versionNumber: 1, titleHash: sha256('主轴双唇密封') }]);
  });

  it('what was handed in to a round that was cancelled may be handed in again', async () => {
    const { actor } = await world.person();
    await submit(actor);
    await putInPhase(product.uow, works.roundId, 'cancelled');
    works = await aRound(product.uow, { subject: 'work', rules: fiveSmallStandardRules, programmeId: works.programmeId });
    await expect(submit(actor)).resolves.toEqual(expect.any(String));
  });
});
