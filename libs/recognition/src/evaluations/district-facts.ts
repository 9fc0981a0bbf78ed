import { rowsFrom, type RowSource } from '@jiangong/platform';
import type { DistrictFacts } from './evaluation.rules';
import type { SchemeContent, Source } from './scheme.rules';

/** Everything handed in for the rounds of the year, carried entries left out; `$1` the year. */
const TAKEN_PART = `
  select e.district_id as district, e.id, e.member_id, e.state, coalesce((
           select o.id from organization_closure c join organization o on o.id = c.ancestor_id where c.descendant_id = e.organization_id and o.level = 'enterprise' order by c.depth limit 1), e.organization_id) as unit
    from entry e join round r on r.id = e.round_id join programme p on p.id = r.programme_id join season s on s.id = p.season_id
   where s.year = $1 and r.phase = 'published' and e.origin <> 'carried' and e.state not in ('draft', 'withdrawn')`;

/** What a district passed up, when, and whether the city sent it back. */
const PASSED = `
  select n.district_id as district, min(t.at) filter (where t.desk = 'district' and t.act in ('pass', 'sign')) as at, min(r.judging_at) as due, bool_or(t.desk = 'city' and t.act = 'return') as is_returned
    from recommendation n join recommendation_step t on t.recommendation_id = n.id join round r on r.id = n.round_id join programme p on p.id = r.programme_id join season s on s.id = p.season_id
   where s.year = $1 and n.state <> 'withdrawn' group by n.id having bool_or(t.desk = 'district' and t.act in ('pass', 'sign'))`;

/** One row a district and figure; shares in thousandths, rounded down. */
const STATEMENTS: Readonly<Record<Exclude<Source, 'entered'>, string>> = {
  units: `select district, count(distinct unit)::int as value from (${TAKEN_PART}) t group by district`,
  persons: `select district, count(distinct member_id)::int as value from (${TAKEN_PART}) t group by district`,
  accepted: `select district, (count(*) filter (where state = 'accepted') * 1000 / count(*))::int as value from (${TAKEN_PART}) t group by district`,
  honours: `select h.district_id as district, count(*)::int as value from honour h join round r on r.id = h.round_id join programme p on p.id = r.programme_id join season s on s.id = p.season_id
             where s.year = $1 and h.revoked_at is null group by h.district_id`,
  passed_in_time: `select district, (count(*) filter (where at <= due) * 1000 / count(*))::int as value from (${PASSED}) t group by district`,
  returned: `select district, (count(*) filter (where is_returned) * 1000 / count(*))::int as value from (${PASSED}) t group by district`,
};

/** What is known of every district of the city for the indicators of a scheme; entered values count once they are confirmed. */
export async function districtFacts(source: RowSource, year: number, { groups }: SchemeContent): Promise<DistrictFacts[]> {
  const indicators = groups.flatMap((group) => group.indicators);
  const districts = await rowsFrom<{ id: string }>(source, `select id from organization where level = 'district' order by id`);
  const entered = await rowsFrom<{ district: string; indicator: string; value: number }>(source, 'select district_id as district, indicator, value from evaluation_evidence where year = $1 and is_confirmed', [year]);
  const found = new Map<Source, Map<string | null, number>>();
  for (const of of new Set(indicators.map((one) => one.source))) {
    if (of === 'entered') continue;
    found.set(of, new Map((await rowsFrom<{ district: string | null; value: number }>(source, STATEMENTS[of], [year])).map(({ district, value }) => [district, value])));
  }
  // who sent nothing up has no share of it; who has no unit has none
  const none = (of: Source): number | null => (of === 'units' || of === 'persons' || of === 'honours' ? 0 : null);
  return districts.map(({ id }) => ({
    districtId: id,
    values: Object.fromEntries(indicators.map(({ code, source: of }) => [
      code, of === 'entered' ? (entered.find((one) => one.district === id && one.indicator === code)?.value ?? null) : (found.get(of)!.get(id) ?? none(of)),
    ])),
  }));
}
