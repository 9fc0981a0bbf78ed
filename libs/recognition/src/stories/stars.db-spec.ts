import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, platformActor, visitor, type Actor, type Role } from '@jiangong/kernel';
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
import { ReviewNews, SaveNews, SubmitNews } from './news/public';
import { SharedPages } from './shared/public';

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
    await product.reader.rows(`update entry_version set content = '{"deeds": "三年无差错，联系电话139 8333 4455。"}' where entry_id = $1`, [world.entryIds[0]]);
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
    expect(january.nodes.map(({ deeds }) => deeds)).toEqual(['三年无差错，联系电话＊＊＊。', '三年无差错。', '三年无差错。']);
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

  it('honours by district and by industry, with the rank before the newest month', async () => {
    const table = async (by: string) => {
      const { data, errors } = await product.ask(visitor, `query ($by: String!) { honourTable(year: 2026, by: $by) { elsewhere rows { rank rankBefore name honours firsts persons months quarters years } } }`, { by });
      expect(errors).toBeUndefined();
      return (data as unknown as { honourTable: { elsewhere: number; rows: Record<string, unknown>[] } }).honourTable;
    };
    const districts = await table('district');
    expect(districts.rows.map(({ name, rank }) => [name, rank])).toEqual([['江北区总工会', 1], ['南岸区总工会', 2]]);
    expect(districts.rows.reduce((sum, row) => sum + (row.honours as number), 0) + districts.elsewhere).toBe(9);
    expect(districts.rows[0]).toMatchObject({ rankBefore: null, persons: 2, months: 3, quarters: 2, years: 0 });
    // the first enterprise belongs to an industry union, the others to none
    const industries = await table('industry');
    expect(industries).toMatchObject({ rows: [{ rank: 1, name: '市机械产业工会', persons: 1 }] });
    expect((industries.rows[0]!.honours as number) + industries.elsewhere).toBe(9);
    expect((await product.ask(visitor, '{ honourTable(year: 2026, by: "age") { elsewhere } }')).errors).toHaveLength(1);
    const { data } = await product.ask(visitor, '{ honourTable(year: 2025) { elsewhere rows { rank } } }');
    expect(data!.honourTable).toEqual({ elsewhere: 0, rows: [] });
  });

  it('the rank before is that of what was conferred before the month of the newest list', async () => {
    await product.reader.rows(`update honour set conferred_at = conferred_at - interval '40 days' where period_code = '2026-01'`);
    const { data } = await product.ask(visitor, '{ honourTable(year: 2026) { rows { name rank rankBefore } } }');
    expect(data!.honourTable).toEqual({ rows: [{ name: '江北区总工会', rank: 1, rankBefore: 1 }, { name: '南岸区总工会', rank: 2, rankBefore: 2 }] });
    await product.reader.rows(`update honour set conferred_at = conferred_at + interval '40 days' where period_code = '2026-01'`);
  });

  it('the season’s figures are those of the programme, with what each counts, and no year before where there was none', async () => {
    const { data } = await product.ask(visitor, `{ seasonFigures(year: 2026) { counts { units persons participations honours works } before { units } programmes { code counts { honours } rounds { code counts { participations honours } } } definitions { figure name text } }
      next: seasonFigures(year: 2027) { counts { honours } before { honours participations } } }`);
    expect(data!.seasonFigures).toMatchObject({
      counts: { units: 3, persons: 3, participations: 5, honours: 9, works: 0 }, before: null,
      programmes: [{ code: 'star', counts: { honours: 9 }, rounds: [{ code: '2026-01', counts: { participations: 3, honours: 3 } }, { code: '2026-02', counts: { participations: 2, honours: 2 } }, { code: '2026-Q1', counts: { participations: 0, honours: 4 } }] }],
    });
    expect((data!.seasonFigures as unknown as { definitions: { figure: string }[] }).definitions.map((one) => one.figure)).toEqual(['units', 'persons', 'participations', 'honours', 'works']);
    expect(data!.next).toEqual({ counts: { honours: 0 }, before: { honours: 9, participations: 5 } });
  });

  it('a unit and a person are shown once they have something to show, by name and unit alone', async () => {
    const unitPage = 'query ($id: ID!) { publicUnit(id: $id) { name districtName starCount personCount workCount stars { title personId } works { id } } }';
    const shown = await product.ask(visitor, unitPage, { id: city.enterprises[1] });
    expect(shown.data!.publicUnit).toMatchObject({ name: '嘉陵纺织有限公司', districtName: '江北区总工会', personCount: 1, workCount: 0, works: [] });
    expect((await product.ask(visitor, unitPage, { id: city.industryEnterprise })).errors![0]!.message).toMatch(/not found|没有找到/);
    const personPage = 'query ($id: ID!) { publicPerson(id: $id) { name organizationName stars { periodCode } works { id } } }';
    const person = await product.ask(visitor, personPage, { id: people[0] });
    expect(person.data!.publicPerson).toMatchObject({ organizationName: '红岩机械有限公司', works: [] });
    expect((person.data!.publicPerson as unknown as { stars: unknown[] }).stars).toHaveLength(3);
    const nobody = await aMember(product, { organizationId: city.enterprises[1] });
    expect((await product.ask(visitor, personPage, { id: nobody })).errors![0]!.message).toMatch(/not found|没有找到/);
  });

  describe('a person who wants no page of their own', () => {
    const OWN = 'id hiddenAt hasSomething profiles { title }';
    const own = (who: Actor, what: string) => product.ask(who, `mutation { ${what} { __typename ... on OwnPage { ${OWN} } } }`);
    const page = async (id: string) => (await product.ask(visitor, 'query ($id: ID!) { publicPerson(id: $id) { id } }', { id })).data?.publicPerson ?? null;
    const linked = async () => ((await product.ask(visitor, STARS_OF_PERSONS)).data as unknown as { stars: { nodes: { personId: string | null }[] } }).stars.nodes.map((star) => star.personId);
    const STARS_OF_PERSONS = '{ stars(period: "2026-01") { nodes { personId } } }';

    it('has none from that answer on, the list keeps the name without a link, and a profile goes along', async () => {
      const [writer, reader] = await twoOfficers(product, city);
      const star = anActor({}, { memberId: people[1], accountId: newId() });
      const news = { id: await product.get(SaveNews).execute(writer!, { kind: 'profile', title: '巧手', summary: '二十年', html: '<p>她的二十年</p>', source: '宣教部', organizationId: city.cityId, memberId: people[1] }) };
      const version = async () => (await product.reader.first<{ version: number }>('select version from news_item where id = $1', [news.id]))!.version;
      await product.get(SubmitNews).execute(writer!, { ...news, version: await version() });
      await product.get(ReviewNews).execute(reader!, { ...news, version: await version(), act: 'approve' });
      expect((await product.ask(star, `{ myPage { ${OWN} } }`)).data!.myPage).toMatchObject({ id: people[1], hiddenAt: null, hasSomething: true, profiles: [{ title: '巧手' }] });

      expect(await product.get(SharedPages).page(`/people/${people[1]}`)).toMatchObject({ title: expect.stringContaining('职工'), links: expect.arrayContaining([expect.objectContaining({ to: expect.stringMatching(/^\/stars\//) })]) });

      expect((await own(star, 'hideMyPage')).data!.hideMyPage).toMatchObject({ hiddenAt: expect.anything(), profiles: [] });
      expect(await page(people[1])).toBeNull();
      expect(await product.get(SharedPages).page(`/people/${people[1]}`)).toBeNull();
      expect(await linked()).toEqual(expect.arrayContaining([people[0], null]));
      expect(await linked()).not.toContain(people[1]);
      expect((await product.ask(visitor, 'query ($id: ID!) { newsItem(id: $id) { id } }', news)).errors).toHaveLength(1);
      expect(await product.reader.first('select state, reason_code as "reasonCode" from news_item where id = $1', [news.id])).toEqual({ state: 'withdrawn', reasonCode: 'consent' });
      // nor can it be brought back without the person
      await product.get(SaveNews).execute(writer!, { ...news, version: await version(), kind: 'profile', title: '巧手', summary: '二十年', html: '<p>她的二十年</p>', source: '宣教部', organizationId: city.cityId, memberId: people[1] });
      await expect(product.get(SubmitNews).execute(writer!, { ...news, version: await version() })).rejects.toMatchObject({ code: 'NEWS_PERSON_HIDDEN' });

      expect((await own(star, 'showMyPage')).data!.showMyPage).toMatchObject({ hiddenAt: null });
      expect(await page(people[1])).toEqual({ id: people[1] });
    });

    it('is only the one who asks: who belongs to nobody hides nobody, and who is not signed in asks in vain', async () => {
      const officer = anActor({ city_organiser: city.cityId }, { memberId: null });
      expect((await own(officer, 'hideMyPage')).errors).toHaveLength(1);
      expect((await product.ask(officer, `{ myPage { ${OWN} } }`)).data!.myPage).toBeNull();
      expect((await own(visitor, 'hideMyPage')).errors).toHaveLength(1);
      expect(await page(people[0])).toEqual({ id: people[0] });
    });
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
