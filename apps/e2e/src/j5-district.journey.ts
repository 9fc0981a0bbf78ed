import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shanghai } from '@jiangong/kernel';
import { RunningProduct } from './running-product';
import { SmallCity } from './support/small-city';
import type { Visitor } from './visitor';

const DISTRICT = '江北区总工会';
const INDUSTRY = '市机械冶金工会';
const [FIRST, SECOND, THIRD] = ['红岩机械有限公司', '嘉陵纺织有限公司', '长江轴承有限公司'] as const;
const KINDS = ['劳动之星', '技能之星', '创新之星', '服务之星', '安康之星'];

const RECOMMEND = 'recommendMember(input: RecommendMemberInput!)';
const RETURN = 'returnRecommendation(input: ReturnRecommendationInput!)';
const PASS = 'passRecommendation(input: PassRecommendationInput!)';
const RESUBMIT = 'resubmitRecommendation(input: ResubmitRecommendationInput!)';
const ROW = `id state desk isJoined correctBy organization { name } entry { id title category { name } }
  steps { act desk organizationName byName reasonCode reason }`;

interface Row {
  readonly id: string;
  readonly state: string;
  readonly desk: string;
  readonly isJoined: boolean;
  readonly correctBy: string | null;
  readonly organization: { readonly name: string };
  readonly entry: { readonly id: string; readonly title: string; readonly category: { readonly name: string } };
  readonly steps: readonly { readonly act: string; readonly desk: string; readonly organizationName: string | null; readonly byName: string | null; readonly reasonCode: string | null; readonly reason: string | null }[];
}

