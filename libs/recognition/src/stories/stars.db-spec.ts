import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { platformActor, visitor, type Role } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { aRound, someRules } from '@jiangong/programme/testing';
import { DecideRound, ResultsModule, resultsEntities } from '@jiangong/results';
import { aMarkedRound, scoreRoundNow, signAsSeen, twoOfficers, type MarkedEntry } from '@jiangong/results/testing';
import { anActor, TestProduct } from '@jiangong/testing';
import { RecognitionModule, recognitionEntities } from '../recognition.module';

interface Star { id: string; name: string; title: string; rank: number; periodCode: string; organizationName: string; districtName: string | null; deeds: string; score: number }
interface Page { stars: { nodes: Star[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }

describe('the public star pages', () => {
  let product: TestProduct;
  let city: City;
  let programmeId: string;
  let people: readonly [string, string, string];

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule, RecognitionModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities, ...recognitionEntities],
    });
    city = await aCity(product);
    people = [await aMember(product, { organizationId: city.team }), await aMember(product, { organizationId: city.enterprises[1] }), await aMember(product, { organizationId: city.enterprises[2] })];
    ({ programmeId } = await aRound(product.uow, { phase: 'scheduled', code: '2026-12', position: 12 }));
    await product.reader.rows(`update programme set code = 'star' where id = $1`, [programmeId]);
    const quarter = await aRound(product.uow, { phase: 'collecting', cadence: 'quarter', code: '2026-Q1', programmeId, rules: someRules({ intake: { origins: ['carried'] }, deciding: { places: 3 }, notice: { workingDays: 0 }, title: '季度{category}' }) });
    await publishMonth('2026-01', 1, [entry(0, 'labour', 95), entry(1, 'labour', 93), entry(2, 'skill', 91)], quarter.roundId);
    await publishMonth('2026-02', 2, [entry(0, 'labour', 92), entry(2, 'labour', 92)], quarter.roundId);
    await publishQuarter(quarter.roundId);
  });
  afterAll(() => product?.stop());

  const entry = (person: 0 | 1 | 2, category: string, points: number): MarkedEntry => ({
    category, points: Array.from({ length: 5 }, () => points), memberId: people[person], name: `职工之${person}`,
    organizationId: [city.team, city.enterprises[1], city.enterprises[2]][person]!, districtId: person === 2 ? city.districtB : city.districtA,
  });
  const monthly = () => someRules({ deciding: { places: 3 }, notice: { workingDays: 0 } });

  async function finish(roundId: string): Promise<void> {
    const runId = await scoreRoundNow(product, roundId);
    await product.get(DecideRound).execute(platformActor, { roundId, runId });
    for (const officer of await twoOfficers(product, city)) await signAsSeen(product, officer, roundId);
    await product.drain();
  }

  async function publishMonth(code: string, position: number, entries: readonly MarkedEntry[], quarterId: string): Promise<void> {
    const world = await aMarkedRound(product, city, entries, { code, position, programmeId, rules: monthly() });
    await product.reader.rows('insert into round_feed (from_round_id, to_round_id, is_priority) values ($1, $2, false)', [world.roundId, quarterId]);
    await finish(world.roundId);
  }

  /** The carried entries get the marks of a panel the short way. */
  async function publishQuarter(roundId: string): Promise<void> {
    const carried = await product.reader.rows<{ id: string; version: string }>(`select e.id, v.id as version from entry e join entry_version v on v.entry_id = e.id where e.round_id = $1 order by e.code`, [roundId]);
    const judges = await product.reader.rows<{ id: string }>(`select distinct judge_id as id from score_sheet limit 5`);
    for (const { id, version } of carried) {
      for (const judge of judges) {
        await product.reader.rows(
          `with a as (insert into assignment (id, round_id, entry_id, judge_id, state, origin, panel_version, created_at) values (gen_random_uuid(), $1, $2, $3, 'active', 'computed', 1, now()) returning id),
                s as (insert into score_sheet (id, assignment_id, round_id, entry_id, entry_version_id, judge_id, state, revision, locked_at, version) select gen_random_uuid(), a.id, $1, $2, $4, $3, 'locked', 1, now(), 1 from a returning id)
           insert into mark (sheet_id, criterion, value, saved_at) select s.id, c, 90000, now() from s, unnest(array['diligence', 'skill', 'innovation', 'example']) c`, [roundId, id, judge.id, version]);
      }
    }
    await product.reader.rows(`update round set phase = 'judging' where id = $1`, [roundId]);
    await finish(roundId);
  }

  const STARS = `query S($period: String, $cadence: String, $category: String, $districtId: ID, $first: Int! = 20, $after: String) {
    stars(period: $period, cadence: $cadence, category: $category, districtId: $districtId, first: $first, after: $after) {
      nodes { id name title rank periodCode organizationName districtName deeds score } totalCount pageInfo { hasNextPage endCursor } } }`;
  const stars = async (variables: Record<string, unknown> = {}): Promise<Page['stars']> => ((await product.ask(visitor, STARS, variables)).data as unknown as Page).stars;

  it('shows the newest published month when no period is asked for, to anyone', async () => {
    const page = await stars();
    expect(page.nodes.map(({ name, rank, periodCode }) => [name, rank, periodCode])).toEqual([['职工之0', 1, '2026-02'], ['职工之2', 1, '2026-02']]);
    expect(page.totalCount).toBe(2);
  });

  it('shows a month, a kind, a district as asked, in the public order', async () => {
    const january = await stars({ period: '2026-01' });
    expect(january.nodes.map(({ title, rank, organizationName, districtName, score }) => [title, rank, organizationName, districtName, score])).toEqual([
      ['月度劳动之星', 1, '红岩机械有限公司', '江北区总工会', 95_000], ['月度劳动之星', 2, '嘉陵纺织有限公司', '江北区总工会', 93_000], ['月度技能之星', 1, '南山电力有限公司', '南岸区总工会', 91_000],
    ]);
    expect(january.nodes[0]!.deeds).toBe('三年无差错。');
    expect((await stars({ period: '2026-01', category: 'skill' })).nodes).toHaveLength(1);
    expect((await stars({ period: '2026-01', districtId: city.districtA })).nodes).toHaveLength(2);
    expect((await stars({ period: '2026-01', districtId: city.districtA, category: 'skill' })).nodes).toHaveLength(0);
    expect((await stars({ period: '2025-01' })).nodes).toEqual([]);
  });

  it('pages by the cursor without a gap or a repetition', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = await stars({ period: '2026-01', first: 1 }); ; page = await stars({ period: '2026-01', first: 1, after })) {
      seen.push(...page.nodes.map((star) => star.id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual((await stars({ period: '2026-01' })).nodes.map((star) => star.id));
    const { errors } = await product.ask(visitor, STARS, { after: 'nonsense' });
    expect(errors![0]!.message).toContain('分页位置无效');
  });

  it('a quarterly star leads back to its months, and shows the person’s other titles', async () => {
    const quarterly = await stars({ cadence: 'quarter' });
    const twice = quarterly.nodes.find((star) => star.name === '职工之0')!;
    expect(twice.title).toBe('季度劳动之星');
    const { data } = await product.ask(visitor, `query P($id: ID!) { star(id: $id) { star { id } path { periodCode title } others { periodCode } } }`, { id: twice.id });
    expect(data!.star).toEqual({
      star: { id: twice.id }, path: [{ periodCode: '2026-02', title: '月度劳动之星' }, { periodCode: '2026-01', title: '月度劳动之星' }],
      others: [{ periodCode: '2026-02' }, { periodCode: '2026-01' }],
    });
    const { errors } = await product.ask(visitor, `{ star(id: "00000000-0000-4000-8000-000000000000") { star { id } } }`);
    expect(errors![0]!.message).toContain('not found');
  });

  it('the periods, and units, persons and participations as three figures', async () => {
    const { data } = await product.ask(visitor, `{ starPeriods { code cadence stars } starFigures(year: 2026) { units persons participations stars byCategory { code name stars } byDistrict { name stars } } }`);
    expect(data!.starPeriods).toEqual([{ code: '2026-Q1', cadence: 'quarter', stars: 4 }, { code: '2026-02', cadence: 'month', stars: 2 }, { code: '2026-01', cadence: 'month', stars: 3 }]);
    expect(data!.starFigures).toMatchObject({ units: 3, persons: 3, participations: 5, stars: 9 });
  });

  describe('a district’s year', () => {
    const REPORT = `query ($district: ID!) { districtReport(year: 2026, districtId: $district) { code units nominees passed accepted stars } }`;
    type Line = { code: string; units: number; nominees: number; accepted: number; stars: number };
    const report = async (role: Role, node: string, district: string) => {
      const { data, errors } = await product.ask(anActor({ [role]: node }), REPORT, { district });
      return (data as unknown as { districtReport: Line[] } | null)?.districtReport ?? errors![0]!.message;
    };

    it('shows units, persons and stars of each round apart', async () => {
      const lines = (await report('district_organiser', city.districtA, city.districtA)) as Line[];
      expect(lines.find((line) => line.code === '2026-01')).toEqual({ code: '2026-01', units: 2, nominees: 2, passed: 2, accepted: 2, stars: 2 });
      expect(lines.find((line) => line.code === '2026-02')).toMatchObject({ nominees: 1 });
      expect(lines.find((line) => line.code === '2026-Q1')).toMatchObject({ nominees: 2, accepted: 2 });
    });

    it('is for its own organisers and those above; to others the district is not there', async () => {
      expect(await report('city_organiser', city.cityId, city.districtB)).toHaveLength(3);
      expect(await report('district_organiser', city.districtB, city.districtA)).toMatch(/not found|没有找到/);
      expect(await report('unit_cadre', city.enterprises[0], city.districtA)).toMatch(/not allowed/);
    });
  });
});
