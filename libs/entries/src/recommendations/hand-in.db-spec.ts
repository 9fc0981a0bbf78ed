import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { BadInput, NotFound, platformActor, sha256, shanghai, type Actor } from '@jiangong/kernel';
import { RecordTie } from '@jiangong/people';
import { fiveSmallStandardRules, ruleContent } from '@jiangong/programme';
import { aRound, type RoundWorld } from '@jiangong/programme/testing';
import { anActor, type TestProduct } from '@jiangong/testing';
import { Outcomes, OutcomeReasonNeeded, OutcomeSettled, OwnOutcome, VerifyOutcome } from '../outcomes/public';
import { DeclarationsMissing, MentorPairNeeded, SelfNotAuthor, SharesNotWhole, WorkAlreadyKnown } from '../submissions/public';
import { aUnionWorld, startEntries, type UnionWorld } from '../testing';
import { NothingCorrected, ResubmitRecommendation, ReturnRecommendation, ReviseEntry, SubmitWork, type WorkInput } from './public';

jest.setTimeout(60_000);

const TEXT = '本人承诺作品为原创。';
const rules = ruleContent.parse({
  ...fiveSmallStandardRules,
  intake: { ...fiveSmallStandardRules.intake, mentorPairIn: ['mentor'] },
  declarations: [{ code: 'original', title: '原创声明', text: TEXT, version: 2 }],
  form: { fields: [{ code: 'measure', label: '做法', kind: 'long_text', required: true }, { code: 'outcomes', label: '成果效益', kind: 'outcomes', required: true }] },
});
const OUTCOMES = [
  { kind: 'indicator', name: '使用寿命', unit: '小时', value: '28,000' },
  { kind: 'direct', value: '492000', base: '每台机组' },
  { kind: 'indirect', value: '6,048,000.00', base: '每个大修周期', periodFrom: '2026-01-01', periodTo: '2026-03-31' },
];
const MEASURE = '磨煤机磨辊磨损快，班组自行设计补焊工装，用药芯焊丝分层堆焊，磨辊寿命大幅提高，每台机组每年少停机三次。';
const CATEGORIES = [{ code: 'renovation', name: '小革新' }, { code: 'mentor', name: '秀师徒' }];

let product: TestProduct;
let world: UnionWorld;
let works: RoundWorld;
beforeAll(async () => {
  product = await startEntries();
  world = await aUnionWorld(product);
});
beforeEach(async () => {
  product.clock.set(shanghai(2026, 5, 11, 9));
  works = await aRound(product.uow, { subject: 'work', rules, categories: CATEGORIES });
});
afterAll(() => product?.stop());

const submit = (actor: Actor, wish: Partial<WorkInput> = {}): Promise<string> =>
  product.get(SubmitWork).execute(actor, {
    roundId: works.roundId, categoryId: works.category.renovation!, title: '磨辊补焊工装', content: { measure: MEASURE, outcomes: OUTCOMES }, declarations: ['original'], ...wish,
  });
const stated = async (entryId: string) => (await product.get(Outcomes).of(product.reader, [entryId])).get(entryId)!;
const eventOf = async (type: string): Promise<Record<string, unknown>> =>
  (await product.reader.first<{ body: Record<string, unknown> }>(`select content::jsonb -> 'body' as body from ledger_event where chain = $1 and type = $2 order by seq desc limit 1`, [`round:${works.roundId}`, type]))!.body;

