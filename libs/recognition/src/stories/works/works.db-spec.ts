import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { platformActor, shanghai, visitor, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities, EntryAccepted, Outcomes, PassRecommendation, SubmitWork, VerifyOutcome, WithdrawEntry } from '@jiangong/entries';
import { aMedia, aPhoto, aUnionWorld, type UnionWorld } from '@jiangong/entries/testing';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { fiveSmallStandardRules, ProgrammeModule, programmeEntities, ruleContent, type RuleContent } from '@jiangong/programme';
import { aRound, putInPhase, type RoundWorld } from '@jiangong/programme/testing';
import { ResultsModule, resultsEntities } from '@jiangong/results';
import { anActor, TestProduct } from '@jiangong/testing';
import { RecognitionModule, recognitionEntities } from '../../recognition.module';
import { SearchReader } from '../../search/public';
import { LOOKED_AT } from './work-looked-at';
import { ReceiveWork } from './commands/receive-work';
import { WorkStore } from './work-store';
import { WorksReader } from './works.reader';

jest.setTimeout(60_000);

const CATEGORIES = [{ code: 'renovation', name: '小革新' }, { code: 'suggestion', name: '小建议' }];
const rules = ruleContent.parse({
  ...fiveSmallStandardRules, declarations: [],
  form: { fields: [
    { code: 'measure', label: '改进措施', kind: 'long_text', required: true }, { code: 'outcomes', label: '成果效益', kind: 'outcomes' },
    { code: 'pictures', label: '图片', kind: 'files', files: { accept: ['image'], maxFiles: 3 } },
  ] },
});
const blind: RuleContent = { ...rules, judging: { ...rules.judging, isBlind: true } };

interface Shown { id: string; title: string; authors: string; organizationName: string; outcomes: { name: string; value: string; isVerified: boolean }[]; images: { id: string; imageUrl: string | null }[] }
interface Review { id: string; version: number; state: string; reasonCode: string | null; titleFindings: unknown[]; sectionFindings: { text: string }[][]; steps: { act: string; byName: string | null }[]; abilities: Record<string, boolean> }

let product: TestProduct;
let world: UnionWorld;
let works: RoundWorld;
let programme: string;

beforeAll(async () => {
  product = await TestProduct.start({
    modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule, RecognitionModule],
    entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities, ...recognitionEntities],
    now: shanghai(2026, 5, 11, 9),
  });
  world = await aUnionWorld(product);
});
beforeEach(async () => {
  await start(rules);
});
afterAll(() => product?.stop());

async function start(of: RuleContent): Promise<void> {
  works = await aRound(product.uow, { subject: 'work', rules: of, categories: CATEGORIES });
  programme = (await product.reader.first<{ code: string }>('select code from programme where id = $1', [works.programmeId]))!.code;
}

interface Wish { title?: string; measure?: string; category?: string; outcomes?: readonly object[]; pictures?: readonly string[]; unit?: string }

/** Handed in and passed by every desk; the reactions have run. */
async function accepted({ title = '主轴密封革新', measure = '改用双唇密封并加装导流环', category = 'renovation', outcomes = [], pictures = [], unit }: Wish = {}, author?: { actor: Actor }) {
  const { actor } = author ?? (await world.person(unit));
  const entryId = await product.get(SubmitWork).execute(actor, { roundId: works.roundId, categoryId: works.category[category]!, title, content: { measure, outcomes, pictures } });
  const { id } = (await product.reader.first<{ id: string }>('select id from recommendation where entry_id = $1', [entryId]))!;
  const desks = unit === world.enterprises[2] ? [anActor({ unit_cadre: unit }), world.otherDistrict, world.organiser] : [world.cadre, world.district, world.organiser];
  for (const officer of desks) await product.get(PassRecommendation).execute(officer, { id });
  await product.drain();
  return { entryId, actor, workId: (await product.reader.first<{ id: string }>('select id from work where entry_id = $1', [entryId]))!.id };
}

const WORK = 'id title authors organizationName outcomes { name value isVerified } images { id imageUrl }';
const LIST = `query ($programme: String!, $period: String, $category: String, $districtId: ID, $search: String, $first: Int! = 20, $after: String) {
  works(programme: $programme, period: $period, category: $category, districtId: $districtId, search: $search, first: $first, after: $after) { nodes { ${WORK} } totalCount pageInfo { hasNextPage endCursor } } }`;
