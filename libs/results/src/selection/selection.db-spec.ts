import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { platformActor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities, type RuleContent } from '@jiangong/programme';
import { aRound, someRules } from '@jiangong/programme/testing';
import { TestProduct } from '@jiangong/testing';
import { DecideRound, QuotasUnmet, ResultsModule, resultsEntities } from '../index';
import { aMarkedRound, aPublishedRound, scoreRoundNow, signAsSeen, twoOfficers, type MarkedEntry, type Points } from '../testing';

describe('deciding and carrying on', () => {
  let product: TestProduct;
  let city: City;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
    });
    city = await aCity(product);
  });
  afterAll(() => product?.stop());

  const five = (points: Points): Points[] => Array.from({ length: 5 }, () => points);
  const labour = (points: readonly Points[], more: Partial<MarkedEntry> = {}): MarkedEntry => ({ category: 'labour', points, ...more });
  const rulesWith = (deciding: Partial<RuleContent['deciding']>): RuleContent => someRules({ deciding, notice: { workingDays: 0 } });

  interface Place {
    readonly code: string;
    readonly rank: number;
    readonly score: number;
  }

  async function decided(entries: readonly MarkedEntry[], deciding: Partial<RuleContent['deciding']>): Promise<{ places: Place[]; roundId: string }> {
    const { roundId } = await aMarkedRound(product, city, entries, { rules: rulesWith(deciding) });
    const runId = await scoreRoundNow(product, roundId);
    await product.get(DecideRound).execute(platformActor, { roundId, runId });
    const places = await product.reader.rows<Place>(
      `select e.code, p.rank, p.score from decision d join decision_place p on p.decision_id = d.id join entry e on e.id = p.entry_id where d.round_id = $1 order by p.rank, e.code`, [roundId]);
    return { places, roundId };
  }

  it('a tie at the last place is resolved by the chain: the mean of all judges, then the criterion', async () => {
    const { places } = await decided([
      labour(five(90)),
      labour([82, 85, 85, 85, 85]), labour(five(85)),
    ], { places: 2 });
    expect(places.map(({ code, rank }) => [code, rank])).toEqual([['0001', 1], ['0003', 2]]);
    const skilled = { diligence: 80, skill: 90, innovation: 85, example: 85 };
    const diligent = { diligence: 90, skill: 80, innovation: 85, example: 85 };
    const byCriterion = await decided([labour(five(90)), labour(five(diligent)), labour(five(skilled))], { places: 2 });
    expect(byCriterion.places.map(({ code, score }) => [code, score])).toEqual([['0001', 90_000], ['0003', 85_000]]);
  });

  it('a shared rank that does not fit is left out whole, and places stay empty', async () => {
    const { places, roundId } = await decided([labour(five(90)), labour(five(85)), labour(five(85)), labour(five(84))], { places: 2 });
    expect(places.map(({ code }) => code)).toEqual(['0001']);
    const content = await product.reader.first<{ content: { emptyPlaces: Record<string, number> } }>('select content::jsonb as content from decision where round_id = $1', [roundId]);
    expect(content!.content.emptyPlaces).toEqual({ labour: 1, skill: 2 });
  });

  it('nobody below the minimum mark wins; reaching it is enough', async () => {
    const { places } = await decided([labour(five(80)), labour(five(79.99)), labour(five(95))], { places: 3 });
    expect(places.map(({ code, score }) => [code, score])).toEqual([['0003', 95_000], ['0001', 80_000]]);
  });

  it('too few judges, no score, no place', async () => {
    const { places } = await decided([labour(five(95)), labour([99, 99, 99, 99])], { places: 2 });
    expect(places.map(({ code }) => code)).toEqual(['0001']);
  });

  it('an unmet quota refuses the list with the whole compliance table', async () => {
    const quotas = [{ code: 'front_line', name: '一线职工', attribute: 'post_class', values: ['front_line'], kind: 'floor' as const, percent: 50 }];
    const heads = [labour(five(95), { attributes: { post_class: 'head' } }), labour(five(94), { attributes: { post_class: 'head' } }), labour(five(90), { attributes: { post_class: 'front_line' } })];
    const { roundId } = await aMarkedRound(product, city, heads, { rules: rulesWith({ places: 2, quotas }) });
    const runId = await scoreRoundNow(product, roundId);
    const refused = await product.get(DecideRound).execute(platformActor, { roundId, runId }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(QuotasUnmet);
    expect(refused).toMatchObject({ facts: { compliance: [{ code: 'front_line', name: '一线职工', kind: 'floor', base: 2, required: 1, reached: 0, margin: -1, isMet: false }] } });
    expect(await product.reader.rows('select 1 from decision where round_id = $1', [roundId])).toEqual([]);
    const met = await decided(heads, { places: 3, quotas: [{ ...quotas[0]!, percent: 30 }] });
    expect(met.places).toHaveLength(3);
  });

  it('who may decide: a city organiser; not a district, not an auditor', async () => {
    const { roundId } = await aMarkedRound(product, city, [labour(five(90))], { rules: rulesWith({}) });
    const runId = await scoreRoundNow(product, roundId);
    const as = async (role: 'city_organiser' | 'district_organiser' | 'auditor') => anActorOf(product, await anAccount(product, { roles: { [role]: role === 'district_organiser' ? city.districtA : city.cityId } }));
    for (const role of ['district_organiser', 'auditor'] as const) await expect(product.get(DecideRound).execute(await as(role), { roundId, runId })).rejects.toMatchObject({ permission: 'decision.decide' });
    await expect(product.get(DecideRound).execute(await as('city_organiser'), { roundId, runId })).resolves.toEqual(expect.any(String));
  });

  it('the winners of three months are the candidates of the quarter; who won a kind twice is one entry with two sources', async () => {
    const first = await aRound(product.uow, { phase: 'published' });
    const { programmeId } = first;
    const quarter = await aRound(product.uow, { phase: 'collecting', cadence: 'quarter', programmeId, rules: someRules({ intake: { origins: ['carried'] } }) });
    const twice = await aMember(product, { organizationId: city.enterprises[0] });
    const once = await aMember(product, { organizationId: city.enterprises[2] });
    const month = async (members: readonly string[]): Promise<string> => {
      const entries = members.map((memberId, at) => labour(five(90 - at), { memberId }));
      const world = await aMarkedRound(product, city, entries, { programmeId, rules: rulesWith({ places: 2 }) });
      await product.reader.rows('insert into round_feed (from_round_id, to_round_id, is_priority) values ($1, $2, false)', [world.roundId, quarter.roundId]);
      await publish(world.roundId);
      return world.roundId;
    };
    const published = [await month([twice, once]), await month([twice])];
    // delivered again: nothing is carried twice
    await product.reader.rows(`update job set state = 'queued', dispatched_at = null where name like 'results.list.published/%' and subject = any($1)`, [published.map((id) => `round:${id}`)]);
    await product.drain();
    const carried = await product.reader.rows<{ member_id: string; state: string; sources: number }>(
      `select e.member_id, e.state, (select count(*) from entry_source s where s.entry_id = e.id) as sources from entry e where e.round_id = $1 order by sources desc`, [quarter.roundId]);
    expect(carried).toEqual([{ member_id: twice, state: 'accepted', sources: 2 }, { member_id: once, state: 'accepted', sources: 1 }]);
  });

  async function publish(roundId: string): Promise<void> {
    const runId = await scoreRoundNow(product, roundId);
    await product.get(DecideRound).execute(platformActor, { roundId, runId });
    for (const officer of await twoOfficers(product, city)) await signAsSeen(product, officer, roundId);
    await product.drain();
  }

  it('before publication a district sees nothing of the results, after it its own entries and the list; a member nothing', async () => {
    const actorOf = async (role: 'city_organiser' | 'district_organiser' | 'auditor' | 'member', at: string) => anActorOf(product, await anAccount(product, { roles: { [role]: at } }));
    const [organiser, auditor, district, member] = [
      await actorOf('city_organiser', city.cityId), await actorOf('auditor', city.cityId), await actorOf('district_organiser', city.districtB), await actorOf('member', city.enterprises[0]),
    ];
    const query = `query R($id: ID!) { round(id: $id) { runs { number state lines(first: 10) { totalCount nodes { entryCode rank score isWinner sheets { judge judgeName total isDropped } } } } decision { places { name } } publication { signatures { signerName } } places { filled places } } }`;
    const look = async (actor: typeof organiser, id: string) => (await product.ask(actor, query, { id })).data as unknown as { round: { runs: { lines: { totalCount: number; nodes: { sheets: { judge: string; judgeName: string | null; isDropped: boolean }[] }[] } }[]; decision: { places: unknown[] } | null; publication: unknown; places: unknown[] } };
    const entries = [labour(five(90)), labour([80, 85, 90, 95, 99], { organizationId: city.enterprises[2], districtId: city.districtB })];
    const { roundId } = await aMarkedRound(product, city, entries, { rules: rulesWith({}) });
    const runId = await scoreRoundNow(product, roundId);
    await product.get(DecideRound).execute(platformActor, { roundId, runId });
    for (const actor of [organiser, auditor]) {
      const { round } = await look(actor, roundId);
      expect(round.runs[0]!.lines.totalCount).toBe(2);
      const sheets = round.runs[0]!.lines.nodes[1]!.sheets;
      expect(sheets.map((sheet) => sheet.judge)).toEqual([...sheets.map((sheet) => sheet.judge)].sort());
      expect(sheets.filter((sheet) => sheet.isDropped)).toHaveLength(2);
      expect(sheets.every((sheet) => sheet.judgeName !== null)).toBe(true);
    }
    for (const actor of [district, member]) expect((await look(actor, roundId)).round).toEqual({ runs: [], decision: null, publication: null, places: [] });
    const world = await aPublishedRound(product, city, { entries: 4 });
    const after = (await look(district, world.roundId)).round;
    expect(after.runs[0]!.lines.totalCount).toBe(1);
    expect(after.runs[0]!.lines.nodes[0]!.sheets.every((sheet) => sheet.judgeName === null)).toBe(true);
    expect(after.decision!.places).toHaveLength(4);
    expect((await look(member, world.roundId)).round.decision).toBeNull();
  });
});
