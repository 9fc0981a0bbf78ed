import { graphql } from '../data/graphql';
import { useList } from '../data/use-list';
import { usePage } from '../data/use-page';
import { calendarYear } from '../i18n/calendar-year';
import type { WallSearch } from './wall-search';
import { seasonQuery } from '../data/season';
import { starFields } from './star';

const wallQuery = graphql(`
  query Wall($programme: String!, $period: String, $cadence: String, $category: String, $district: ID, $after: String) {
    stars(programme: $programme, period: $period, cadence: $cadence, category: $category, districtId: $district, first: 20, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { ...StarFields }
    }
  }
`, [starFields]);

/** One wall's stars under its filters, and the kinds its programme has. */
export function useWall(programme: string, { period, cadence, category, district }: WallSearch) {
  const list = useList(wallQuery, { programme, period, cadence: cadence ?? 'month', category, district }, (content) => content.stars);
  const season = usePage(seasonQuery, { year: calendarYear() }, { policy: 'cache-first' });
  const planned = season.content?.season.programmes.find(({ code }) => code === programme)?.categories;
  // Without a season this year the kinds are those that are shown.
  const shown = [...new Map(list.rows.map((star) => [star.categoryCode, { code: star.categoryCode, name: star.categoryName }])).values()];
  return { list, categories: planned ?? shown };
}