const list = async (variables: Record<string, unknown> = {}) => {
  const { data, errors } = await product.ask(visitor, LIST, { programme, ...variables });
  expect(errors).toBeUndefined();
  return (data as unknown as { works: { nodes: Shown[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }).works;
};
const titles = async (variables: Record<string, unknown> = {}) => (await list(variables)).nodes.map((work) => work.title);
const page = async (id: string) => product.ask(visitor, `query ($id: ID!) { workPage(id: $id) { work { ${WORK} sections { title text } } others { id } } }`, { id });

const REVIEW = `id version state reasonCode titleFindings { text } sectionFindings { text } steps { act byName } abilities { canApprove canReturn canWithdraw }`;
const review = async (actor: Actor, workId: string) => {
  const { data, errors } = await product.ask(actor, `query ($id: ID!) { workToModerate(id: $id) { ${REVIEW} } }`, { id: workId });
  return errors ? errors[0]!.message : (data as unknown as { workToModerate: Review }).workToModerate;
};
const queue = async (actor: Actor, state = 'pending') => {
  const { data, errors } = await product.ask(actor, `query ($state: String!) { worksToModerate(state: $state, first: 100) { nodes { ${REVIEW} } totalCount } }`, { state });
  return errors ? errors[0]!.message : (data as unknown as { worksToModerate: { nodes: Review[]; totalCount: number } }).worksToModerate;
};
/** The version an office that has just looked sends with its decision. */
const seenBy = async (id: string): Promise<number> => (await product.reader.first<{ version: number }>(`select ${LOOKED_AT} as version from work w where w.id = $1`, [id]))!.version;
async function decide(actor: Actor, id: string, act: string, more: Record<string, unknown> = {}): Promise<Review & { code?: string }> {
  const version = await seenBy(id);
  const { data, errors } = await product.ask(actor, `mutation ($input: ModerateWorkInput!) { moderateWork(input: $input) { ... on WorkReview { ${REVIEW} } ... on Refusal { code } } }`, { input: { id, act, version, ...more } });
  if (errors) throw new Error(errors[0]!.message);
  return (data as unknown as { moderateWork: Review & { code?: string } }).moderateWork;
}
const found = async (text: string) => (await product.get(SearchReader).search(text, ['work'], 20)).map((hit) => hit.title);

describe('a work before anybody looked at it', () => {
  it('is not public, not found and its files are nobody’s; the office sees it, oldest first', async () => {
    const author = await world.person();
    const picture = await aMedia(product, author.actor, '密封.jpg', await aPhoto());
    const { workId } = await accepted({ title: '待看的密封', pictures: [picture] }, author);
    expect(await titles()).toEqual([]);
    expect((await page(workId)).errors![0]!.message).toMatch(/not found|没有找到/);
    expect(await found('待看的密封')).not.toContain('待看的密封');
    expect((await product.ask(visitor, 'query ($id: ID!) { media(id: $id) { id } }', { id: picture })).errors).toHaveLength(1);
    expect(await review(world.organiser, workId)).toMatchObject({ state: 'pending', steps: [{ act: 'receive' }], abilities: { canApprove: true, canReturn: true, canWithdraw: false } });
  });

  it('waits once, however often the event arrives; what is not a work never waits', async () => {
    const { entryId } = await accepted();
    await product.uow.run(world.organiser, {}, async (tx) => { for (let at = 0; at < 3; at++) tx.announce(EntryAccepted, { roundId: works.roundId, entryId }); });
    await product.drain();
    expect(await product.reader.rows('select 1 from work where entry_id = $1', [entryId])).toHaveLength(1);
    expect(await product.reader.rows('select 1 from work_step s join work w on w.id = s.work_id where w.entry_id = $1', [entryId])).toHaveLength(1);
    expect(await product.reader.rows(`select 1 from work w join entry e on e.id = w.entry_id where e.subject <> 'work'`)).toEqual([]);
  });

  it('shows the reader what to look at: listed words however written, and links', async () => {
    const { workId } = await accepted({ title: '求投票的密封', measure: '加 微 信 了解，见www.example.com' });
    const seen = (await review(world.organiser, workId)) as Review;
    expect(seen.titleFindings).toEqual([{ text: '求投票' }]);
    expect(seen.sectionFindings[0]!.map((one) => one.text)).toEqual(['加 微 信', 'www.example.com']);
  });
});

describe('who may show a work (domain.md §8)', () => {
  it('the city and the organisers of the district or industry union above it; to others it is not there', async () => {
    const { workId } = await accepted();
    for (const actor of [world.organiser, world.district]) expect(await review(actor, workId)).toMatchObject({ id: workId });
    for (const actor of [world.otherDistrict, world.industryUnion]) {
      expect(await review(actor, workId)).toMatch(/not found|没有找到/);
      expect(await queue(actor)).toMatchObject({ nodes: expect.not.arrayContaining([expect.objectContaining({ id: workId })]) });
      await expect(decide(actor, workId, 'approve')).rejects.toThrow(/not found|没有找到/);
    }
    for (const actor of [world.cadre, world.judge, world.auditor, world.administrator]) {
      expect(await review(actor, workId)).toMatch(/not allowed/);
      expect(await queue(actor)).toMatch(/not allowed/);
      await expect(decide(actor, workId, 'approve')).rejects.toThrow(/not allowed/);
    }
    expect(await titles()).toEqual([]);
    expect(await decide(world.district, workId, 'approve')).toMatchObject({ state: 'approved', steps: [{ act: 'approve', byName: '江北区总' }, { act: 'receive' }] });
    expect(await titles()).toEqual(['主轴密封革新']);
  });

  it('a count obeys the same scope', async () => {
    const { workId } = await accepted();
    const own = (await queue(world.district)) as { nodes: Review[]; totalCount: number };
    expect(own.totalCount).toBe(own.nodes.length);
    expect(own.nodes.map((one) => one.id)).toContain(workId);
    const other = (await queue(world.otherDistrict)) as { nodes: Review[]; totalCount: number };
    expect(other).toEqual({ nodes: [], totalCount: 0 });
  });
});

describe('a work that was approved', () => {
  it('is public with its authors, its text, its pictures, and found by a word of two letters', async () => {
    const author = await world.person();
    const picture = await aMedia(product, author.actor, '密封.jpg', await aPhoto());
    await product.drain();
    const { workId } = await accepted({ title: '磨煤机堆焊工装', pictures: [picture] }, author);
    await decide(world.organiser, workId, 'approve');
    const { data } = await page(workId);
    expect(data!.workPage).toMatchObject({
      work: { title: '磨煤机堆焊工装', authors: expect.stringMatching(/^职工\d+$/), organizationName: '红岩机械有限公司', sections: [{ title: '改进措施', text: '改用双唇密封并加装导流环' }], images: [{ id: picture, imageUrl: expect.stringContaining(picture) }] },
    });
    expect(await found('堆焊')).toEqual(['磨煤机堆焊工装']);
    expect(JSON.stringify(data)).not.toMatch(/memberId|memberNo|phone/);
  });

  it('shows verified and unverified results apart, follows the finance officer, and not what was sent back', async () => {
    const { workId, entryId } = await accepted({ outcomes: [{ kind: 'indicator', name: '使用寿命', unit: '小时', value: '28000' }, { kind: 'direct', value: '492000', base: '每台' }, { kind: 'indirect', value: '1', base: '每年' }] });
    await decide(world.organiser, workId, 'approve');
    const officer = anActor({ finance_officer: world.enterprises[0] });
    const [, direct, indirect] = (await product.get(Outcomes).of(product.reader, [entryId])).get(entryId)!;
    await product.get(VerifyOutcome).execute(officer, { id: direct!.id, verification: 'verified' });
    await product.get(VerifyOutcome).execute(officer, { id: indirect!.id, verification: 'rejected', reason: '没有凭证' });
    await product.drain();
    expect((await list()).nodes[0]!.outcomes.map(({ value, isVerified }) => [value, isVerified])).toEqual([['28000', false], ['492000', true]]);
  });

  it('goes at once when the office withdraws it, with a reason that is asked for', async () => {
    const author = await world.person();
    const picture = await aMedia(product, author.actor, '密封.jpg', await aPhoto());
    const { workId } = await accepted({ title: '撤下的密封', pictures: [picture] }, author);
    await decide(world.organiser, workId, 'approve');
    expect(await decide(world.organiser, workId, 'withdraw')).toMatchObject({ code: 'WORK_REASON_NEEDED' });
    expect(await decide(world.organiser, workId, 'withdraw', { reasonCode: 'other' })).toMatchObject({ code: 'WORK_REASON_NEEDED' });
    expect(await decide(world.organiser, workId, 'withdraw', { reasonCode: 'complaint' })).toMatchObject({ state: 'withdrawn', reasonCode: 'complaint', abilities: { canApprove: true } });
    expect(await titles()).toEqual([]);
    expect((await page(workId)).errors).toHaveLength(1);
    expect(await found('撤下的密封')).not.toContain('撤下的密封');
    expect((await product.ask(visitor, 'query ($id: ID!) { media(id: $id) { id } }', { id: picture })).errors).toHaveLength(1);
  });

  it('goes when its author takes back the consent, and only the author brings it before the office again', async () => {
    const { workId, actor } = await accepted();
    await decide(world.organiser, workId, 'approve');
    const own = (who: Actor, what: string) => product.ask(who, `mutation ($id: ID!) { ${what}(id: $id) { ... on OwnWork { state reasonCode } ... on Refusal { code } } }`, { id: workId });
    const stranger = await world.person();
    expect((await own(stranger.actor, 'withdrawWorkConsent')).errors![0]!.message).toMatch(/not found|没有找到/);
    expect(await titles()).toEqual(['主轴密封革新']);
    expect((await own(actor, 'withdrawWorkConsent')).data).toEqual({ withdrawWorkConsent: { state: 'withdrawn', reasonCode: 'consent' } });
    expect(await titles()).toEqual([]);
    expect(await decide(world.organiser, workId, 'approve')).toMatchObject({ code: 'WORK_CONSENT_WITHDRAWN' });
    expect((await own(stranger.actor, 'offerWork')).errors).toHaveLength(1);
    expect((await own(actor, 'offerWork')).data).toEqual({ offerWork: { state: 'pending', reasonCode: null } });
    expect(await titles()).toEqual([]);
    await decide(world.organiser, workId, 'approve');
    expect(await titles()).toEqual(['主轴密封革新']);
  });

  it('goes with its entry', async () => {
    const { workId, entryId, actor } = await accepted();
    await decide(world.organiser, workId, 'approve');
    await product.get(WithdrawEntry).execute(actor, { id: entryId });
    await product.drain();
    expect(await titles()).toEqual([]);
    expect(await review(world.organiser, workId)).toMatchObject({ state: 'withdrawn', reasonCode: 'entry_withdrawn', abilities: { canApprove: false, canReturn: false, canWithdraw: false } });
    // nor does it come back by taking the consent back and offering it again
    const own = (what: string) => product.ask(actor, `mutation ($id: ID!) { ${what}(id: $id) { ... on OwnWork { state reasonCode } ... on Refusal { code } } }`, { id: workId });
    expect((await own('withdrawWorkConsent')).data).toEqual({ withdrawWorkConsent: { state: 'withdrawn', reasonCode: 'entry_withdrawn' } });
    expect((await own('offerWork')).data).toEqual({ offerWork: { code: 'WORK_NOT_IN_STATE' } });
  });

  it('hides what was shown while its entry came anew: files, search and page', async () => {
    const author = await world.person();
    const picture = await aMedia(product, author.actor, '密封.jpg', await aPhoto());
    const { workId, entryId } = await accepted({ title: '换版的密封', pictures: [picture] }, author);
    await product.reader.rows('update work set entry_version = 0 where id = $1 returning id', [workId]);
    let receiving: Promise<unknown> = Promise.resolve();
    // the office decides; before its commit the entry comes anew
    await product.uow.run(world.organiser, {}, async (tx) => {
      const store = product.get(WorkStore);
      const loaded = await store.loadModerated(tx, workId);
      receiving = product.get(ReceiveWork).execute(platformActor, entryId);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await store.move(tx, loaded, { act: 'approve', state: 'approved' });
    });
    await receiving;
    expect(await review(world.organiser, workId)).toMatchObject({ state: 'pending' });
    expect(await found('换版的密封')).not.toContain('换版的密封');
    expect((await product.ask(visitor, 'query ($id: ID!) { media(id: $id) { id } }', { id: picture })).errors).toHaveLength(1);
  });

  it('leaves a picture where another public work shows it', async () => {
    const author = await world.person();
    const picture = await aMedia(product, author.actor, '密封.jpg', await aPhoto());
    const first = await accepted({ title: '同图甲', pictures: [picture] }, author);
    const second = await accepted({ title: '同图乙', category: 'suggestion', pictures: [picture] }, author);
    const seen = async () => (await product.ask(visitor, 'query ($id: ID!) { media(id: $id) { id } }', { id: picture })).errors === undefined;
    for (const { workId } of [first, second]) await decide(world.organiser, workId, 'approve');
    await decide(world.organiser, first.workId, 'withdraw', { reasonCode: 'complaint' });
    expect(await seen()).toBe(true);
    await decide(world.organiser, second.workId, 'withdraw', { reasonCode: 'complaint' });
    expect(await seen()).toBe(false);
  });
});

describe('a work that is sent back', () => {
  it('tells its author why, and comes again when the author offers it', async () => {
    const { workId, actor } = await accepted();
    expect(await decide(world.district, workId, 'return')).toMatchObject({ code: 'WORK_REASON_NEEDED' });
    await decide(world.district, workId, 'return', { reasonCode: 'portrait', reason: '照片里有未同意的人' });
    const { data } = await product.ask(actor, '{ myWorks { id state reasonCode reason } }');
    expect(data!.myWorks).toEqual([{ id: workId, state: 'returned', reasonCode: 'portrait', reason: '照片里有未同意的人' }]);
    expect(await decide(world.district, workId, 'return', { reasonCode: 'portrait' })).toMatchObject({ code: 'WORK_NOT_IN_STATE' });
  });

  it('is decided as it was looked at: what changed since is not', async () => {
    const { workId } = await accepted();
    expect(await decide(world.organiser, workId, 'approve', { version: 99 })).toMatchObject({ code: 'WORK_CHANGED' });
    expect(await titles()).toEqual([]);
  });
});

describe('a blind round', () => {
  it('keeps its works and their authors from the public until its result is published', async () => {
    await start(blind);
    const { workId } = await accepted();
    expect(await decide(world.organiser, workId, 'approve')).toMatchObject({ code: 'WORK_STILL_BLIND' });
    await putInPhase(product.uow, works.roundId, 'published');
    expect(await decide(world.organiser, workId, 'approve')).toMatchObject({ state: 'approved' });
  });
});

describe('the gallery', () => {
  it('pages by the cursor without a gap or a repetition, newest first, and filters by kind, district, period and words', async () => {
    for (const [at, wish] of [{ title: '密封一' }, { title: '密封二', category: 'suggestion' }, { title: '轴承三', measure: '更换保持架', unit: world.enterprises[2] }].entries()) {
      const { workId } = await accepted(wish);
      product.clock.set(shanghai(2026, 5, 12, 9 + at));
      await decide(world.organiser, workId, 'approve');
    }
    product.clock.set(shanghai(2026, 5, 11, 9));
    const all = await titles();
    expect(all).toEqual(['轴承三', '密封二', '密封一']);
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const one = await list({ first: 1, after });
      seen.push(...one.nodes.map((work) => work.title));
      if (!one.pageInfo.hasNextPage) break;
      after = one.pageInfo.endCursor;
    }
    expect(seen).toEqual(all);
    expect(await titles({ category: 'suggestion' })).toEqual(['密封二']);
    expect(await titles({ districtId: world.districtB })).toEqual(['轴承三']);
    expect(await titles({ period: works.round.code })).toHaveLength(3);
    expect(await titles({ period: '1999-01' })).toEqual([]);
    expect(await titles({ search: '密封' })).toEqual(['密封二', '密封一']);
    expect((await list({ districtId: world.districtA, search: '密封' })).totalCount).toBe(2);
    expect(await product.get(WorksReader).periods(programme)).toEqual([{ code: works.round.code, name: works.round.name }]);
  });
});
