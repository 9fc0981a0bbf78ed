import { pageOf } from '../persons/public';

/** The columns of a public work; `w` the work, `o` its unit, `d` its district. A long page's text is asked for by itself. */
export const WORK = `w.id, w.title, w.category_code as "categoryCode", w.category_name as "categoryName", w.programme_code as "programmeCode",
  w.period_code as "periodCode", w.period_name as "periodName", w.authors, ${pageOf('w.member_id')} as "personId", w.organization_id as "organizationId", o.name as "organizationName",
  w.district_id as "districtId", d.name as "districtName", left(w.summary, 2000) as summary, w.outcomes, w.video_media_id as "videoMediaId",
  w.cover_media_id as "coverMediaId", w.image_media_ids as "imageMediaIds", w.is_awarded as "isAwarded", w.honour_title as "honourTitle", w.published_at as "publishedAt"`;

export const WORK_NAMES = `join organization o on o.id = w.organization_id left join organization d on d.id = w.district_id`;

/**
 * The outcomes of an entry's newest version as they are shown, by the version they belong to; none of those that were sent back.
 * `$1` is the entry. No row for a form without outcomes.
 */
export const OUTCOMES_SHOWN = `
  select o.version_number, coalesce(jsonb_agg(jsonb_build_object('kind', o.kind, 'name', o.name, 'value', o.value, 'unit', o.unit, 'base', o.base,
           'isVerified', o.verification = 'verified') order by o.position) filter (where o.verification <> 'rejected'), '[]') as outcomes
    from outcome o where o.entry_id = $1 group by o.version_number`;

export interface WorkFilters {
  readonly byPeriod: boolean;
  readonly byCategory: boolean;
  readonly byDistrict: boolean;
  readonly withVideo: boolean;
  readonly isAwarded: boolean;
  readonly bySearch: boolean;
}

/** Each way of asking is a text of its own, so that each has its index and its plan. `$1` is the programme. */
function where(filters: WorkFilters): { clause: string; next: number } {
  let next = 2;
  const clauses = [`w.programme_code = $1`, `w.state = 'approved'`];
  if (filters.byPeriod) clauses.push(`w.period_code = $${next++}`);
  if (filters.byCategory) clauses.push(`w.category_code = $${next++}`);
  if (filters.byDistrict) clauses.push(`w.district_id = $${next++}`);
  if (filters.bySearch) clauses.push(`exists (select 1 from search_entry s where s.kind = 'work' and s.ref_id = w.id and s.tokens @@ $${next++}::tsquery)`);
  if (filters.withVideo) clauses.push('w.video_media_id is not null');
  if (filters.isAwarded) clauses.push('w.is_awarded');
  return { clause: clauses.join(' and '), next };
}

/** One page as one JSON text, newest first. The cursor is always bound (the first page starts after everything), so that every page is the same index range. */
export function worksStatement(filters: WorkFilters): string {
  const { clause, next } = where(filters);
  return `
    select coalesce(json_agg(page order by page."publishedAt" desc, page.id desc), '[]') as works from (
      select ${WORK}
        from (select * from work w where ${clause} and (w.published_at, w.id) < ($${next}::timestamptz, $${next + 1}::uuid)
               order by w.published_at desc, w.id desc limit $${next + 2}) w
        ${WORK_NAMES}) page`;
}

export const workCountStatement = (filters: WorkFilters): string => `select count(*)::int as count from work w where ${where(filters).clause}`;

/** A public work with its text and others of the same unit; one statement. */
export const WORK_PAGE = `
  with chosen as (select * from work where id = $1 and state = 'approved')
  select (select to_json(page) from (select ${WORK}, w.sections from chosen w ${WORK_NAMES}) page) as work,
         (select coalesce(json_agg(page order by page."publishedAt" desc, page.id desc), '[]') from (
            select ${WORK}
              from (select * from work w where w.organization_id = (select organization_id from chosen) and w.state = 'approved' and w.id <> $1
                     order by w.published_at desc, w.id desc limit 6) w
              ${WORK_NAMES}) page) as others
    from chosen`;

/** Periods that have public works, newest first; asked of the rounds, of which there are few. */
export const WORK_PERIODS = `
  select r.code, r.name from round r join programme p on p.id = r.programme_id
   where p.code = $1 and exists (select 1 from work w where w.programme_code = $1 and w.period_code = r.code and w.state = 'approved')
   order by r.collecting_at desc, r.code desc`;