describe('a district organiser reviews twenty-three and passes ten up (J5)', () => {
  let product: RunningProduct;
  let city: SmallCity;
  let round: Awaited<ReturnType<SmallCity['round']>>;
  let district: Visitor;
  let unit: Visitor;
  let shared: { memberId: string; entryId: string };

  beforeAll(async () => {
    product = await RunningProduct.migrated();
    city = await SmallCity.found(product, {
      now: shanghai(2026, 5, 11, 9, 30),
      unions: [
        { name: DISTRICT, level: 'district' }, { name: '南岸区总工会', level: 'district' }, { name: INDUSTRY, level: 'industry' },
        { name: FIRST, level: 'enterprise', under: DISTRICT, industryUnion: INDUSTRY, staff: 10 },
        { name: SECOND, level: 'enterprise', under: DISTRICT, staff: 10 }, { name: THIRD, level: 'enterprise', under: DISTRICT, staff: 3 },
      ],
      accounts: [
        { username: 'danwei', name: '唐晓蓉', role: 'unit_cadre', at: [FIRST, SECOND, THIRD] },
        { username: 'quxian', name: '黎文博', role: 'district_organiser', at: [DISTRICT] },
        { username: 'nanan', name: '冉文渊', role: 'district_organiser', at: ['南岸区总工会'] },
        { username: 'chanye', name: '向怀瑾', role: 'district_organiser', at: [INDUSTRY] },
        { username: 'shizong', name: '袁志行', role: 'city_organiser' },
      ],
    });
    product.run('api');
    product.run('worker');
    await product.untilReady();
    round = await city.round('star', '2026-05');
    [unit, district] = [await city.signIn('danwei'), await city.signIn('quxian')];
    for (const [name, count] of [[FIRST, 10], [SECOND, 10], [THIRD, 3]] as const) {
      for (let at = 0; at < count; at++) await recommend(unit, name, KINDS[at % 5]!, city.staff(name)[at]!.id);
    }
  }, 300_000);
  afterAll(() => product?.stop());

  const recommend = (by: Visitor, organization: string, kind: string, memberId: string): Promise<{ id: string; entry: { id: string } }> =>
    by.act(RECOMMEND, {
      input: { roundId: round.id, organizationId: city.id(organization), categoryId: round.categories[kind], memberId, content: { deeds: '攻克关键工序，带徒五人，合格率提高到99.6%' } },
    }, 'Recommendation { id entry { id } }');

  async function seenBy(visitor: Visitor, filter = ''): Promise<{ nodes: readonly Row[]; totalCount: number }> {
    const { recommendations } = await visitor.ask<{ recommendations: { nodes: Row[]; totalCount: number } }>(
      `query ($roundId: ID!) { recommendations(roundId: $roundId, first: 100${filter}) { totalCount nodes { ${ROW} } } }`, { roundId: round.id });
    return recommendations;
  }
  const onDesk = async (): Promise<readonly Row[]> => (await seenBy(district, ', desk: "district", state: "in_review"')).nodes;

  it('all twenty-three lie on the district’s desk, signed by their units', async () => {
    const { nodes, totalCount } = await seenBy(district);
    expect(totalCount).toBe(23);
    for (const { state, desk, steps } of nodes) {
      expect({ state, desk }).toEqual({ state: 'in_review', desk: 'district' });
      expect(steps).toMatchObject([{ act: 'sign', desk: 'unit', byName: '唐晓蓉' }]);
    }
  });

  it('a person whom an industry union recommends too is one entry, flagged to both', async () => {
    const [first] = (await onDesk()).filter((row) => row.organization.name === FIRST && row.entry.category.name === '劳动之星');
    const person = city.staff(FIRST).find((one) => one.name === first!.entry.title)!;
    const industry = await city.signIn('chanye');
    const own = await recommend(industry, INDUSTRY, '劳动之星', person.id);
    expect(own.entry.id).toBe(first!.entry.id);
    shared = { memberId: person.id, entryId: own.entry.id };
    const list = await seenBy(district);
    expect(list.totalCount).toBe(23);
    expect(list.nodes.filter((row) => row.isJoined).map((row) => row.entry.id)).toEqual([shared.entryId]);
    expect((await seenBy(industry)).nodes).toMatchObject([{ isJoined: true, desk: 'city', steps: [{ act: 'join', organizationName: INDUSTRY }] }]);
    const [{ entries }] = (await product.rows<{ entries: number }>('select count(*)::int as entries from entry where round_id = $1 and member_id = $2', [round.id, person.id])) as [{ entries: number }];
    expect(entries).toBe(1);
  });

  it('three go back with typed reasons and three working days; “other” alone says nothing', async () => {
    const [proof, deeds, other] = (await onDesk()).filter((row) => row.organization.name === THIRD);
    expect((await district.refusalOf(RETURN, { input: { id: other!.id, reasonCode: 'other' } })).code).toBe('RETURN_REASON_NEEDED');
    expect(await district.failureOf(RETURN, { input: { id: other!.id, reasonCode: 'because' } })).toBe('BAD_INPUT');
    const reasons = [[proof!, 'proof_missing', '请补充技能等级证书'], [deeds!, 'deeds_unclear', '请写清时间和结果'], [other!, 'other', '岗位名称与名册不符']] as const;
    for (const [row, reasonCode, reason] of reasons) {
      const returned = await district.act<Row>(RETURN, { input: { id: row.id, reasonCode, reason } }, `Recommendation { ${ROW} }`);
      // Monday 11 May; Tuesday, Wednesday and Thursday to correct
      expect(new Date(returned.correctBy!)).toEqual(shanghai(2026, 5, 15));
      expect(returned.steps.at(-1)).toMatchObject({ act: 'return', organizationName: DISTRICT, byName: '黎文博', reasonCode, reason });
    }
    expect((await seenBy(unit, ', state: "returned"')).totalCount).toBe(3);
    expect(await onDesk()).toHaveLength(20);
  });

  it('the unit corrects one in time and it lies on the same desk again', async () => {
    const [row] = (await seenBy(unit, ', state: "returned"')).nodes;
    expect(await district.failureOf(RESUBMIT, { input: { id: row!.id, content: { deeds: '区里代改' } } })).toBe('NOT_ALLOWED');
    const again = await unit.act<Row>(RESUBMIT, { input: { id: row!.id, content: { deeds: '2026年4月完成主轴改造，已附证书' } } }, `Recommendation { ${ROW} }`);
    expect(again).toMatchObject({ state: 'in_review', desk: 'district', correctBy: null });
    expect(again.steps.map((step) => step.act)).toEqual(['sign', 'return', 'resubmit']);
    await district.act(RETURN, { input: { id: row!.id, reasonCode: 'proof_missing', reason: '证书不清晰' } });
    expect((await seenBy(district, ', state: "returned"')).totalCount).toBe(3);
  });

  it('ten pass, two of each kind; the eleventh is refused with the rule and its figures', async () => {
    const all = await onDesk();
    const chosen = KINDS.flatMap((kind) => {
      const ofKind = all.filter((row) => row.entry.category.name === kind);
      return [...ofKind.filter((row) => row.isJoined), ...ofKind.filter((row) => !row.isJoined)].slice(0, 2);
    });
    const { passRecommendations } = await district.ask<{ passRecommendations: { done: number; refused: unknown[] } }>(
      'mutation ($ids: [ID!]!) { passRecommendations(ids: $ids) { done refused { id } } }', { ids: chosen.map((row) => row.id) });
    expect(passRecommendations).toEqual({ done: 10, refused: [] });

    const left = await onDesk();
    expect(left).toHaveLength(10);
    const eleventh = left.find((row) => row.entry.category.name === '劳动之星')!;
    const refusal = await district.refusalOf(PASS, { input: { id: eleventh.id } });
    expect(refusal.message).toBe(`${DISTRICT}本月劳动之星上报名额为 2，已报 2`);
    expect(refusal).toMatchObject({ code: 'DISTRICT_PLACES_USED', facts: { organization: DISTRICT, category: '劳动之星', places: 2, used: 2 } });
    const { districtPlaces } = await district.ask<{ districtPlaces: { used: number; places: number }[] }>(
      'query ($roundId: ID!, $districtId: ID!) { districtPlaces(roundId: $roundId, districtId: $districtId) { used places } }', { roundId: round.id, districtId: city.id(DISTRICT) });
    expect(districtPlaces).toEqual(KINDS.map(() => ({ used: 2, places: 2 })));
  });

  it('the city sees exactly those ten with their signatures, and the person of two unions once', async () => {
    const organiser = await city.signIn('shizong');
    const { nodes } = await seenBy(organiser, ', desk: "city"');
    expect(new Set(nodes.map((row) => row.entry.id)).size).toBe(10);
    for (const row of nodes.filter((one) => one.organization.name !== INDUSTRY)) {
      expect(row.steps).toMatchObject([{ act: 'sign', desk: 'unit', organizationName: row.organization.name }, { act: 'pass', desk: 'district', organizationName: DISTRICT, byName: '黎文博' }]);
    }
    expect(nodes.filter((row) => row.isJoined).map((row) => [row.entry.id, row.organization.name]).sort()).toEqual(
      [[shared.entryId, FIRST], [shared.entryId, INDUSTRY]].sort());
    const { entry } = await organiser.ask<{ entry: { recommendations: { steps: { organizationName: string }[] }[] } }>(
      'query ($id: ID!) { entry(id: $id) { recommendations { steps { organizationName } } } }', { id: shared.entryId });
    expect(entry.recommendations.flatMap(({ steps }) => steps.map((step) => step.organizationName)).sort()).toEqual([FIRST, DISTRICT, INDUSTRY].sort());
    // what still lies on the district's desk is the district's alone
    expect(await organiser.failureOf(PASS, { input: { id: (await onDesk())[0]!.id } })).toBe('NOT_ALLOWED');
  });

  it('another district’s organiser finds none of it: the same words as for what is not there', async () => {
    const other = await city.signIn('nanan');
    expect(await seenBy(other)).toEqual({ nodes: [], totalCount: 0 });
    const [row] = await onDesk();
    for (const id of [row!.id, '019e0000-0000-7000-8000-000000000000']) {
      expect(await other.failureOf(PASS, { input: { id } })).toBe('NOT_FOUND');
      expect(await other.failureOf(RETURN, { input: { id, reasonCode: 'incomplete' } })).toBe('NOT_FOUND');
      const batch = await other.send('mutation ($ids: [ID!]!) { passRecommendations(ids: $ids) { done } }', { ids: [id] });
      expect(batch.errors![0]!.extensions.code).toBe('NOT_FOUND');
    }
    const answers = await Promise.all([row!.entry.id, '019e0000-0000-7000-8000-000000000000'].map((id) => other.send('query ($id: ID!) { entry(id: $id) { id } }', { id })));
    expect(new Set(answers.map(({ errors }) => errors![0]!.message)).size).toBe(1);
    expect(await unit.failureOf(PASS, { input: { id: row!.id } })).toBe('NOT_ALLOWED');
    expect(await onDesk()).toHaveLength(10);
  });

  it('the district’s report shows units, nominees, what was passed up and stars of the month, each by itself', async () => {
    const { viewer } = await district.ask<{ viewer: { grants: { organization: { id: string } }[] } }>('{ viewer { grants { organization { id } } } }');
    const districtId = viewer.grants[0]!.organization.id;
    const REPORT = 'query ($id: ID!) { districtReport(year: 2026, districtId: $id) { code units nominees passed accepted stars } }';
    const { districtReport } = await district.ask<{ districtReport: { code: string }[] }>(REPORT, { id: districtId });
    expect(districtReport.find((line) => line.code === '2026-05')).toEqual({ code: '2026-05', units: 3, nominees: 23, passed: 10, accepted: 0, stars: 0 });
    expect((await (await city.signIn('nanan')).send(REPORT, { id: districtId })).errors![0]!.extensions.code).toBe('NOT_FOUND');
  });
});
