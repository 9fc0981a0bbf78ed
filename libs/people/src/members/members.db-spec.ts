import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, NotFound, platformActor, visitor, type Actor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '../people.module';
import { aCity, aMember, type City } from '../testing';
import { anActor, TestProduct } from '@jiangong/testing';
import { AlreadyThere, AttributeTooEarly, EnrolMember, MemberNoTaken, Members, MembershipTooEarly, MoveMember, RecordAttribute, VerifyAttributes } from './public';

describe('members', () => {
  let product: TestProduct;
  let city: City;
  let cadre: Actor;

  beforeAll(async () => {
    product = await TestProduct.start({ modules: [PeopleModule], entities: peopleEntities });
    city = await aCity(product);
    cadre = anActor({ unit_cadre: city.enterprises[0] });
  });
  afterAll(() => product?.stop());

  const enrol = (actor: Actor, organizationId: string, memberNo = `N${newId()}`) =>
    product.get(EnrolMember).execute(actor, { memberNo, name: '王芳', organizationId, fromOn: '2026-01-01' });

  describe('enrolling', () => {
    it('is for the cadre of the unit and those above it, and for nobody beside', async () => {
      await expect(enrol(cadre, city.team)).resolves.toBeDefined();
      await expect(enrol(anActor({ district_organiser: city.districtA }), city.enterprises[1])).resolves.toBeDefined();
      await expect(enrol(cadre, city.enterprises[1])).rejects.toThrow(NotFound);
      await expect(enrol(anActor({ judge: city.cityId }), city.enterprises[1])).rejects.toThrow(NotFound);
      await expect(enrol(visitor, city.enterprises[1])).rejects.toThrow(NotFound);
      await expect(enrol(platformActor, newId())).rejects.toThrow(NotFound);
    });

    it('takes a member number once, also when two come at once', async () => {
      const outcomes = await Promise.allSettled([enrol(platformActor, city.team, 'TWICE'), enrol(platformActor, city.branch, 'TWICE')]);
      expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
      await expect(enrol(platformActor, city.team, 'TWICE')).rejects.toThrow(MemberNoTaken);
    });

    it('of a set writes all or nothing, in the order of the rows', async () => {
      const rows = Array.from({ length: 12_000 }, (_, at) => ({ memberNo: `BULK${at}`, name: `职工${at}`, organizationId: city.enterprises[at % 3]!, fromOn: '2026-02-01', attributes: { post_class: 'front_line' } }));
      const ids = await product.uow.run(platformActor, {}, (tx) => product.get(EnrolMember).enrolMany(tx, rows));
      const known = await product.get(Members).memberByNo(product.reader, 'BULK11999');
      expect(known).toEqual({ id: ids[11_999], memberNo: 'BULK11999', name: '职工11999' });
      expect(await product.get(Members).attributesOn(product.reader, ids[7]!, '2026-02-01')).toEqual({ post_class: 'front_line' });

      const again = product.uow.run(platformActor, {}, (tx) => product.get(EnrolMember).enrolMany(tx, [{ ...rows[0]!, memberNo: 'FRESH' }, rows[5]!]));
      await expect(again).rejects.toMatchObject({ facts: { memberNos: ['BULK5'] } });
      expect(await product.get(Members).memberByNo(product.reader, 'FRESH')).toBeNull();
      const beyond = product.uow.run(cadre, {}, (tx) => product.get(EnrolMember).enrolMany(tx, [{ ...rows[0]!, memberNo: 'OWN' }, { ...rows[1]!, memberNo: 'OTHER' }]));
      await expect(beyond).rejects.toThrow(NotFound);
    });

    it('verifies attributes stated by the district, not those stated by the unit', async () => {
      const verified = async (actor: Actor) => {
        const id = await product.get(EnrolMember).execute(actor, { memberNo: `V${newId()}`, name: '李雷', organizationId: city.team, fromOn: '2026-01-01', attributes: { migrant: 'yes' } });
        return (await product.reader.first<{ at: Date | null }>('select verified_at as at from member_attribute where member_id = $1', [id]))!.at !== null;
      };
      expect(await verified(cadre)).toBe(false);
      expect(await verified(anActor({ district_organiser: city.districtA }))).toBe(true);
    });
  });

  describe('moving', () => {
    it('ends the old membership the day before the new one begins', async () => {
      const id = await aMember(product, { organizationId: city.team });
      await product.get(MoveMember).execute(anActor({ district_organiser: city.districtA }), { memberId: id, organizationId: city.enterprises[1], fromOn: '2026-04-01' });
      const members = product.get(Members);
      expect((await members.membershipOn(product.reader, id, '2026-03-31'))!.organizationId).toBe(city.team);
      expect(await members.membershipOn(product.reader, id, '2026-04-01')).toEqual({ organizationId: city.enterprises[1], districtId: city.districtA, lineage: [city.enterprises[1], city.districtA, city.cityId] });
      expect(await members.membershipOn(product.reader, id, '2025-12-31')).toBeNull();
    });

    it('needs the permission at both ends', async () => {
      const id = await aMember(product, { organizationId: city.team });
      const move = product.get(MoveMember);
      await expect(move.execute(cadre, { memberId: id, organizationId: city.enterprises[1], fromOn: '2026-04-01' })).rejects.toThrow(NotFound);
      await expect(move.execute(anActor({ unit_cadre: city.enterprises[1] }), { memberId: id, organizationId: city.enterprises[1], fromOn: '2026-04-01' })).rejects.toThrow(NotFound);
    });

    it('refuses a day not after the present membership, and a move to where the member is', async () => {
      const id = await aMember(product, { organizationId: city.team, fromOn: '2026-03-01' });
      const move = product.get(MoveMember);
      await expect(move.execute(platformActor, { memberId: id, organizationId: city.branch, fromOn: '2026-03-01' })).rejects.toThrow(MembershipTooEarly);
      await expect(move.execute(platformActor, { memberId: id, organizationId: city.team, fromOn: '2026-04-01' })).rejects.toThrow(AlreadyThere);
    });

    it('of two moves at once leaves one membership a day', async () => {
      const id = await aMember(product, { organizationId: city.team });
      const move = product.get(MoveMember);
      await Promise.allSettled([city.branch, city.enterprises[1]].map((organizationId) => move.execute(platformActor, { memberId: id, organizationId, fromOn: '2026-04-01' })));
      expect(await product.reader.rows(`select 1 from membership where member_id = $1 and to_on is null`, [id])).toHaveLength(1);
    });
  });

  describe('attributes', () => {
    it('are facts of a day: the new one holds from its day, the old one until the day before', async () => {
      const id = await aMember(product, { organizationId: city.team, attributes: { post_class: 'front_line' } });
      await product.get(RecordAttribute).execute(cadre, { memberId: id, attribute: 'post_class', value: 'manager', fromOn: '2026-05-01' });
      const members = product.get(Members);
      expect(await members.attributesOn(product.reader, id, '2026-04-30')).toEqual({ post_class: 'front_line' });
      expect(await members.attributesOn(product.reader, id, '2026-05-01')).toEqual({ post_class: 'manager' });
      await expect(product.get(RecordAttribute).execute(cadre, { memberId: id, attribute: 'post_class', value: 'head', fromOn: '2026-05-01' })).rejects.toThrow(AttributeTooEarly);
      await expect(product.get(RecordAttribute).execute(anActor({ unit_cadre: city.enterprises[1] }), { memberId: id, attribute: 'post_class', value: 'head', fromOn: '2026-06-01' })).rejects.toThrow(NotFound);
    });

    it('are verified by the level above, not by the unit that stated them', async () => {
      const id = await product.get(EnrolMember).execute(cadre, { memberNo: `A${newId()}`, name: '赵强', organizationId: city.team, fromOn: '2026-01-01', attributes: { migrant: 'yes' } });
      await expect(product.get(VerifyAttributes).execute(cadre, id)).rejects.toThrow(NotFound);
      await product.get(VerifyAttributes).execute(anActor({ district_organiser: city.districtA }), id);
      expect(await product.reader.first('select verified_at is not null as verified from member_attribute where member_id = $1', [id])).toEqual({ verified: true });
    });
  });

  describe('in lists', () => {
    const list = async (actor: Actor, args = 'first: 3') => {
      const answer = await product.ask(actor, `{ members(${args}) { nodes { id memberNo name organization { id } attributes { attribute value } } totalCount pageInfo { hasNextPage endCursor } } }`);
      return { errors: answer.errors, ...(answer.data?.members as unknown as { nodes: { id: string; memberNo: string; organization: { id: string }; attributes: object[] }[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string } }) };
    };

    it('a cadre sees the members of the own unit and below, and counts no others', async () => {
      const own = await product.reader.first<{ n: number }>(
        `select count(*)::int as n from membership s join organization_closure c on c.descendant_id = s.organization_id where c.ancestor_id = $1 and s.from_on <= '2026-05-11' and s.to_on is null`, [city.enterprises[0]]);
      const page = await list(cadre);
      expect(page.errors).toBeUndefined();
      expect(page.totalCount).toBe(own!.n);
      expect(page.pageInfo.hasNextPage).toBe(true);
      const inside = new Set<string>([city.enterprises[0], city.branch, city.team]);
      expect(page.nodes.every((node) => inside.has(node.organization.id))).toBe(true);
    });

    it('a node outside the actor’s own brings nobody', async () => {
      expect((await list(cadre, `organizationId: "${city.enterprises[1]}"`)).totalCount).toBe(0);
      expect((await list(anActor({ auditor: city.cityId }), `organizationId: "${city.enterprises[1]}"`)).totalCount).toBeGreaterThan(0);
    });

    it('a member and a judge may list nobody', async () => {
      for (const actor of [anActor({ member: city.team }), anActor({ judge: city.cityId }), visitor]) {
        const answer = await list(actor);
        expect(answer.errors).toHaveLength(1);
        expect(answer.nodes).toBeUndefined();
      }
    });

    it('are searched by the beginning of the name or of the number, full-width digits or not', async () => {
      const id = await aMember(product, { organizationId: city.team, name: '欧阳修远', memberNo: 'OY2026' });
      for (const search of ['欧阳', 'OY2026', 'ＯＹ２０２６']) expect((await list(cadre, `search: "${search}"`)).nodes.map((node) => node.id)).toEqual([id]);
      expect((await list(cadre, 'search: "修远"')).totalCount).toBe(0);
      expect((await list(cadre, 'search: "%"')).totalCount).toBe(0);
    });

    it('pages follow the member numbers and repeat nobody', async () => {
      const first = await list(cadre, 'first: 40');
      const second = await list(cadre, `first: 40, after: "${first.pageInfo.endCursor}"`);
      const numbers = [...first.nodes, ...second.nodes].map((node) => node.memberNo);
      expect(numbers).toEqual([...numbers].sort());
      expect(new Set(numbers).size).toBe(80);
    });
  });

  it('a member sees themselves and their attributes; a stranger is not found', async () => {
    const id = await aMember(product, { organizationId: city.team, attributes: { post_class: 'technical' } });
    const ask = (actor: Actor) => product.ask(actor, `{ member(id: "${id}") { name organization { id } attributes { value fromOn } } }`);
    const self = anActor({ member: city.team }, { memberId: id });
    expect((await ask(self)).data).toMatchObject({ member: { organization: { id: city.team }, attributes: [{ value: 'technical', fromOn: '2026-01-01' }] } });
    expect((await ask(cadre)).data).toMatchObject({ member: { attributes: [{ value: 'technical' }] } });
    for (const actor of [anActor({ unit_cadre: city.enterprises[2] }), anActor({ member: city.team })]) {
      expect((await ask(actor)).errors?.[0]?.originalError).toBeInstanceOf(NotFound);
    }
  });

  it('enrols through the edge with the refusal as a member of the union', async () => {
    const input = `input: { memberNo: "EDGE1", name: "周杰", organizationId: "${city.team}", fromOn: "2026-05-01" }`;
    const ask = () => product.ask(cadre, `mutation { enrolMember(${input}) { ... on Member { memberNo } ... on Refusal { code message } } }`);
    expect((await ask()).data).toEqual({ enrolMember: { memberNo: 'EDGE1' } });
    expect((await ask()).data).toMatchObject({ enrolMember: { code: 'MEMBER_NO_TAKEN' } });
  });
});
