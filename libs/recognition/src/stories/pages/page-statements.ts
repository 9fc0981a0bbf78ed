import { NAMES, STAR } from '../star-statements';
import { WORK, WORK_NAMES } from '../works/work-statements';

/** What a page lists of each; more is asked for by the list's own query. */
const MOST = 24;

const starsWhere = (clause: string): string => `
  (select coalesce(json_agg(page order by page."conferredAt" desc, page."periodCode" desc, page.id), '[]') from (
     select ${STAR} from (select * from standing_honour h where ${clause} order by h.conferred_at desc, h.id limit ${MOST}) h ${NAMES}) page)`;
const worksWhere = (clause: string): string => `
  (select coalesce(json_agg(page order by page."publishedAt" desc, page.id desc), '[]') from (
     select ${WORK} from (select * from work w where w.state = 'approved' and ${clause} order by w.published_at desc, w.id desc limit ${MOST}) w ${WORK_NAMES}) page)`;

/** A unit that has something to show; `$1` its id. */
export const UNIT_PAGE = `
  select o.id, o.name, d.id as "districtId", d.name as "districtName",
         (select count(*)::int from standing_honour h where h.organization_id = o.id) as "starCount",
         (select count(distinct h.member_id)::int from standing_honour h where h.organization_id = o.id) as "personCount",
         (select count(*)::int from work w where w.organization_id = o.id and w.state = 'approved') as "workCount",
         ${starsWhere('h.organization_id = $1')} as stars, ${worksWhere('w.organization_id = $1')} as works
    from organization o left join organization d on d.id = o.district_id
   where o.id = $1 and (exists (select 1 from standing_honour h where h.organization_id = o.id) or exists (select 1 from work w where w.organization_id = o.id and w.state = 'approved'))`;

const WORKS_OF = `(w.member_id = $1 or w.entry_id in (select a.entry_id from entry_author a where a.member_id = $1))`;

/** A person with a published title or a public work: name and unit as they stand there, and nothing else of the person (domain.md §7). */
export const PERSON_PAGE = `
  with shown as (
    (select h.organization_id, h.conferred_at as at from standing_honour h where h.member_id = $1 order by h.conferred_at desc limit 1)
    union all
    (select w.organization_id, w.published_at from work w where w.state = 'approved' and ${WORKS_OF} order by w.published_at desc limit 1)
    order by at desc limit 1)
  select m.id, m.name, o.id as "organizationId", o.name as "organizationName", d.name as "districtName",
         ${starsWhere('h.member_id = $1')} as stars, ${worksWhere(WORKS_OF)} as works
    from shown join member m on m.id = $1 join organization o on o.id = shown.organization_id left join organization d on d.id = o.district_id
   where not exists (select 1 from hidden_person hidden where hidden.member_id = $1)`;

/** One's own page, whether one wants it or not; `$1` the member. */
export const OWN_PAGE = `
  select m.id, hidden.hidden_at as "hiddenAt",
         (exists (select 1 from standing_honour h where h.member_id = $1) or exists (select 1 from work w where w.state = 'approved' and ${WORKS_OF})) as "hasSomething",
         (select coalesce(json_agg(json_build_object('id', n.id, 'title', n.title, 'publishedAt', n.published_at) order by n.published_at desc), '[]')
            from news_item n where n.member_id = $1 and n.kind = 'profile' and n.state = 'published') as profiles
    from member m left join hidden_person hidden on hidden.member_id = m.id where m.id = $1`;

const ROUNDS = `select r.id, r.code, r.name, r.cadence, r.position, r.phase, p.code as programme, p.name as "programmeName", p.position as "programmePosition", s.year
    from season s join programme p on p.season_id = s.id join round r on r.programme_id = p.id`;

/**
 * Honours of a year by district or by industry union: `$1` the year, `$2` district or industry. The year's rounds lead to
 * their honours by index. The rank before is that of the honours conferred before the month of the newest list.
 */
export const HONOUR_TABLE = `
  with rounds as (${ROUNDS} where s.year = $1 and r.phase = 'published'),
  won as (
    select h.member_id, h.rank, h.cadence, h.conferred_at,
           case when $2 = 'industry' then coalesce(o.industry_union_id, case when d.level = 'industry' then d.id end) when d.level = 'district' then d.id end as node_id
      from rounds r join standing_honour h on h.programme_code = r.programme and h.period_code = r.code
      join organization o on o.id = h.organization_id left join organization d on d.id = h.district_id),
  since as (select date_trunc('month', max(conferred_at) at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai' as at from won),
  counted as (
    select node_id, count(*)::int as honours, count(*) filter (where rank = 1)::int as firsts, count(distinct member_id)::int as persons,
           count(*) filter (where cadence = 'month')::int as months, count(*) filter (where cadence = 'quarter')::int as quarters, count(*) filter (where cadence = 'year')::int as years,
           count(*) filter (where conferred_at < since.at)::int as before, count(*) filter (where conferred_at < since.at and rank = 1)::int as firsts_before
      from won cross join since where node_id is not null group by node_id),
  ranked as (
    select c.*, rank() over (order by honours desc, firsts desc)::int as rank, case when before > 0 then rank() over (order by before desc, firsts_before desc)::int end as rank_before from counted c)
  select (select at from since) as "changedSince", (select count(*)::int from won where node_id is null) as elsewhere,
         (select coalesce(json_agg(json_build_object('rank', r.rank, 'rankBefore', r.rank_before, 'organizationId', o.id, 'name', o.name, 'honours', r.honours, 'firsts', r.firsts,
                   'persons', r.persons, 'months', r.months, 'quarters', r.quarters, 'years', r.years) order by r.rank, o.position, o.name), '[]')
            from ranked r join organization o on o.id = r.node_id) as rows`;

/**
 * Figures of a year and the one before, whole, by programme and by round. A carried entry is the same participation once
 * more, so it is not counted; `$1` the year.
 */
export const SEASON_FIGURES = `
  with all_rounds as (${ROUNDS} where s.year in ($1, $1 - 1)),
  rounds as (select * from all_rounds where phase = 'published'),
  taken_part as (
    select r.year, r.programme, r.code, e.member_id, unit.id as unit_id from rounds r join entry e on e.round_id = r.id
     cross join lateral (
       select o.id from organization_closure above join organization o on o.id = above.ancestor_id
        where above.descendant_id = e.organization_id and (o.level = 'enterprise' or above.depth = 0)
        order by (o.level = 'enterprise') desc, above.depth limit 1) unit
     where e.origin <> 'carried' and e.state not in ('draft', 'withdrawn')),
  took as (select year, programme, code, count(distinct unit_id)::int as units, count(distinct member_id)::int as persons, count(*)::int as participations
             from taken_part group by grouping sets ((year), (year, programme), (year, programme, code))),
  won as (select r.year, r.programme, r.code, count(*)::int as honours from rounds r join standing_honour h on h.programme_code = r.programme and h.period_code = r.code
           group by grouping sets ((r.year), (r.year, r.programme), (r.year, r.programme, r.code))),
  shown as (select r.year, r.programme, r.code, count(*)::int as works from all_rounds r join work w on w.programme_code = r.programme and w.period_code = r.code and w.state = 'approved'
             group by grouping sets ((r.year), (r.year, r.programme), (r.year, r.programme, r.code)))
  select (select coalesce(json_agg(took), '[]') from took) as took, (select coalesce(json_agg(won), '[]') from won) as won, (select coalesce(json_agg(shown), '[]') from shown) as shown,
         (select coalesce(json_agg(r order by r."programmePosition", r.cadence, r.position), '[]') from all_rounds r where r.year = $1) as rounds`;
