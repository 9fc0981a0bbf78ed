import { pageOf } from './persons/public';

/** The columns of a star; `h` the honour, `o` its unit, `d` its district. */
export const STAR = `h.id, h.name, h.title, h.category_code as "categoryCode", h.category_name as "categoryName", h.period_code as "periodCode", h.cadence,
  h.rank, ${pageOf('h.member_id')} as "personId", o.id as "organizationId", o.name as "organizationName", h.district_id as "districtId", d.name as "districtName", h.deeds, h.score, h.conferred_at as "conferredAt",
  (select u.published_at from publication u where u.id = h.publication_id and u.supersedes_id is not null) as "correctedAt", h.category_position as "categoryPosition"`;

export const NAMES = `join organization o on o.id = h.organization_id left join organization d on d.id = h.district_id`;

export interface StarFilters {
  readonly isNewest: boolean;
  readonly byCategory: boolean;
  readonly byDistrict: boolean;
}

/**
 * The rows of a page before they are dressed. Each way of asking is a text of its own, so that each has its index
 * and its plan: $1 programme, $2 the period (or, for the newest, the cadence), then category and district when asked for.
 */
function where({ isNewest, byCategory, byDistrict }: StarFilters): { clause: string; next: number } {
  const period = isNewest
    ? `(select newest.period_code from standing_honour newest where newest.programme_code = $1 and newest.cadence = $2 order by newest.period_code desc limit 1)`
    : '$2';
  const district = byCategory ? '$4' : '$3';
  const clause = `h.programme_code = $1 and h.period_code = ${period}${byCategory ? ' and h.category_code = $3' : ''}${byDistrict ? ` and h.district_id = ${district}` : ''}`;
  return { clause, next: 3 + Number(byCategory) + Number(byDistrict) };
}

/**
 * One page as one JSON text, in the public order (category, rank, id). The cursor is always bound (the first page
 * starts before everything), so that every page is the same index range.
 */
export function starsStatement(filters: StarFilters): string {
  const { clause, next } = where(filters);
  return `
    select coalesce(json_agg(page order by page."categoryPosition", page.rank, page.id), '[]') as stars from (
      select ${STAR}
        from (select * from standing_honour h where ${clause} and (h.category_position, h.rank, h.id) > ($${next}::int, $${next + 1}::int, $${next + 2}::uuid)
               order by h.category_position, h.rank, h.id limit $${next + 3}) h
        ${NAMES}) page`;
}

export const starCountStatement = (filters: StarFilters): string => `select count(*)::int as count from standing_honour h where ${where(filters).clause}`;

/** A star with the person's other titles and the way back through the entries it was carried from; one statement. */
export const STAR_PAGE = `
  with recursive chosen as (select * from standing_honour where id = $1),
  lineage as (
    select s.source_entry_id as entry_id from entry_source s join chosen on chosen.entry_id = s.entry_id
    union
    select s.source_entry_id from entry_source s join lineage on lineage.entry_id = s.entry_id)
  select (select to_json(page) from (select ${STAR} from chosen h ${NAMES}) page) as star,
         (select coalesce(json_agg(page order by page."conferredAt" desc, page."periodCode" desc, page.id), '[]') from (
            select ${STAR} from standing_honour h ${NAMES}
             where h.member_id = (select member_id from chosen) and h.id <> $1
             order by h.conferred_at desc, h.period_code desc, h.id limit 50) page) as others,
         (select coalesce(json_agg(page order by page."conferredAt" desc, page."periodCode" desc, page.id), '[]') from (
            select ${STAR} from standing_honour h ${NAMES}
             where h.entry_id in (select entry_id from lineage)) page) as path,
         chosen.publication_id as "publicationId"
    from chosen`;

/** By which publication a title was taken back; its row stays, its page does not (domain.md §7). */
export const TAKEN_BACK_BY = 'select revoked_by_id as "publicationId" from honour where id = $1 and revoked_by_id is not null';

/** Newest first; within a season the year, its quarters, its months. */
export const STAR_PERIODS = `
  select h.period_code as code, h.cadence, max(r.name) as name, count(*)::int as stars
    from standing_honour h join round r on r.id = h.round_id
   where h.programme_code = $1
   group by h.period_code, h.cadence
   order by array_position(array['year', 'quarter', 'month', 'stage'], h.cadence), h.period_code desc`;

/** Participations are entries handed in for published rounds; a carried entry is the same participation once more. */
export const STAR_FIGURES = `
  with rounds as (
    select r.id from round r join programme p on p.id = r.programme_id join season s on s.id = p.season_id
     where s.year = $1 and p.code = $2 and r.phase = 'published'),
  taken_part as (
    select e.member_id, unit.id as unit_id from entry e join rounds on rounds.id = e.round_id
     cross join lateral (
       select o.id from organization_closure above join organization o on o.id = above.ancestor_id
        where above.descendant_id = e.organization_id and (o.level = 'enterprise' or above.depth = 0)
        order by (o.level = 'enterprise') desc, above.depth limit 1) unit
     where e.origin <> 'carried' and e.state not in ('draft', 'withdrawn')),
  stars as (select h.* from standing_honour h join rounds on rounds.id = h.round_id)
  select (select count(distinct unit_id)::int from taken_part) as units,
         (select count(distinct member_id)::int from taken_part) as persons,
         (select count(*)::int from taken_part) as participations,
         (select count(*)::int from stars) as stars,
         (select coalesce(json_agg(c order by c.position, c.code), '[]') from (
            select category_code as code, max(category_name) as name, min(category_position) as position, count(*)::int as stars from stars group by category_code) c) as "byCategory",
         (select coalesce(json_agg(c order by c.stars desc, c.name), '[]') from (
            select coalesce(s.district_id::text, 'city') as code, coalesce(max(d.name), '市直属') as name, count(*)::int as stars
              from stars s left join organization d on d.id = s.district_id group by s.district_id) c) as "byDistrict"`;