describe('handing in a work (domain.md §4)', () => {
  it('authors with shares that make 100, the person among them; the ledger holds ids and numbers', async () => {
    const [one, two] = [await world.person(), await world.person()];
    const authors = (own: number, other: number) => [{ memberId: one.memberId, share: own }, { memberId: two.memberId, share: other }];
    await expect(submit(one.actor, { authors: authors(50, 30) })).rejects.toThrow(SharesNotWhole);
    await expect(submit(one.actor, { authors: [{ memberId: two.memberId, share: 100 }] })).rejects.toThrow(SelfNotAuthor);
    await expect(submit(one.actor, { authors: authors(100, 0) })).rejects.toThrow(BadInput);
    await submit(one.actor, { authors: authors(70, 30) });
    expect(await eventOf('entries.entry.submitted')).toMatchObject({ authors: authors(70, 30) });
  });

  it('who made it may be corrected with what was returned; the same authors again correct nothing', async () => {
    const [one, two, three] = [await world.person(), await world.person(), await world.person()];
    const authors = (of: readonly { memberId: string }[], shares: readonly number[]) => of.map(({ memberId }, at) => ({ memberId, share: shares[at]! }));
    const before = authors([one, two], [70, 30]);
    const entryId = await submit(one.actor, { authors: before });
    const { id } = (await product.reader.first<{ id: string }>('select id from recommendation where entry_id = $1', [entryId]))!;
    await product.get(ReturnRecommendation).execute(world.cadre, { id, reasonCode: 'deeds_unclear', reason: '请核对作者' });
    const resubmit = (named: typeof before) => product.get(ResubmitRecommendation).execute(one.actor, { id, content: { measure: MEASURE, outcomes: OUTCOMES }, authors: named });
    await expect(resubmit(before)).rejects.toThrow(NothingCorrected);
    await expect(resubmit(authors([one, two, three], [50, 30, 10]))).rejects.toThrow(SharesNotWhole);
    await expect(resubmit(authors([two, three], [50, 50]))).rejects.toThrow(SelfNotAuthor);
    const after = authors([one, two, three], [50, 30, 20]);
    await resubmit(after);
    expect(await product.reader.rows('select member_id as "memberId", share from entry_author where entry_id = $1 order by position', [entryId])).toEqual(after);
    expect(await eventOf('entries.entry.revised')).toMatchObject({ versionNumber: 1, authors: after });
  });

  it('declarations by the version and hash of their text', async () => {
    const { actor } = await world.person();
    await expect(submit(actor, { declarations: [] })).rejects.toThrow(DeclarationsMissing);
    const id = await submit(actor);
    const kept = await product.reader.rows(`select code, text_version as version, text_hash as hash from entry_declaration where entry_id = $1`, [id]);
    expect(kept).toEqual([{ code: 'original', version: 2, hash: sha256(TEXT) }]);
    expect(await eventOf('entries.entry.submitted')).toMatchObject({ declarations: [{ code: 'original', version: 2, textHash: sha256(TEXT) }] });
  });

  it('where the kind asks for a mentor pair, a recorded tie and no other', async () => {
    const [one, two] = [await world.person(), await world.person()];
    const wish = { categoryId: works.category.mentor!, authors: [{ memberId: one.memberId, share: 60 }, { memberId: two.memberId, share: 40 }] };
    await expect(submit(one.actor, wish)).rejects.toThrow(MentorPairNeeded);
    await product.get(RecordTie).execute(platformActor, { memberIds: [one.memberId, two.memberId], kind: 'studio' });
    await expect(submit(one.actor, wish)).rejects.toThrow(MentorPairNeeded);
    await product.get(RecordTie).execute(platformActor, { memberIds: [one.memberId, two.memberId], kind: 'mentor' });
    await expect(submit(one.actor, wish)).resolves.toEqual(expect.any(String));
  });

  it('one’s own work under way in another round is refused; what a colleague wrote alike is shown, without a name to strangers', async () => {
    const [one, two] = [await world.person(), await world.person()];
    await submit(one.actor);
    works = await aRound(product.uow, { subject: 'work', rules, categories: CATEGORIES });
    await expect(submit(one.actor, { title: '磨辊补焊工具' })).rejects.toThrow(WorkAlreadyKnown);
    const entryId = await submit(two.actor, { title: '磨辊堆焊工装' });
    const CHECKS = 'query ($entryId: ID!) { entryChecks(entryId: $entryId) { kind isBlocking similarity title } }';
    const findings = async (actor: Actor) => (await product.ask(actor, CHECKS, { entryId })).data as unknown as { entryChecks: { kind: string; isBlocking: boolean; title: string | null }[] };
    expect((await findings(two.actor)).entryChecks).toContainEqual(expect.objectContaining({ kind: 'similar_text', isBlocking: false, title: null }));
    expect((await findings(world.cadre)).entryChecks).toContainEqual(expect.objectContaining({ kind: 'similar_text', title: '磨辊补焊工装' }));
  });

  it('the receipt names the link of the ledger that holds the version', async () => {
    const { actor } = await world.person();
    const id = await submit(actor);
    const { data } = await product.ask(actor, 'query ($id: ID!) { entry(id: $id) { receipt { chain seq ledgerHash contentHash } outcomes { kind verification } } }', { id });
    const { receipt, outcomes } = (data as unknown as { entry: { receipt: { chain: string; seq: number; ledgerHash: string; contentHash: string }; outcomes: unknown[] } }).entry;
    const link = await product.reader.first<{ hash: string; content: string }>('select hash, content from ledger_event where chain = $1 and seq = $2', [receipt.chain, receipt.seq]);
    expect([link!.hash, link!.content.includes(receipt.contentHash)]).toEqual([receipt.ledgerHash, true]);
    expect(outcomes).toEqual(['indicator', 'direct', 'indirect'].map((kind) => ({ kind, verification: 'unverified' })));
  });
});

