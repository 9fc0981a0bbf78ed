import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities, selectionRules, type RuleContent } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { TestProduct } from '@jiangong/testing';
import {
  ApplyRedecision, CancelRedecision, ConfirmOverride, DecideRound, ExclusionUnknown, OverrideSelection, RedecideRound, RedecisionNeedsReason, RedecisionNeedsSecondOfficer, RedecisionNotReady, RedecisionOpen, RedecisionOutdated,
  RedecisionPending, resultsInvariants, ResultsModule, resultsEntities, SignPublication, StartSelection, VoidDecision,
} from '../index';
import { aMarkedRound, scoreRoundNow, signAsSeen, twoOfficers } from '../testing';

describe('a decided list without somebody', () => {
  let product: TestProduct;
  let city: City;
  let officers: readonly [Actor, Actor];

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
    });
    city = await aCity(product);
    officers = await twoOfficers(product, city);
  });
  afterAll(() => product?.stop());

  interface World {
    readonly roundId: string;
    readonly runId: string;
    readonly decisionId: string;
    /** By entry number. */
    readonly entry: readonly string[];
  }

  async function onNotice(posts: readonly (readonly [number, string])[], deciding: Partial<RuleContent['deciding']>, notice: Partial<RuleContent['notice']> = {}, change: (selectionId: string, entry: readonly string[]) => Promise<void> = async () => undefined): Promise<World> {
    const entries = await Promise.all(posts.map(async ([points, post]) => ({
      category: 'labour', points: [points, points, points, points, points], attributes: { post_class: post }, memberId: await aMember(product, { organizationId: city.enterprises[0] }),
    })));
    const { roundId, entryIds } = await aMarkedRound(product, city, entries, { rules: someRules({ deciding, notice: { workingDays: 0, ...notice } }) });
    const runId = await scoreRoundNow(product, roundId);
    if (deciding.selection) {
      const selectionId = await product.get(StartSelection).execute(officers[0], { roundId, runId });
      await product.drain();
      await change(selectionId, ['', ...entryIds]);
    }
    return { roundId, runId, decisionId: await product.get(DecideRound).execute(officers[0], { roundId, runId }), entry: ['', ...entryIds] };
  }
  const byPlaces = (notice: Partial<RuleContent['notice']> = {}): Promise<World> => onNotice([[95, 'head'], [94, 'head'], [93, 'front_line'], [90, 'front_line']], { places: 2 }, notice);
  const quotas = selectionRules.parse({ places: 3, quotas: [{ code: 'front_line', name: '一线职工', all: [{ attribute: 'post_class', values: ['front_line'] }], kind: 'floor', percent: 60 }] });
  const byQuotas = (posts: readonly (readonly [number, string])[] = [[95, 'head'], [94, 'head'], [93, 'front_line'], [92, 'front_line'], [90, 'front_line']]): Promise<World> => onNotice(posts, { selection: quotas });

  const propose = (world: World, at: number, actor: Actor = officers[0]): Promise<string> =>
    product.get(RedecideRound).execute(actor, { roundId: world.roundId, excluded: [{ entryId: world.entry[at]!, because: 'objection', reference: 'YY-0001' }], reason: '异议成立' });
  const apply = (id: string, actor: Actor = officers[1]): Promise<string> => product.get(ApplyRedecision).execute(actor, id);
  const places = async (roundId: string): Promise<string[]> =>
    (await product.reader.rows<{ code: string }>(`select e.code from decision d join decision_place p on p.decision_id = d.id join entry e on e.id = p.entry_id where d.round_id = $1 and d.state = 'standing' order by e.code`, [roundId])).map(({ code }) => code);
  const states = async (roundId: string): Promise<string[]> => (await product.reader.rows<{ state: string }>('select state from decision where round_id = $1 order by created_at, id', [roundId])).map(({ state }) => state);
  const proposal = async (id: string): Promise<{ state: string; changes: { entryId: string; change: string; isExcluded: boolean }[] }> => (await product.reader.first('select state, changes from redecision where id = $1', [id]))!;

  it('the next in order fills the place, the others keep their ranks; the old list stays readable as superseded', async () => {
    const world = await byPlaces();
    const id = await propose(world, 1);
    expect(await proposal(id)).toMatchObject({ state: 'proposed', changes: [{ entryId: world.entry[1], change: 'leaves', isExcluded: true }, { entryId: world.entry[3], change: 'enters', isExcluded: false }] });
    expect(await places(world.roundId)).toEqual(['0001', '0002']);
    await apply(id);
    expect([await places(world.roundId), await states(world.roundId)]).toEqual([['0002', '0003'], ['superseded', 'standing']]);
    const made = await product.reader.first<{ content: string; hash: string; json: { format: string; excluded: unknown; places: { rank: number }[] } }>(
      `select content, content_hash as hash, content::jsonb as json from decision where round_id = $1 and state = 'standing'`, [world.roundId]);
    expect(made!.hash).toBe(sha256(made!.content));
    expect(made!.json).toMatchObject({ format: 'jiangong.decision/3', excluded: [{ entryId: world.entry[1], because: 'objection', reference: 'YY-0001' }], places: [{ rank: 2 }, { rank: 3 }] });
  });

  it('a list under quotas is chosen anew without them, and the difference is known when it is sealed', async () => {
    const world = await byQuotas();
    expect(await places(world.roundId)).toEqual(['0001', '0003', '0004']);
    const id = await propose(world, 3);
    expect((await proposal(id)).state).toBe('computing');
    await expect(apply(id)).rejects.toBeInstanceOf(RedecisionNotReady);
    await product.drain();
    expect(await proposal(id)).toMatchObject({ state: 'proposed', changes: [{ entryId: world.entry[3], change: 'leaves', isExcluded: true }, { entryId: world.entry[5], change: 'enters', isExcluded: false }] });
    await apply(id);
    expect(await places(world.roundId)).toEqual(['0001', '0004', '0005']);
  });

  /** 0002 made way for 0004 by hand: the list is 0001, 0003, 0004. */
  async function changedByHand(): Promise<World> {
    const posts = [[95, 'head'], [94, 'head'], [93, 'front_line'], [92, 'front_line'], [90, 'front_line'], [89, 'head']] as const;
    const rules = selectionRules.parse({ places: 3, quotas: [{ code: 'front_line', name: '一线职工', all: [{ attribute: 'post_class', values: ['front_line'] }], kind: 'floor', percent: 30 }] });
    return onNotice(posts, { selection: rules }, {}, async (selectionId, entry) => {
      await product.get(ConfirmOverride).execute(officers[1], await product.get(OverrideSelection).execute(officers[0], { selectionId, add: [entry[4]!], remove: [entry[2]!], reason: '合议' }));
    });
  }

  it('what the panel changed goes on in the new list, and the place is filled whoever falls out', async () => {
    for (const [falls, rest] of [[3, ['0001', '0004', '0005']], [4, ['0001', '0003', '0005']], [1, ['0003', '0004', '0005']]] as const) {
      const world = await changedByHand();
      expect(await places(world.roundId)).toEqual(['0001', '0003', '0004']);
      const id = await propose(world, falls);
      await product.drain();
      expect((await proposal(id)).changes.map(({ entryId, change }) => [entryId, change])).toEqual([[world.entry[falls], 'leaves'], [world.entry[5], 'enters']]);
      await apply(id);
      expect(await places(world.roundId)).toEqual(rest);
    }
  });

  it('where no list keeps the rules without them, that is said and nothing is put in its place', async () => {
    const world = await byQuotas([[95, 'head'], [94, 'head'], [93, 'front_line'], [92, 'front_line']]);
    const id = await propose(world, 3);
    await product.drain();
    expect((await proposal(id)).state).toBe('impossible');
    await expect(apply(id)).rejects.toBeInstanceOf(RedecisionNotReady);
    await product.get(CancelRedecision).execute(officers[0], id);
    expect(await states(world.roundId)).toEqual(['standing']);
  });

  it('nobody applies what they proposed, and nothing is signed while a change waits', async () => {
    const world = await byPlaces();
    const id = await propose(world, 1);
    await expect(apply(id, officers[0])).rejects.toBeInstanceOf(RedecisionNeedsSecondOfficer);
    await expect(signAsSeen(product, officers[1], world.roundId)).rejects.toBeInstanceOf(RedecisionPending);
    await product.get(CancelRedecision).execute(officers[0], id);
    await signAsSeen(product, officers[1], world.roundId);
  });

  it('a signature given for the old list falls with it', async () => {
    const world = await byPlaces();
    await signAsSeen(product, officers[0], world.roundId);
    await apply(await propose(world, 2));
    expect(await product.reader.rows('select state from publication where round_id = $1', [world.roundId])).toEqual([{ state: 'withdrawn' }]);
    for (const officer of officers) await signAsSeen(product, officer, world.roundId);
    expect(await product.reader.rows(`select state from publication where round_id = $1 order by state`, [world.roundId])).toEqual([{ state: 'published' }, { state: 'withdrawn' }]);
  });

  it('who is off the list stays off it when the round is decided again', async () => {
    const world = await byPlaces();
    await apply(await propose(world, 1));
    await product.get(VoidDecision).execute(officers[0], { roundId: world.roundId, reason: '重新核对' });
    await product.get(DecideRound).execute(officers[0], { roundId: world.roundId, runId: world.runId });
    expect(await places(world.roundId)).toEqual(['0002', '0003']);
    await expect(propose(world, 1)).rejects.toBeInstanceOf(ExclusionUnknown);
  });

  it('a notice whose list changed goes on to its end, or begins again where the rules say so', async () => {
    const ends = async (roundId: string): Promise<number> => (await product.reader.first<{ at: Date }>('select notice_ends_at as at from round where id = $1', [roundId]))!.at.getTime();
    const [going, anew] = [await byPlaces({ workingDays: 5 }), await byPlaces({ workingDays: 5, afterChange: 'restart' })];
    const before = [await ends(going.roundId), await ends(anew.roundId)];
    const changes = [await propose(going, 1), await propose(anew, 1)];
    product.clock.advance(3 * 24 * 60 * 60 * 1000);
    for (const id of changes) await apply(id);
    expect(await ends(going.roundId)).toBe(before[0]);
    expect(await ends(anew.roundId)).toBeGreaterThan(before[1]!);
  });

  it('one change at a time, with a reason, of somebody the list knows; outdated when another list stands', async () => {
    const world = await byPlaces();
    await expect(product.get(RedecideRound).execute(officers[0], { roundId: world.roundId, excluded: [], reason: '理由' })).rejects.toBeInstanceOf(RedecisionNeedsReason);
    const both = await Promise.allSettled(officers.map((actor, at) => propose(world, at + 1, actor)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((both.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toBeInstanceOf(RedecisionOpen);
    const id = (both.find((one) => one.status === 'fulfilled') as PromiseFulfilledResult<string>).value;
    await product.get(VoidDecision).execute(officers[0], { roundId: world.roundId, reason: '撤回' });
    await product.get(DecideRound).execute(officers[0], { roundId: world.roundId, runId: world.runId });
    const third = await anActorOf(product, await anAccount(product, { roles: { city_organiser: city.cityId } }));
    await expect(apply(id, third)).rejects.toBeInstanceOf(RedecisionOutdated);
  });

  it('two who publish at once: one publication comes of it, and the third hand is told', async () => {
    const world = await byPlaces();
    const third = await anActorOf(product, await anAccount(product, { roles: { city_organiser: city.cityId } }));
    const seen = await product.reader.first<{ hash: string }>('select content_hash as hash from decision where round_id = $1', [world.roundId]);
    const all = await Promise.allSettled([...officers, third].map((actor) => product.get(SignPublication).execute(actor, { roundId: world.roundId, contentHash: seen!.hash })));
    expect(all.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect((all.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toMatchObject({ code: 'ALREADY_PUBLISHED' });
    expect(await product.reader.rows(`select 1 from publication where round_id = $1`, [world.roundId])).toHaveLength(1);
  });

  it('who may propose and apply: city organisers; who may look: auditors too; nobody else', async () => {
    const world = await byPlaces();
    const id = await propose(world, 1);
    const as = async (role: 'district_organiser' | 'auditor' | 'member'): Promise<Actor> => anActorOf(product, await anAccount(product, { roles: { [role]: role === 'district_organiser' ? city.districtA : city.cityId } }));
    const [auditor, district, member] = [await as('auditor'), await as('district_organiser'), await as('member')];
    for (const actor of [auditor, district, member]) {
      await expect(propose(world, 2, actor)).rejects.toMatchObject({ permission: 'redecision.propose' });
      await expect(apply(id, actor)).rejects.toMatchObject({ permission: 'redecision.apply' });
      await expect(product.get(CancelRedecision).execute(actor, id)).rejects.toMatchObject({ permission: 'redecision.propose' });
    }
    const query = `query R($id: ID!) { round(id: $id) { redecisions { state changes { entryCode change isExcluded } abilities { canApply canCancel } } } }`;
    const seen = async (actor: Actor): Promise<unknown> => ((await product.ask(actor, query, { id: world.roundId })).data as { round: { redecisions: unknown } } | null)?.round.redecisions;
    const changes = [{ entryCode: '0001', change: 'leaves', isExcluded: true }, { entryCode: '0003', change: 'enters', isExcluded: false }];
    expect(await seen(officers[1])).toEqual([{ state: 'proposed', changes, abilities: { canApply: true, canCancel: true } }]);
    expect(await seen(officers[0])).toEqual([{ state: 'proposed', changes, abilities: { canApply: false, canCancel: true } }]);
    expect(await seen(auditor)).toEqual([{ state: 'proposed', changes, abilities: { canApply: false, canCancel: false } }]);
    expect(await seen(district)).toEqual([]);
  });

  it('leaves every invariant of lists whole', async () => {
    const broken: string[] = [];
    for (const { name, broken: sql } of resultsInvariants.filter((one) => /^results\.(places|list|selections|excluded|publications|rounds|ranks)/.test(one.name))) {
      if ((await product.reader.rows(sql)).length > 0) broken.push(name);
    }
    expect(broken).toEqual([]);
  });
});
