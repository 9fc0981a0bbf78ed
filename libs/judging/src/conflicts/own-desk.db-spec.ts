import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId, platformActor, type Role } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { Account, GrantRole, PeopleModule, peopleEntities, RoleGrant } from '@jiangong/people';
import { aCity, anActorOf, type City } from '@jiangong/people/testing';
import { AdvanceRound, ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { TestProduct } from '@jiangong/testing';
import { JudgingModule, judgingEntities } from '../judging.module';
import { AppointPanel } from '../panels/public';
import { SheetsReader } from '../sheets/sheets.reader';
import { aJudge, aPanelledRound, signAll, type JudgedWorld, type JudgeWorld } from '../testing';

jest.setTimeout(60_000);

describe('who has the names at a desk, in a round without names', () => {
  let product: TestProduct;
  let city: City;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities],
    });
    city = await aCity(product);
  });
  afterAll(() => product?.stop());

  const grant = (accountId: string, role: Role, organizationId: string) => product.get(GrantRole).execute(platformActor, { accountId, role, organizationId });
  const anEndedGrant = async (accountId: string, organizationId: string, from: Date, to: Date) =>
    product.uow.run(platformActor, {}, (tx) => tx.repo(RoleGrant).insert({ id: newId(), accountId, role: 'district_organiser', organizationId, fromAt: from, toAt: to, grantedById: null }));
  const rules = (isBlind: boolean) => someRules({ judging: { isBlind, judgesPerEntry: 2, minJudges: 2 }, computing: { method: { kind: 'mean' } } });

  /** Four entries, one of each enterprise, those of district A first; three outside experts and the judge in question. */
  async function aRoundWith(judge: JudgeWorld, isBlind = true): Promise<JudgedWorld> {
    const world = await aPanelledRound(product, city, { judges: 0, entries: 4, rules: rules(isBlind) });
    const judges = [judge, await aJudge(product, city), await aJudge(product, city), await aJudge(product, city)];
    await product.get(AppointPanel).execute(platformActor, { roundId: world.roundId, judges: judges.map(({ accountId }) => ({ accountId, role: 'judge' })) });
    return { ...world, judges };
  }
  const keptFrom = async (world: JudgedWorld, { accountId }: JudgeWorld) =>
    (await product.reader.rows<{ id: string }>(`select entry_id as id from conflict where round_id = $1 and judge_id = $2 and kind = 'own_desk' and is_hard`, [world.roundId, accountId])).map(({ id }) => world.entryIds.indexOf(id)).sort();
  const open = async (world: JudgedWorld) => {
    await product.get(AdvanceRound).execute(platformActor, { roundId: world.roundId, toPhase: 'judging' });
    await signAll(product, world);
    await product.drain();
  };
  const queueOf = async (world: JudgedWorld, { accountId }: JudgeWorld) => {
    const actor = await anActorOf(product, accountId);
    return (await product.get(SheetsReader).queues(actor)).find(({ roundId }) => roundId === world.roundId)!.items;
  };

  it('a district’s organiser judges no entry the district’s desk shows, and the others without names', async () => {
    const judge = await aJudge(product, city);
    await grant(judge.accountId, 'district_organiser', city.districtA);
    const world = await aRoundWith(judge);
    expect(await keptFrom(world, judge)).toEqual([0, 1]);
    await open(world);
    const assigned = await product.reader.rows<{ id: string }>(`select entry_id as id from assignment where round_id = $1 and judge_id = $2 and state = 'active'`, [world.roundId, judge.accountId]);
    expect(assigned.map(({ id }) => world.entryIds.indexOf(id)).sort()).toEqual([2, 3]);
    const desk = await product.ask(await anActorOf(product, judge.accountId), `query ($id: ID!) { entries(roundId: $id, first: 50) { nodes { id } } }`, { id: world.roundId });
    const shown = (desk.data as unknown as { entries: { nodes: { id: string }[] } }).entries.nodes.map(({ id }) => id);
    expect(shown.map((id) => world.entryIds.indexOf(id)).sort()).toEqual([0, 1]);
    expect(shown.filter((id) => assigned.some((one) => one.id === id))).toEqual([]);
    expect((await queueOf(world, judge)).map(({ title }) => title)).toEqual([expect.stringMatching(/^\d{3}$/), expect.stringMatching(/^\d{3}$/)]);
  });

  it('in a round with names the desk keeps nobody from an entry', async () => {
    const judge = await aJudge(product, city);
    await grant(judge.accountId, 'district_organiser', city.districtA);
    expect(await keptFrom(await aRoundWith(judge, false), judge)).toEqual([]);
  });

  it('a city organiser or an auditor judges nothing of a blind round; a judge without a desk anything', async () => {
    for (const role of ['city_organiser', 'auditor'] as const) {
      const judge = await aJudge(product, city);
      await grant(judge.accountId, role, city.cityId);
      const world = await aRoundWith(judge);
      expect(await keptFrom(world, judge)).toEqual([0, 1, 2, 3]);
      expect(await keptFrom(world, world.judges[1]!)).toEqual([]);
    }
  });

  it('nor does it help to keep the desk with a second account', async () => {
    const judge = await aJudge(product, city, city.enterprises[2]);
    const second = newId();
    await product.uow.run(platformActor, {}, (tx) => tx.repo(Account).insert({ id: second, username: second, passwordHash: '-', name: '同一人', memberId: judge.memberId, createdAt: tx.now, disabledAt: null }));
    await grant(second, 'district_organiser', city.districtA);
    expect(await keptFrom(await aRoundWith(judge), judge)).toEqual([0, 1]);
  });

  it('an office given up counts while the round ran, and no longer once it ended before the round began', async () => {
    const [during, before] = [await aJudge(product, city), await aJudge(product, city)];
    const world = await aRoundWith(during);
    const began = (await product.reader.first<{ at: Date }>(`select collecting_at as at from round where id = $1`, [world.roundId]))!.at;
    const day = 86_400_000;
    await anEndedGrant(during.accountId, city.districtA, new Date(began.getTime() - 9 * day), new Date(began.getTime() + 1));
    await anEndedGrant(before.accountId, city.districtA, new Date(began.getTime() - 9 * day), new Date(began.getTime() - day));
    const judges = [during, before, ...world.judges.slice(1)];
    await product.get(AppointPanel).execute(platformActor, { roundId: world.roundId, judges: judges.map(({ accountId }) => ({ accountId, role: 'judge' })) });
    expect(await keptFrom(world, during)).toEqual([0, 1]);
    expect(await keptFrom(world, before)).toEqual([]);
  });

  it('a role given in the middle of judging takes the sheets back and finds another judge', async () => {
    const judge = await aJudge(product, city);
    const world = await aRoundWith(judge);
    await open(world);
    const had = (await queueOf(world, judge)).length;
    expect(had).toBeGreaterThan(0);
    await grant(judge.accountId, 'city_organiser', city.cityId);
    await product.drain();
    expect(await queueOf(world, judge)).toEqual([]);
    const perEntry = await product.reader.rows<{ count: number }>(`select count(*)::int as count from assignment where round_id = $1 and state = 'active' group by entry_id`, [world.roundId]);
    expect(perEntry.map(({ count }) => count)).toEqual([2, 2, 2, 2]);
  });
});
