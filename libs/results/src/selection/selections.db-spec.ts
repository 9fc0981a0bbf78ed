import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { JobRunner } from '@jiangong/platform';
import { ProgrammeModule, programmeEntities, selectionRules, type SelectionRules } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { TestProduct } from '@jiangong/testing';
import {
  CancelSelection, ConfirmOverride, DecideRound, NoSealedSelection, OverrideImpossible, OverrideNeedsReason, OverrideNeedsSecondOfficer, OverrideOpen, OverridePlacesExceeded,
  OverrideSelection, OverrideSettled, OverrideUnsettled, QuotasUnmet, ResultsModule, resultsEntities, SelectionExchanged, SelectionInfeasible, SelectionStale, SelectionUnderWay, StartSelection,
} from '../index';
import { aMarkedRound, scoreRoundNow, twoOfficers, type MarkedEntry } from '../testing';

describe('one list under quotas', () => {
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

  const WORKERS: SelectionRules['quotas'][number] = { code: 'front_line', name: '一线职工', all: [{ attribute: 'post_class', values: ['front_line'] }], kind: 'floor', percent: 50 };
  /** Points, and the post; each somebody else. */
  const entries = (...posts: readonly (readonly [number, string])[]): Promise<MarkedEntry[]> =>
    Promise.all(posts.map(async ([points, post]) => ({
      category: 'labour', points: [points, points, points, points, points], attributes: { post_class: post }, memberId: await aMember(product, { organizationId: city.enterprises[0] }),
    })));
  const FIVE: readonly (readonly [number, string])[] = [[95, 'head'], [94, 'head'], [93, 'head'], [90, 'front_line'], [89, 'front_line']];

  interface World {
    readonly roundId: string;
    readonly runId: string;
    /** By entry number. */
    readonly entry: readonly string[];
  }

  async function deciding(posts = FIVE, rules: Partial<SelectionRules> = {}): Promise<World> {
    const selection = selectionRules.parse({ places: 3, quotas: [WORKERS], reserves: 2, ...rules });
    const { roundId, entryIds } = await aMarkedRound(product, city, await entries(...posts), { rules: someRules({ deciding: { selection }, notice: { workingDays: 0 } }) });
    return { roundId, runId: await scoreRoundNow(product, roundId), entry: ['', ...entryIds] };
  }
  const start = (world: World, actor: Actor = officers[0]): Promise<string> => product.get(StartSelection).execute(actor, world);
  async function chosen(world: World): Promise<string> {
    const id = await start(world);
    await product.drain();
    return id;
  }
  const row = async (id: string): Promise<{ state: string; inputs: string; inputs_hash: string; outputs: string; outputs_hash: string }> => (await product.reader.first('select * from selection where id = $1', [id]))!;
  const places = async (roundId: string): Promise<string[]> =>
    (await product.reader.rows<{ code: string }>(`select e.code from decision d join decision_place p on p.decision_id = d.id join entry e on e.id = p.entry_id where d.round_id = $1 and d.state = 'standing' order by e.code`, [roundId])).map(({ code }) => code);
  const decide = (world: World, selectionId?: string): Promise<string> => product.get(DecideRound).execute(officers[0], { ...world, selectionId: selectionId ?? null });

  it('the list keeps its quotas, is the best that does, and is decided as it was sealed', async () => {
    const world = await deciding();
    await expect(decide(world)).rejects.toBeInstanceOf(NoSealedSelection);
    const id = await chosen(world);
    const { inputs, inputs_hash, outputs, outputs_hash, state } = await row(id);
    expect([state, sha256(inputs), sha256(outputs)]).toEqual(['sealed', inputs_hash, outputs_hash]);
    const out = JSON.parse(outputs) as { total: number; price: { free: number; price: number; displaced: unknown[] }; reserves: unknown[]; secondOpinion: string };
    expect(out).toMatchObject({ status: 'optimal', total: 274_000, secondOpinion: 'agrees', price: { free: 282_000, price: 8_000 }, certificate: { claim: 'optimal', isProved: true } });
    expect(out.price.displaced).toEqual([
      { entryId: world.entry[2], position: 2, by: ['quota:front_line'] }, { entryId: world.entry[3], position: 3, by: ['quota:front_line'] },
    ].slice(0, out.price.displaced.length));
    await decide(world, id);
    expect(await places(world.roundId)).toEqual(['0001', '0004', '0005']);
    const decision = await product.reader.first<{ content: { format: string; selectionId: string; selectionHash: string; compliance: unknown; reserves: unknown } }>('select content::jsonb as content from decision where round_id = $1', [world.roundId]);
    expect(decision!.content).toMatchObject({
      format: 'jiangong.decision/3', selectionId: id, selectionHash: outputs_hash, excluded: [], overrides: [],
      compliance: [{ code: 'quota:front_line', name: '一线职工', required: 2, reached: 2, margin: 0, isMet: true }, { code: 'person', isMet: true }],
      reserves: [{ entryCode: '0002', fits: 1 }, { entryCode: '0003', fits: 1 }],
    });
  });

  it('the same facts give the same bytes, in every selection', async () => {
    const world = await deciding();
    const [one, two] = [await row(await chosen(world)), await row(await chosen(world))];
    expect([two.inputs, two.outputs]).toEqual([one.inputs, one.outputs]);
  });

  it('a worker killed in the middle leaves nothing, and the next one seals the same', async () => {
    const world = await deciding();
    const first = await row(await chosen(world));
    const id = await start(world);
    const [{ job_id: jobId }] = (await product.reader.rows<{ job_id: string }>(`update selection set state = 'computing' where id = $1 returning job_id`, [id])) as unknown as [{ job_id: string }];
    await product.reader.rows(`update job set state = 'running', attempts = attempts + 1, lease_until = now() - interval '1 second' where id = $1`, [jobId]);
    await Promise.all([product.get(JobRunner).run(jobId), product.get(JobRunner).run(jobId)]);
    expect(await row(id)).toMatchObject({ state: 'sealed', outputs: first.outputs });
  });

  it('inputs that were altered are not computed from', async () => {
    const world = await deciding();
    const id = await start(world);
    await product.reader.rows(`update selection set inputs = replace(inputs, '95000', '85000') where id = $1`, [id]);
    await expect(product.drain()).rejects.toThrow('results.compute-selection');
    expect((await row(id)).state).toBe('failed');
    await expect(decide(world)).rejects.toBeInstanceOf(NoSealedSelection);
  });

  it('rules that these candidates cannot keep are named, and nothing is decided from them', async () => {
    const world = await deciding([[95, 'head'], [94, 'head'], [93, 'front_line']]);
    const id = await chosen(world);
    expect(JSON.parse((await row(id)).outputs)).toMatchObject({
      status: 'infeasible', conflict: ['quota:front_line'], selected: [], certificate: { claim: 'infeasible', isProved: true },
      relaxations: { smallest: { people: 1, changes: [{ id: 'quota:front_line', group: null, kind: 'floor', from: 2, to: 1 }] } },
    });
    await expect(decide(world, id)).rejects.toBeInstanceOf(SelectionInfeasible);
  });

  it('of equal scores whoever won a round with priority comes first; nothing is added to the score', async () => {
    const world = await deciding([[90, 'front_line'], [90, 'front_line']], { places: 1, reserves: 0 });
    await product.reader.rows('update entry set has_priority = true where id = $1', [world.entry[2]]);
    await decide(world, await chosen(world));
    expect(await places(world.roundId)).toEqual(['0002']);
    const worse = await deciding([[90, 'front_line'], [89, 'front_line']], { places: 1 });
    await product.reader.rows('update entry set has_priority = true where id = $1', [worse.entry[2]]);
    await decide(worse, await chosen(worse));
    expect(await places(worse.roundId)).toEqual(['0001']);
  });

  it('two who start at once: one does, the other is told by whom', async () => {
    const world = await deciding();
    const both = await Promise.allSettled(officers.map((officer) => start(world, officer)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((both.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toBeInstanceOf(SelectionUnderWay);
    await product.drain();
  });

  it('a cancelled selection is not computed, and another may be started', async () => {
    const world = await deciding();
    const id = await start(world);
    await product.get(CancelSelection).execute(officers[0], id);
    await product.drain();
    expect((await row(id)).state).toBe('cancelled');
    await decide(world, await chosen(world));
  });

  it('a selection is decided by whoever saw it, and only while its facts hold', async () => {
    const world = await deciding();
    const first = await chosen(world);
    const second = await chosen(world);
    expect((await row(first)).state).toBe('superseded');
    await expect(decide(world, first)).rejects.toBeInstanceOf(SelectionExchanged);
    await product.reader.rows('update entry set has_priority = true where id = $1', [world.entry[2]]);
    await expect(decide(world, second)).rejects.toBeInstanceOf(SelectionStale);
  });

  describe('the panel changes the list by hand', () => {
    const override = (selectionId: string, add: readonly string[], remove: readonly string[], { actor = officers[0], reason = '评审会合议' } = {}): Promise<string> =>
      product.get(OverrideSelection).execute(actor, { selectionId, add, remove, reason });
    const confirm = (id: string, actor: Actor = officers[1]): Promise<string> => product.get(ConfirmOverride).execute(actor, id);

    it('with a reason, by two; it is shown in the record and the compliance is that of the list as it became', async () => {
      const world = await deciding();
      const id = await chosen(world);
      const change = await override(id, [world.entry[2]!], [world.entry[1]!]);
      await expect(decide(world, id)).rejects.toBeInstanceOf(OverrideUnsettled);
      await expect(confirm(change, officers[0])).rejects.toBeInstanceOf(OverrideNeedsSecondOfficer);
      await confirm(change);
      await decide(world, id);
      expect(await places(world.roundId)).toEqual(['0002', '0004', '0005']);
      const { content } = (await product.reader.first<{ content: { overrides: unknown } }>('select content::jsonb as content from decision where round_id = $1', [world.roundId]))!;
      expect(content.overrides).toEqual([{ overrideId: change, added: [world.entry[2]], removed: [world.entry[1]], reasonHash: sha256('评审会合议'), officers: [officers[0].accountId, officers[1].accountId] }]);
    });

    it('never past the quotas; which one breaks is told to whoever proposes it and to whoever confirms it, before they do', async () => {
      const world = await deciding();
      const id = await chosen(world);
      const broken = [{ name: '一线职工', required: 2, reached: 1, margin: -1 }];
      const input = { selectionId: id, add: [world.entry[2]], remove: [world.entry[4]] };
      const outcome = `query O($input: OverrideOutcomeInput!) { overrideOutcome(input: $input) { listed places unmet { name required reached margin } } }`;
      expect((await product.ask(officers[0], outcome, { input })).data).toEqual({ overrideOutcome: { listed: 3, places: 3, unmet: broken } });
      expect((await product.ask(officers[0], outcome, { input: { ...input, remove: [world.entry[1]] } })).data).toEqual({ overrideOutcome: { listed: 3, places: 3, unmet: [] } });
      expect((await product.ask(await anActorOf(product, await anAccount(product, { roles: { judge: city.cityId } })), outcome, { input })).errors).toHaveLength(1);
      const change = await override(id, [world.entry[2]!], [world.entry[4]!]);
      const card = `query S($id: ID!) { roundSelection(roundId: $id) { rules { isMet } overrides { state canConfirm unmet { name required reached margin } } } }`;
      expect((await product.ask(officers[1], card, { id: world.roundId })).data).toEqual({ roundSelection: { rules: [{ isMet: true }, { isMet: true }], overrides: [{ state: 'requested', canConfirm: true, unmet: broken }] } });
      await confirm(change);
      expect((await product.ask(officers[1], card, { id: world.roundId })).data).toMatchObject({ roundSelection: { overrides: [{ state: 'confirmed', unmet: broken }] } });
      await expect(decide(world, id)).rejects.toBeInstanceOf(QuotasUnmet);
    });

    it('not without a reason, not beyond the places, not for who cannot win or is there already', async () => {
      const world = await deciding([...FIVE, [70, 'head']]);
      const id = await chosen(world);
      const [, a, b, , , , low] = world.entry;
      await expect(override(id, [b!], [a!], { reason: ' ' })).rejects.toBeInstanceOf(OverrideNeedsReason);
      await expect(override(id, [b!], [])).rejects.toBeInstanceOf(OverridePlacesExceeded);
      await expect(override(id, [low!], [a!])).rejects.toBeInstanceOf(OverrideImpossible);
      await expect(override(id, [a!], [])).rejects.toBeInstanceOf(OverrideImpossible);
      await expect(override(id, [], [b!])).rejects.toBeInstanceOf(OverrideImpossible);
    });

    it('the last place taken twice at once: one has it, the other is told; confirmed twice at once, it counts once', async () => {
      const world = await deciding();
      const id = await chosen(world);
      const asked = await Promise.allSettled(officers.map((actor, at) => override(id, [world.entry[2 + at]!], [world.entry[1]!], { actor })));
      const [won] = asked.filter((one) => one.status === 'fulfilled');
      expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect((asked.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toBeInstanceOf(OverrideOpen);
      const third = await anActorOf(product, await anAccount(product, { roles: { city_organiser: city.cityId } }));
      const other = asked[0] === won ? officers[1] : officers[0];
      const confirmed = await Promise.allSettled([confirm(won!.value, other), confirm(won!.value, third)]);
      expect(confirmed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect((confirmed.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toBeInstanceOf(OverrideSettled);
    });
  });

  it('two who decide at once: one list stands', async () => {
    const world = await deciding();
    const id = await chosen(world);
    const both = await Promise.allSettled(officers.map((actor) => product.get(DecideRound).execute(actor, { ...world, selectionId: id })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((both.find(({ status }) => status === 'rejected') as PromiseRejectedResult).reason).toMatchObject({ code: 'ROUND_NOT_IN_PHASE' });
    expect(await product.reader.rows(`select 1 from decision where round_id = $1`, [world.roundId])).toHaveLength(1);
  });

  it('who may run a selection and change its list: a city organiser; who may look: an auditor too; nobody else, before publication', async () => {
    const world = await deciding();
    const id = await chosen(world);
    const as = async (role: 'city_organiser' | 'district_organiser' | 'auditor' | 'judge' | 'member'): Promise<Actor> =>
      anActorOf(product, await anAccount(product, { roles: { [role]: role === 'district_organiser' ? city.districtA : city.cityId } }));
    const [auditor, district, judge, member] = [await as('auditor'), await as('district_organiser'), await as('judge'), await as('member')];
    for (const actor of [auditor, district, judge, member]) {
      await expect(start(world, actor)).rejects.toMatchObject({ permission: 'selection.start' });
      await expect(product.get(CancelSelection).execute(actor, id)).rejects.toMatchObject({ permission: 'selection.cancel' });
      await expect(product.get(OverrideSelection).execute(actor, { selectionId: id, add: [world.entry[2]!], remove: [], reason: '理由' })).rejects.toMatchObject({ permission: 'selection.override' });
    }
    const query = `query S($id: ID!) { roundSelection(roundId: $id) { number state status listed total price rules { code required reached margin isMet price } lines { entryCode isListed position reserve displacedBy } abilities { canDecide canOverride } } }`;
    const seen = await product.ask(officers[1], query, { id: world.roundId });
    expect(seen.errors).toBeUndefined();
    expect(seen.data).toMatchObject({
      roundSelection: {
        number: 1, state: 'sealed', status: 'optimal', listed: 3, total: 274_000, price: 8_000,
        rules: [{ code: 'quota:front_line', required: 2, reached: 2, margin: 0, isMet: true, price: 8_000 }, { code: 'person' }],
        lines: [{ entryCode: '0001', isListed: true, position: 1 }, { entryCode: '0002', reserve: 1, displacedBy: ['quota:front_line'] }, { entryCode: '0003', reserve: 2 }, { entryCode: '0004', isListed: true }, { entryCode: '0005', isListed: true }],
        abilities: { canDecide: true, canOverride: true },
      },
    });
    expect((await product.ask(auditor, query, { id: world.roundId })).data).toMatchObject({ roundSelection: { listed: 3, abilities: { canDecide: false, canOverride: false } } });
    for (const actor of [district, judge, member]) expect((await product.ask(actor, query, { id: world.roundId })).errors).toHaveLength(1);
  });

  it('while entries come in, a desk sees what the list will need and what is there in its own reach', async () => {
    const world = await deciding([[95, 'head'], [93, 'front_line']]);
    await product.reader.rows(`update entry set district_id = $2, organization_id = $3 where id = $1`, [world.entry[1], city.districtB, city.enterprises[2]]);
    const query = `query Q($id: ID!) { quotaOutlook(roundId: $id) { places accepted lines { code kind required base baseName have missing } } }`;
    const district = async (at: string): Promise<Actor> => anActorOf(product, await anAccount(product, { roles: { district_organiser: at } }));
    const line = { code: 'front_line', kind: 'floor', required: 2, base: 3, baseName: null };
    expect((await product.ask(officers[0], query, { id: world.roundId })).data).toEqual({ quotaOutlook: { places: 3, accepted: 2, lines: [{ ...line, have: 1, missing: 1 }] } });
    expect((await product.ask(await district(city.districtA), query, { id: world.roundId })).data).toEqual({ quotaOutlook: { places: 3, accepted: 1, lines: [{ ...line, have: 1, missing: null }] } });
    expect((await product.ask(await district(city.districtB), query, { id: world.roundId })).data).toEqual({ quotaOutlook: { places: 3, accepted: 1, lines: [{ ...line, have: 0, missing: null }] } });
    const judge = await anActorOf(product, await anAccount(product, { roles: { judge: city.cityId } }));
    expect((await product.ask(judge, query, { id: world.roundId })).errors).toHaveLength(1);
  });
});
