import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { BadInput, NotFound, type Actor } from '@jiangong/kernel';
import { anActor, TestProduct } from '@jiangong/testing';
import { PeopleModule, peopleEntities } from '../people.module';
import { aCity, aMember, type City } from '../testing';
import { EndTie, RecordTie, type TieFact } from './public';
import { TieKnown, TieOver, TieWithOneself } from './member.refusals';

jest.setTimeout(30_000);

describe('ties between two persons', () => {
  let product: TestProduct;
  let city: City;
  let organiser: Actor;
  let district: Actor;

  beforeAll(async () => {
    product = await TestProduct.start({ modules: [PeopleModule], entities: peopleEntities });
    city = await aCity(product);
    organiser = anActor({ city_organiser: city.cityId });
    district = anActor({ district_organiser: city.districtA });
  });
  afterAll(() => product?.stop());

  const two = async (): Promise<[string, string]> => [await aMember(product, { organizationId: city.enterprises[0] }), await aMember(product, { organizationId: city.enterprises[2] })];
  const record = (memberIds: [string, string], facts: Partial<TieFact> = {}, actor: Actor = organiser) => product.get(RecordTie).execute(actor, { memberIds, kind: 'mentor', ...facts });
  const LIST = `query ($memberId: ID) { memberTies(memberId: $memberId) { totalCount nodes { kind label onDay fromDay toDay source memberA { id } memberB { id } } } }`;
  interface Ties { memberTies: { totalCount: number; nodes: { memberA: { id: string }; memberB: { id: string }; toDay: string | null }[] } }
  const list = async (actor: Actor, memberId: string) => ((await product.ask(actor, LIST, { memberId })).data as unknown as Ties).memberTies;

  it('are the same whichever is named first, and on record once while they hold', async () => {
    const [a, b] = await two();
    const tieId = await record([b, a], { label: '钳工带徒', source: '师徒协议' });
    const [tie] = (await list(organiser, a)).nodes;
    expect([tie!.memberA.id, tie!.memberB.id]).toEqual([a, b].sort());
    expect(tie).toMatchObject({ kind: 'mentor', label: '钳工带徒', fromDay: '2026-05-11', toDay: null, source: '师徒协议' });
    await expect(record([a, b], { label: '钳工带徒' })).rejects.toBeInstanceOf(TieKnown);
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => record([a, b], { kind: 'kin' })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await product.get(EndTie).execute(organiser, { tieId, toDay: '2026-05-11' });
    product.clock.set(new Date(product.clock.now().getTime() + 86_400_000));
    await record([a, b], { label: '钳工带徒' });
    expect((await list(organiser, a)).totalCount).toBe(3);
  });

  it('need two different persons; a joint award its day; an end after its beginning', async () => {
    const [a, b] = await two();
    await expect(record([a, a])).rejects.toBeInstanceOf(TieWithOneself);
    await expect(record([a, b], { kind: 'joint_award' })).rejects.toBeInstanceOf(BadInput);
    await expect(record([a, b], { fromDay: '2026-02-02', toDay: '2026-02-01' })).rejects.toBeInstanceOf(BadInput);
    const tieId = await record([a, b], { kind: 'joint_award', onDay: '2024-03-01' });
    expect((await list(organiser, a)).nodes[0]).toMatchObject({ onDay: '2024-03-01', fromDay: '2024-03-01' });
    await expect(product.get(EndTie).execute(organiser, { tieId, toDay: '2024-02-01' })).rejects.toBeInstanceOf(BadInput);
    await product.get(EndTie).execute(organiser, { tieId, toDay: '2025-03-01' });
    await expect(product.get(EndTie).execute(organiser, { tieId, toDay: '2026-03-01' })).rejects.toBeInstanceOf(TieOver);
  });

  it('are recorded and read by the city, and by a district for its own; to another district the persons are not there', async () => {
    const [a, b] = await two();
    const tieId = await record([a, b], {}, district);
    expect((await list(district, a)).totalCount).toBe(1);
    const industry = anActor({ district_organiser: city.industry });
    expect((await list(industry, a)).totalCount).toBe(0);
    await expect(record([a, b], { kind: 'kin' }, industry)).rejects.toBeInstanceOf(NotFound);
    await expect(product.get(EndTie).execute(industry, { tieId, toDay: '2026-12-31' })).rejects.toBeInstanceOf(NotFound);
    expect((await list(anActor({ auditor: city.cityId }), a)).totalCount).toBe(1);
    await product.get(EndTie).execute(district, { tieId, toDay: '2026-12-31' });
  });

  it('are no business of units, judges and the persons themselves', async () => {
    const [a, b] = await two();
    await record([a, b]);
    const RECORD = `mutation ($input: RecordTieInput!) { recordTie(input: $input) { __typename } }`;
    for (const actor of [anActor({ unit_cadre: city.enterprises[0] }), anActor({ judge: city.cityId }), anActor({ member: city.enterprises[0] }, { memberId: a })]) {
      expect((await product.ask(actor, LIST, { memberId: a })).errors).toHaveLength(1);
      expect((await product.ask(actor, RECORD, { input: { memberIds: [a, b], kind: 'kin' } })).errors).toHaveLength(1);
    }
    const { data } = await product.ask(organiser, RECORD, { input: { memberIds: [a, b], kind: 'kin' } });
    expect(data).toEqual({ recordTie: { __typename: 'MemberTie' } });
  });

  it('the ledger knows them by ids and a hash, not by words', async () => {
    const [a, b] = await two();
    await record([a, b], { label: '李师傅工作室', kind: 'studio' });
    const rows = await product.reader.rows<{ content: string }>(`select content from ledger_event where type = 'people.tie.recorded' order by seq desc limit 1`);
    expect(rows[0]!.content).not.toContain('李师傅工作室');
    expect(rows[0]!.content).toContain('"kind":"studio"');
  });
});
