/** The columns of a published piece; `n` the piece, `o` its unit, `d` its district. */
export const NEWS = `n.id, n.kind, n.title, n.summary, n.source, n.cover_media_id as "coverMediaId", n.organization_id as "organizationId", o.name as "organizationName",
  d.name as "districtName", n.season_year as "seasonYear", n.member_id as "memberId", n.published_at as "publishedAt"`;

export const NEWS_NAMES = `join organization o on o.id = n.organization_id left join organization d on d.id = o.district_id`;

export interface NewsFilters {
  readonly byKind: boolean;
  readonly byUnit: boolean;
  readonly byYear: boolean;
  readonly byMember: boolean;
}

function where({ byKind, byUnit, byYear, byMember }: NewsFilters): { clause: string; next: number } {
  let next = 1;
  const clauses = [`n.state = 'published'`];
  if (byKind) clauses.push(`n.kind = $${next++}`);
  if (byUnit) clauses.push(`n.organization_id = $${next++}`);
  if (byYear) clauses.push(`n.season_year = $${next++}`);
  if (byMember) clauses.push(`n.member_id = $${next++}`);
  return { clause: clauses.join(' and '), next };
}

/** Newest first. The cursor is always bound, so that every page is the same index range. */
export function newsStatement(filters: NewsFilters): string {
  const { clause, next } = where(filters);
  return `select ${NEWS} from news_item n ${NEWS_NAMES} where ${clause} and (n.published_at, n.id) < ($${next}::timestamptz, $${next + 1}::uuid)
    order by n.published_at desc, n.id desc limit $${next + 2}`;
}

export const newsCountStatement = (filters: NewsFilters): string => `select count(*)::int as count from news_item n where ${where(filters).clause}`;

export const NEWS_PAGE = `select ${NEWS}, n.html from news_item n ${NEWS_NAMES} where n.id = $1 and n.state = 'published'`;
