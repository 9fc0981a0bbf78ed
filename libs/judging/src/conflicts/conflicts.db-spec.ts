import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { platformActor, shanghai, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { anAcceptedEntry, type AcceptedEntryWish } from '@jiangong/entries/testing';
import { MoveMember, PeopleModule, peopleEntities, RecordTie, type TieFact } from '@jiangong/people';
import { aCity, aMember, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { anActor, TestProduct } from '@jiangong/testing';
import { JudgingModule, judgingEntities } from '../judging.module';
import { AppointPanel } from '../panels/public';
import { aJudge, aPanelledRound, type JudgedWorld, type JudgeWorld } from '../testing';

jest.setTimeout(60_000);

describe('who must not judge what, from real facts', () => {
  let product: TestProduct;
  let city: City;
  let world: JudgedWorld;
  let judge: JudgeWorld;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities],
    });
    city = await aCity(product);
  });
  beforeEach(async () => {
    product.clock.set(shanghai(2026, 5, 26, 9));
    world = await aPanelledRound(product, city, { judges: 0, entries: 0 });
    // of district B, and so apart from district A and from the industry union
    judge = await aJudge(product, city, city.enterprises[2]);
  });
  afterAll(() => product?.stop());

  const entry = async (wish: Partial<AcceptedEntryWish> & { unit?: string } = {}): Promise<string> => {
    const { unit = city.enterprises[1], ...facts } = wish;
    const memberId = facts.memberId ?? (await aMember(product, { organizationId: unit }));
    return anAcceptedEntry(product, { roundId: world.roundId, categoryId: world.categories[0]!.id, memberId, recommendedBy: null, ...facts });
  };
  const appoint = () => product.get(AppointPanel).execute(platformActor, { roundId: world.roundId, judges: [{ accountId: judge.accountId, role: 'judge' }] });
  const conflicts = () => product.reader.rows<{ entryId: string; kind: string; isHard: boolean; evidence: string }>(
    `select entry_id as "entryId", kind, is_hard as "isHard", evidence from conflict where round_id = $1 order by entry_id, kind`, [world.roundId]);
  const found = async (): Promise<{ kind: string; isHard: boolean }[]> => {
    await appoint();
    return (await conflicts()).map(({ kind, isHard }) => ({ kind, isHard }));
  };
  const hard = (kind: string) => [{ kind, isHard: true }];
  const soft = (kind: string) => [{ kind, isHard: false }];
  const tie = async (kind: TieFact['kind'], facts: Partial<TieFact> = {}): Promise<string> => {
    const memberId = await aMember(product, { organizationId: city.enterprises[1] });
    await product.get(RecordTie).execute(platformActor, { memberIds: [memberId, judge.memberId!], kind, fromDay: '2024-01-01', ...facts });
    return memberId;
  };

  it('nobody, where nothing ties the two', async () => {
    await entry();
    expect(await found()).toEqual([]);
  });

  it('the same enterprise, down to its teams', async () => {
    await entry({ unit: city.enterprises[2] });
    expect(await found()).toEqual(hard('same_enterprise'));
    judge = await aJudge(product, city, city.enterprises[0]);
    await entry({ unit: city.team });
    expect(await found()).toEqual(hard('same_enterprise'));
  });

  it('the same grass-roots union where there is no enterprise, and the office of the union above one’s own', async () => {
    judge = await aJudge(product, city, city.districtA);
    await entry({ unit: city.districtA });
    expect(await found()).toEqual(hard('same_union'));
    judge = await aJudge(product, city, city.enterprises[0]);
    expect(await found()).toEqual(hard('same_union'));
  });

  it('who put it forward: the judge’s own union', async () => {
    await entry({ recommendedBy: city.enterprises[2] });
    expect(await found()).toEqual(hard('recommender'));
  });

  it('oneself, and a work of one’s own', async () => {
    await entry({ memberId: judge.memberId! });
    expect((await found()).map(({ kind }) => kind)).toContain('self');
    await entry({ memberId: judge.memberId!, subject: 'work', title: '省力扳手' });
    expect((await found()).map(({ kind }) => kind)).toContain('own_entry');
  });

  it('a co-author', async () => {
    await entry({ subject: 'work', title: '省力扳手', authors: [{ memberId: judge.memberId!, share: 40 }] });
    expect(await found()).toEqual(hard('co_author'));
  });

  for (const kind of ['mentor', 'kin', 'studio', 'team'] as const) {
    it(`a tie on record to the author: ${kind}`, async () => {
      await entry({ memberId: await tie(kind, { label: '名称' }) });
      expect(await found()).toEqual(hard(kind));
    });
  }

  it('a tie on record to a co-author', async () => {
    await entry({ subject: 'work', title: '省力扳手', authors: [{ memberId: await tie('mentor'), share: 50 }] });
    expect(await found()).toEqual(hard('mentor'));
  });

  it('a tie that ended before the round began is over; one that ended while it ran is not', async () => {
    await entry({ memberId: await tie('mentor', { toDay: '2026-04-30' }) });
    expect(await found()).toEqual([]);
    await entry({ memberId: await tie('mentor', { toDay: '2026-05-02' }) });
    expect(await found()).toEqual(hard('mentor'));
  });

  it('a tie dated ahead holds from its day', async () => {
    await entry({ memberId: await tie('kin', { fromDay: '2026-05-28' }) });
    expect(await found()).toEqual([]);
    product.clock.set(shanghai(2026, 5, 28, 9));
    expect(await found()).toEqual(hard('kin'));
  });

  it('a joint award is a flag for three years', async () => {
    await entry({ memberId: await tie('joint_award', { label: '市科技进步奖', onDay: '2023-05-27' }) });
    expect(await found()).toEqual(soft('joint_award'));
    product.clock.set(shanghai(2026, 5, 27, 9));
    expect(await found()).toEqual([]);
  });

  it('one industry union is a flag', async () => {
    judge = await aJudge(product, city, city.industryEnterprise);
    await entry({ unit: city.enterprises[0] });
    expect(await found()).toEqual(soft('same_industry'));
    expect((await conflicts())[0]!.evidence).toBe('评委与参评单位同属“市机械产业工会”');
  });

  it('a judge who moved while the round ran belongs to both units', async () => {
    await entry({ unit: city.enterprises[2] });
    product.clock.set(shanghai(2026, 5, 27, 9));
    await product.get(MoveMember).execute(platformActor, { memberId: judge.memberId!, organizationId: city.enterprises[1], fromOn: '2026-05-27' });
    await entry();
    expect(await found()).toEqual([...hard('same_enterprise'), ...hard('same_enterprise')]);
  });

  describe('the list of conflicts', () => {
    const QUERY = `query ($roundId: ID!, $isHard: Boolean, $first: Int, $after: String) { roundConflicts(roundId: $roundId, isHard: $isHard, first: $first, after: $after) {
      nodes { entryCode title organizationName judgeName kind isHard evidence isAssigned } pageInfo { hasNextPage endCursor } totalCount } }`;
    const ask = async (actor: Actor, variables: object = {}) => product.ask(actor, QUERY, { roundId: world.roundId, first: 20, ...variables });

    it('is read by organisers and auditors with what shows each, and by no judge and no unit', async () => {
      await entry({ unit: city.enterprises[2], title: '王工' });
      await entry({ memberId: await tie('joint_award', { onDay: '2025-01-01' }) });
      await appoint();
      for (const role of ['city_organiser', 'auditor'] as const) {
        const { data } = await ask(anActor({ [role]: city.cityId }));
        expect(data).toMatchObject({ roundConflicts: { totalCount: 2, nodes: [{ title: '王工', kind: 'same_enterprise', isHard: true, isAssigned: false }, { kind: 'joint_award', isHard: false }] } });
      }
      expect((await ask(anActor({ city_organiser: city.cityId }), { isHard: false })).data).toMatchObject({ roundConflicts: { totalCount: 1, nodes: [{ kind: 'joint_award' }] } });
      for (const actor of [judge.actor, anActor({ unit_cadre: city.enterprises[0] }), anActor({ district_organiser: city.districtA })]) expect((await ask(actor)).errors).toHaveLength(1);
    });

    it('goes on page by page in the order of entries', async () => {
      for (let at = 0; at < 3; at++) await entry({ unit: city.enterprises[2] });
      await appoint();
      const organiser = anActor({ city_organiser: city.cityId });
      const page = async (variables: object) => (await ask(organiser, { first: 2, ...variables })).data as unknown as { roundConflicts: { nodes: { entryCode: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
      const first = await page({});
      const second = await page({ after: first.roundConflicts.pageInfo.endCursor });
      expect([...first.roundConflicts.nodes, ...second.roundConflicts.nodes].map(({ entryCode }) => entryCode)).toEqual(['0001', '0002', '0003']);
      expect([first.roundConflicts.pageInfo.hasNextPage, second.roundConflicts.pageInfo.hasNextPage]).toEqual([true, false]);
    });
  });
});
