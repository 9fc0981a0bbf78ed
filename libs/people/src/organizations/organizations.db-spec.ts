import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, NotAllowed, NotFound, platformActor, visitor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '../people.module';
import { aCity, aMember, type City } from '../testing';
import { anActor, TestProduct } from '@jiangong/testing';
import { CityExists, CreateOrganization, LevelNotUnderParent, MovedUnderItself, MoveOrganization, OrganizationNameTaken, Organizations, RenameOrganization } from './public';

describe('organizations', () => {
  let product: TestProduct;
  let city: City;

  beforeAll(async () => {
    product = await TestProduct.start({ modules: [PeopleModule], entities: peopleEntities });
    city = await aCity(product);
  });
  afterAll(() => product?.stop());

  const create = (actor = platformActor, input: Partial<Parameters<CreateOrganization['execute']>[1]> = {}) =>
    product.get(CreateOrganization).execute(actor, { name: `单位 ${newId()}`, level: 'enterprise', parentId: city.districtA, ...input });
  const districtOf = async (id: string) => (await product.reader.first<{ d: string | null }>('select district_id as d from organization where id = $1', [id]))!.d;

  it('knows every node above a node, nearest first', async () => {
    const lineage = await product.get(Organizations).lineageOf(product.reader, city.team);
    expect(lineage).toEqual([city.team, city.branch, city.enterprises[0], city.districtA, city.cityId]);
    expect(await product.get(Organizations).lineageOf(product.reader, newId())).toEqual([]);
  });

  it('finds the enterprise at or above a node, else the node itself', async () => {
    const organizations = product.get(Organizations);
    expect(await organizations.enterpriseOf(product.reader, city.team)).toBe(city.enterprises[0]);
    expect(await organizations.enterpriseOf(product.reader, city.enterprises[1])).toBe(city.enterprises[1]);
    expect(await organizations.enterpriseOf(product.reader, city.districtB)).toBe(city.districtB);
  });

  it('tells the unit and district of a member on a day, and none before the membership begins', async () => {
    const memberId = await aMember(product, { organizationId: city.team, fromOn: '2026-03-01' });
    const organizations = product.get(Organizations);
    expect(await organizations.unitOf(product.reader, memberId, '2026-03-01')).toEqual({ organizationId: city.enterprises[0], districtId: city.districtA });
    expect(await organizations.unitOf(product.reader, memberId, '2026-02-28')).toBeNull();
    expect(await product.uow.run(platformActor, {}, (tx) => organizations.unitOf(tx, memberId, '2026-05-01'))).toEqual({ organizationId: city.enterprises[0], districtId: city.districtA });
  });

  it('keeps an enterprise directly under an industry union in that union', async () => {
    expect(await districtOf(city.industryEnterprise)).toBe(city.industry);
  });

  it('lets whoever stands above the place add to the tree, and nobody from beside it', async () => {
    await expect(create(anActor({ district_organiser: city.districtA }))).resolves.toBeDefined();
    await expect(create(anActor({ district_organiser: city.districtB }))).rejects.toThrow(NotAllowed);
    await expect(create(anActor({ unit_cadre: city.enterprises[0] }))).rejects.toThrow(NotAllowed);
    await expect(create(anActor({ unit_cadre: city.enterprises[0] }), { level: 'team', parentId: city.branch })).resolves.toBeDefined();
    await expect(create(anActor({ judge: city.cityId }))).rejects.toThrow(NotAllowed);
    await expect(create(visitor)).rejects.toThrow(NotAllowed);
  });

  it('refuses a second city, a level out of order, a missing parent and a name that is taken', async () => {
    await expect(create(platformActor, { level: 'city', parentId: null })).rejects.toThrow(CityExists);
    await expect(create(platformActor, { level: 'team' })).rejects.toThrow(LevelNotUnderParent);
    await expect(create(platformActor, { parentId: newId() })).rejects.toThrow(NotFound);
    await expect(create(platformActor, { name: '红岩机械有限公司' })).rejects.toThrow(OrganizationNameTaken);
    await expect(create(anActor({ administrator: city.cityId }), { level: 'city', parentId: null })).rejects.toThrow(NotAllowed);
  });

  it('writes a whole set or nothing, and names what is taken', async () => {
    const write = product.uow.run(platformActor, {}, (tx) =>
      product.get(CreateOrganization).createMany(tx, ['甲厂', '乙厂', '甲厂'].map((name) => ({ name, level: 'enterprise' as const, parentId: city.districtB }))));
    await expect(write).rejects.toMatchObject({ facts: { names: ['甲厂'] } });
    expect(await product.reader.rows(`select 1 from organization where name in ('甲厂', '乙厂')`)).toEqual([]);
  });

  it('of two that take the same name at once, makes one', async () => {
    const outcomes = await Promise.allSettled([create(platformActor, { name: '同名公司' }), create(platformActor, { name: '同名公司' })]);
    expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('moves a node with all below it: closure and district follow', async () => {
    const unit = await create();
    const team = await create(platformActor, { level: 'team', parentId: unit });
    await product.get(MoveOrganization).execute(anActor({ city_organiser: city.cityId }), { organizationId: unit, parentId: city.industry });
    expect(await product.get(Organizations).lineageOf(product.reader, team)).toEqual([team, unit, city.industry, city.cityId]);
    expect(await districtOf(team)).toBe(city.industry);
    await expect(product.get(MoveOrganization).execute(anActor({ district_organiser: city.districtA }), { organizationId: unit, parentId: city.districtA })).rejects.toThrow(NotAllowed);
  });

  it('never hangs a node under itself, not even when two moves cross', async () => {
    const unit = await create();
    const [a, b] = [await create(platformActor, { level: 'branch', parentId: unit }), await create(platformActor, { level: 'branch', parentId: unit })];
    const move = product.get(MoveOrganization);
    await expect(move.execute(platformActor, { organizationId: a, parentId: a })).rejects.toThrow(MovedUnderItself);
    const outcomes = await Promise.allSettled([move.execute(platformActor, { organizationId: a, parentId: b }), move.execute(platformActor, { organizationId: b, parentId: a })]);
    expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('renames by the district above, not by a neighbour, and not to a name in use', async () => {
    const unit = await create();
    const rename = product.get(RenameOrganization);
    await rename.execute(anActor({ district_organiser: city.districtA }), { organizationId: unit, name: '改名公司' });
    await expect(rename.execute(anActor({ district_organiser: city.districtB }), { organizationId: unit, name: '又改名' })).rejects.toThrow(NotAllowed);
    await expect(rename.execute(platformActor, { organizationId: unit, name: '南山电力有限公司' })).rejects.toThrow(OrganizationNameTaken);
  });

  describe('as anyone sees it', () => {
    const list = async (args: string) => {
      const answer = await product.ask(visitor, `{ organizations(${args}) { nodes { id name childCount } totalCount pageInfo { hasNextPage endCursor } } }`);
      expect(answer.errors).toBeUndefined();
      return answer.data!.organizations as unknown as { nodes: { id: string; name: string; childCount: number }[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string } };
    };

    it('opens from the top, one level at a time', async () => {
      expect((await list('first: 5')).nodes).toEqual([{ id: city.cityId, name: '山城市总工会', childCount: 3 }]);
      expect((await list(`parentId: "${city.cityId}"`)).nodes.map((node) => node.id)).toEqual([city.districtA, city.districtB, city.industry]);
    });

    it('pages without losing or repeating a node', async () => {
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const page: Awaited<ReturnType<typeof list>> = await list(`level: "enterprise", first: 3${after ? `, after: "${after}"` : ''}`);
        seen.push(...page.nodes.map((node) => node.id));
        expect(page.totalCount).toBeGreaterThanOrEqual(4);
        [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining([...city.enterprises, city.industryEnterprise]));
    });

    it('finds by any part of the name, below a node when one is given, and takes % for a letter', async () => {
      expect((await list('search: "总装"')).nodes.map((node) => node.id).sort()).toEqual([city.branch, city.team].sort());
      expect((await list(`search: "有限公司", parentId: "${city.industry}"`)).nodes.map((node) => node.id)).toEqual([city.industryEnterprise]);
      expect((await list('search: "%"')).totalCount).toBe(0);
    });

    it('says not found for a missing one and bad input for a crooked id', async () => {
      expect((await product.ask(visitor, `{ organization(id: "${newId()}") { id } }`)).errors?.[0]?.originalError).toBeInstanceOf(NotFound);
      expect((await product.ask(visitor, `{ organization(id: "7") { id } }`)).errors).toHaveLength(1);
    });
  });

  it('a node added below one that is being moved hangs where the move puts it', async () => {
    const enterprise = await create();
    const branch = await create(platformActor, { level: 'branch', parentId: enterprise });
    const team = newId();
    let proceed = (): void => undefined;
    const held = new Promise<void>((resolve) => (proceed = resolve));
    const adding = product.uow.run(platformActor, {}, async (tx) => {
      await product.get(CreateOrganization).createMany(tx, [{ id: team, name: `班组 ${newId()}`, level: 'team', parentId: branch }]);
      await held;
    });
    await new Promise((pause) => setTimeout(pause, 100));
    const moving = product.get(MoveOrganization).execute(platformActor, { organizationId: enterprise, parentId: city.districtB });
    await new Promise((pause) => setTimeout(pause, 200));
    proceed();
    await Promise.all([adding, moving]);
    expect(await product.get(Organizations).lineageOf(product.reader, team)).toEqual([team, branch, enterprise, city.districtB, city.cityId]);
    expect(await districtOf(team)).toBe(city.districtB);
  });
});
