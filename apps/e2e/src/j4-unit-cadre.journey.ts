import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeWorkbook } from '@jiangong/platform';
import { RunningProduct } from './running-product';
import type { Visitor } from './visitor';

const PASSWORD = 'jiangong-2026';
const RECOMMEND = 'recommendMember(input: RecommendMemberInput!)';
const CHECK = 'checkRecommendationSheet(input: RecommendationSheetInput!)';
const ACCEPT = 'acceptRecommendationSheet(input: RecommendationSheetInput!)';
const DEEDS = '2026年一季度改造总装工位夹具，节拍缩短11秒，带徒两人';

interface Named {
  readonly id: string;
  readonly name: string;
}
type Person = Named & { readonly memberNo: string };
interface Row {
  readonly origin: string;
  readonly desk: string;
  readonly organization: Named;
  readonly entry: { readonly member: Named };
}
interface Use {
  readonly category: Named;
  readonly places: number;
  readonly used: number;
}
interface Fault {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

describe('a unit cadre recommends monthly stars in the sample season (J4)', () => {
  let product: RunningProduct;
  let folder: string;
  let cadre: Visitor;
  let unit: Named;
  let round: { id: string; categories: Named[] };

  beforeAll(async () => {
    product = await RunningProduct.start('sample');
    folder = mkdtempSync(join(tmpdir(), 'jiangong-j4-'));
    cadre = await product.visitor().signIn('danwei', PASSWORD);
    const { viewer, openRounds } = await cadre.ask<{ viewer: { grants: { role: string; organization: Named }[] }; openRounds: { id: string; code: string; programme: { code: string; categories: Named[] } }[] }>(
      '{ viewer { grants { role organization { id name } } } openRounds { id code programme { code categories { id name } } } }');
    unit = viewer.grants.find((grant) => grant.role === 'unit_cadre')!.organization;
    const may = openRounds.find(({ code, programme }) => code === '2026-05' && programme.code === 'star')!;
    round = { id: may.id, categories: may.programme.categories };
  }, 1_200_000);
  afterAll(async () => {
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const categoryOf = (name: string): string => round.categories.find((one) => one.name === name)!.id;
  const inputFor = (member: Named, category: string) => ({ input: { roundId: round.id, organizationId: unit.id, categoryId: categoryOf(category), memberId: member.id, content: { deeds: DEEDS } } });

  async function uses(field: string, by: Visitor = cadre): Promise<Readonly<Record<string, Use>>> {
    const answer = await by.ask<{ uses: Use[] }>(`query ($roundId: ID!) { uses: ${field} { category { id name } places used } }`, { roundId: round.id });
    return Object.fromEntries(answer.uses.map((use) => [use.category.name, use]));
  }
  const unitPlaces = (): ReturnType<typeof uses> => uses(`unitPlaces(roundId: $roundId, organizationId: "${unit.id}")`);

  async function listOf(by: Visitor): Promise<{ nodes: Row[]; totalCount: number }> {
    const { recommendations } = await by.ask<{ recommendations: { nodes: Row[]; totalCount: number } }>(
      'query ($roundId: ID!) { recommendations(roundId: $roundId, first: 100) { totalCount nodes { origin desk organization { id name } entry { member { id name } } } } }', { roundId: round.id });
    return recommendations;
  }

  async function staffOf(organizationId: string, by: Visitor): Promise<Person[]> {
    const { members } = await by.ask<{ members: { nodes: Person[] } }>('query ($id: ID!) { members(organizationId: $id, first: 50) { nodes { id name memberNo } } }', { id: organizationId });
    return members.nodes;
  }

  /** Members of the unit whom nobody has put forward this month. */
  async function freshStaff(): Promise<Person[]> {
    const taken = new Set((await listOf(cadre)).nodes.map((row) => row.entry.member.id));
    return (await staffOf(unit.id, cadre)).filter((one) => !taken.has(one.id));
  }

  it('two skill stars fill the places; the third is refused with the rule and its figures', async () => {
    const staff = await freshStaff();
    for (let { used } = (await unitPlaces())['技能之星']!; used < 2; used++) await cadre.act(RECOMMEND, inputFor(staff.pop()!, '技能之星'));
    expect((await unitPlaces())['技能之星']).toMatchObject({ places: 2, used: 2 });
    const before = await listOf(cadre);
    const refusal = await cadre.refusalOf(RECOMMEND, inputFor(staff.pop()!, '技能之星'));
    expect(refusal.code).toBe('UNIT_PLACES_USED');
    expect(refusal.message).toContain('本单位本月技能之星名额为 2，已用 2');
    expect(refusal.facts).toMatchObject({ organization: unit.name, category: '技能之星', places: 2, used: 2 });
    expect(await listOf(cadre)).toEqual(before);
  });

  it('while typing, the cadre sees the district’s shares, as figures and never as other units’ people', async () => {
    const before = await uses('districtShare(roundId: $roundId)');
    const room = Object.values(await unitPlaces()).find((use) => use.used < use.places)!.category.name;
    await cadre.act(RECOMMEND, inputFor((await freshStaff())[0]!, room));
    const after = await uses('districtShare(roundId: $roundId)');
    expect(after).toEqual({ ...before, [room]: { ...before[room]!, used: before[room]!.used + 1 } });

    const counted = await product.rows<{ category: string; used: number }>(
      `select c.name as category, count(distinct r.entry_id)::int as used from recommendation r join category c on c.id = r.category_id
        where r.round_id = $1 and r.state in ('in_review', 'returned', 'passed') and r.district_id = (select district_id from organization where id = $2) group by c.name`, [round.id, unit.id]);
    for (const { category, used } of counted) expect(after[category]!.used).toBe(used);
    const own = new Set((await product.rows<{ id: string }>('select descendant_id as id from organization_closure where ancestor_id = $1', [unit.id])).map(({ id }) => id));
    expect((await listOf(cadre)).nodes.filter((row) => !own.has(row.organization.id))).toEqual([]);
  });

  it('a self-nomination stands in the same list with its origin and takes none of the places', async () => {
    const places = await unitPlaces();
    const self = await product.visitor().signIn('zhigong', PASSWORD);
    const input = { roundId: round.id, categoryId: categoryOf('创新之星'), content: { deeds: '自制拆装工具，检修时间由40分钟减为12分钟' } };
    await self.act('nominateSelf(input: NominateSelfInput!)', { input }, 'Entry { id }');
    const { nodes } = await listOf(cadre);
    expect(nodes.filter((row) => row.entry.member.name === '周渝生')).toMatchObject([{ origin: 'self_nomination', desk: 'unit', organization: { name: unit.name } }]);
    expect(new Set(nodes.map((row) => row.origin))).toEqual(new Set(['recommendation', 'self_nomination']));
    expect(await unitPlaces()).toEqual(places);
  });

  describe('an Excel of twelve rows', () => {
    let clerk: Visitor;
    let other: Named;
    let people: Person[];
    /** Twelve rows as they should be: the kinds in turn, so that labour and skill stand there three times. */
    let rows: string[][];

    beforeAll(async () => {
      // a unit that has put nobody forward this month
      [other] = (await product.rows<Named>(
        `select o.id, o.name from organization o where o.level = 'enterprise'
            and not exists (select 1 from recommendation r join organization_closure c on c.descendant_id = r.organization_id and c.ancestor_id = o.id where r.round_id = $1)
            and (select count(*) from membership m where m.organization_id = o.id) >= 12 order by o.name limit 1`, [round.id])) as [Named];
      const administrator = await product.visitor().signIn('guanli', PASSWORD);
      const { id } = await administrator.act<Named>('openAccount(input: OpenAccountInput!)', { input: { username: 'ganshi', name: '甘霖', password: PASSWORD } }, 'Account { id }');
      await administrator.act('grantRole(input: GrantRoleInput!)', { input: { accountId: id, role: 'unit_cadre', organizationId: other.id } });
      clerk = await product.visitor().signIn('ganshi', PASSWORD);
      people = await staffOf(other.id, clerk);
      rows = people.slice(0, 12).map((person, at) => [round.categories[at % 5]!.name, person.memberNo, person.name, DEEDS]);
    }, 120_000);

    /** Row numbers as the spreadsheet has them: the head is row 1. */
    const withCell = (table: readonly string[][], row: number, column: number, text: string): string[][] =>
      table.map((cells, at) => (at === row - 2 ? cells.map((cell, place) => (place === column ? text : cell)) : cells));

    async function upload(table: readonly string[][]): Promise<{ input: object }> {
      const path = join(folder, `${Math.random()}.xlsx`);
      await writeWorkbook(path, { name: '推荐', columns: ['类别', '工号', '姓名', '主要事迹'].map((name) => ({ name })), rows: table });
      const response = await clerk.fetch(`/files/uploads?name=${encodeURIComponent('五月推荐.xlsx')}`, { method: 'PUT', body: readFileSync(path) });
      expect(response.status).toBe(201);
      const { fileId } = (await response.json()) as { fileId: string };
      return { input: { fileId, roundId: round.id, organizationId: other.id } };
    }

    const check = (sheet: { input: object }): Promise<{ rowCount: number; faults: Fault[] }> =>
      clerk.act(CHECK, sheet, 'RecommendationSheet { rowCount faults { row column value reason } }');

    async function expectNothingCreated(): Promise<void> {
      expect((await listOf(clerk)).totalCount).toBe(0);
      const [{ entries }] = (await product.rows<{ entries: number }>('select count(*)::int as entries from entry where round_id = $1 and organization_id = $2', [round.id, other.id])) as [{ entries: number }];
      expect(entries).toBe(0);
    }

    it('reports the two faulty rows by row and column and creates nothing, checked or accepted', async () => {
      const sheet = await upload(withCell(withCell(rows, 3, 1, '8888888'), 7, 3, ''));
      const { rowCount, faults } = await check(sheet);
      expect(rowCount).toBe(12);
      expect(faults).toMatchObject([{ row: 3, column: '工号', value: '8888888' }, { row: 7, column: '主要事迹', value: '' }]);
      expect(faults[0]!.reason).toContain('没有找到这名职工');
      expect(faults[1]!.reason).toMatch(/必填|不能为空/);
      const refusal = await clerk.refusalOf(ACCEPT, sheet);
      expect(refusal).toMatchObject({ code: 'RECOMMENDATION_SHEET_FAULTY', facts: { rowCount: 12, faultCount: 2 } });
      expect(refusal.message).toMatch(/12 行.*2 处错误，一条也没有写入.*第 3 行“工号”.*第 7 行“主要事迹”/);
      await expectNothingCreated();
    });

    it('corrected, the two rows beyond the places are named with the figures, and still nothing is created', async () => {
      const sheet = await upload(rows);
      const { faults } = await check(sheet);
      expect(faults.map(({ row, column }) => [row, column])).toEqual([[12, '类别'], [13, '类别']]);
      for (const { reason } of faults) expect(reason).toContain('名额为 2，已用 2');
      expect((await clerk.refusalOf(ACCEPT, sheet)).facts).toMatchObject({ faultCount: 2 });
      await expectNothingCreated();
    });

    it('without them all ten are created at once, signed and on the district’s desk', async () => {
      const sheet = await upload(rows.slice(0, 10));
      expect(await check(sheet)).toMatchObject({ rowCount: 10, faults: [] });
      await expectNothingCreated();
      expect(await clerk.act(ACCEPT, sheet, 'BatchOutcome { done refused { id } }')).toMatchObject({ done: 10, refused: [] });
      const { nodes } = await listOf(clerk);
      expect(nodes.map((row) => row.entry.member.name).sort()).toEqual(people.slice(0, 10).map((one) => one.name).sort());
      expect(nodes.every((row) => row.desk === 'district')).toBe(true);
      for (const use of Object.values(await uses(`unitPlaces(roundId: $roundId, organizationId: "${other.id}")`, clerk))) expect(use).toMatchObject({ places: 2, used: 2 });
    });

    it('nobody accepts a sheet in another unit’s name, nor another’s file', async () => {
      const { input } = await upload(rows.slice(0, 1));
      expect(await clerk.failureOf(ACCEPT, { input: { ...input, organizationId: unit.id } })).toBe('NOT_ALLOWED');
      expect(await cadre.failureOf(ACCEPT, { input: { ...input, organizationId: unit.id } })).toBe('NOT_FOUND');
    });
  });
});