describe('benefits are verified by the unit’s finance officer', () => {
  const officer = (node = world.enterprises[0]): Actor => anActor({ finance_officer: node });
  const verify = (actor: Actor, id: string, verification: 'verified' | 'rejected' = 'verified', reason?: string) => product.get(VerifyOutcome).execute(actor, { id, verification, reason });

  it('and by nobody else: not another unit’s, not the cadre, not the author', async () => {
    const { actor, memberId } = await world.person();
    const [, direct] = await stated(await submit(actor));
    for (const other of [officer(world.enterprises[1]), world.cadre, world.organiser, actor]) await expect(verify(other, direct!.id)).rejects.toThrow(NotFound);
    await expect(verify(anActor({ finance_officer: world.enterprises[0] }, { memberId }), direct!.id)).rejects.toThrow(OwnOutcome);
    await verify(officer(), direct!.id);
    await expect(verify(officer(), direct!.id)).rejects.toThrow(OutcomeSettled);
    expect(await eventOf('entries.outcome.verified')).toMatchObject({ outcomeId: direct!.id, versionNumber: 1 });
  });

  it('sent back with a reason, of which the ledger holds the hash', async () => {
    const { actor } = await world.person();
    const [, direct] = await stated(await submit(actor));
    await expect(verify(officer(), direct!.id, 'rejected', ' ')).rejects.toThrow(OutcomeReasonNeeded);
    await verify(officer(), direct!.id, 'rejected', '缺少结算单');
    expect(await eventOf('entries.outcome.rejected')).toMatchObject({ reasonHash: sha256('缺少结算单') });
  });

  it('a verification stays with its statement through a revision; a changed figure is unverified anew', async () => {
    const { actor } = await world.person();
    const id = await submit(actor);
    for (const one of await stated(id)) await verify(officer(), one.id);
    await product.get(ReviseEntry).execute(actor, { entryId: id, content: { measure: `${MEASURE}已推广。`, outcomes: [OUTCOMES[0], { ...OUTCOMES[1], value: '500000' }, OUTCOMES[2]] } });
    expect((await stated(id)).map(({ verification }) => verification)).toEqual(['verified', 'unverified', 'verified']);
  });

  it('sums keep verified and unverified apart, and a unit sees its own only', async () => {
    const [one, two] = [await world.person(world.enterprises[2]), await world.person(world.enterprises[2])];
    const [, direct] = await stated(await submit(one.actor));
    await verify(officer(world.enterprises[2]), direct!.id);
    await submit(two.actor, { title: '另一件工装' });
    const figures = async (actor: Actor) => (await product.ask(actor, 'query ($year: Int!) { outcomeFigures(year: $year) { kind verification outcomes amountFen } }', { year: 2026 })).data;
    const own = (await figures(officer(world.enterprises[2]))) as unknown as { outcomeFigures: unknown[] };
    expect(own.outcomeFigures).toEqual(expect.arrayContaining([
      { kind: 'direct', verification: 'unverified', outcomes: 1, amountFen: '49200000' }, { kind: 'direct', verification: 'verified', outcomes: 1, amountFen: '49200000' },
      { kind: 'indicator', verification: 'unverified', outcomes: 2, amountFen: null },
    ]));
  });
});
