import { Injectable } from '@nestjs/common';
import { decodeCursor, isId, NotFound, toPage } from '@jiangong/kernel';
import { Reader, type ConnectionView } from '@jiangong/platform';
import { STAR_FIGURES, STAR_PAGE, STAR_PERIODS, starCountStatement, starsStatement, TAKEN_BACK_BY, type StarFilters } from './star-statements';
import type { StarFiguresView, StarMonthView, StarPageView, StarsArgs, StarView } from './star.view';

type StarRow = StarView & { readonly categoryPosition: number };

/** Before every row, so that the first page is asked like any other. */
const BEFORE_ALL = [-1, -1, '00000000-0000-0000-0000-000000000000'] as const;

const key = (row: StarRow): [number, number, string] => [row.categoryPosition, row.rank, row.id];

/** The eight ways of asking, each built once. */
function oncePerWay(build: (filters: StarFilters) => string): (filters: StarFilters) => string {
  const texts = new Map<number, string>();
  return (filters) => {
    const way = Number(filters.isNewest) + 2 * Number(filters.byCategory) + 4 * Number(filters.byDistrict);
    let text = texts.get(way);
    if (text === undefined) texts.set(way, (text = build(filters)));
    return text;
  };
}

const statementOf = oncePerWay(starsStatement);
const countOf = oncePerWay(starCountStatement);

/** What the public sees of published results. Each screen is one prepared statement; no entity is made. */
@Injectable()
export class StarsReader {
  constructor(private readonly reader: Reader) {}

  async stars(args: StarsArgs): Promise<ConnectionView<StarView>> {
    const filters = { isNewest: !args.period, byCategory: Boolean(args.category), byDistrict: Boolean(args.districtId) };
    const values: unknown[] = [args.programme, args.period ?? args.cadence ?? 'month'];
    if (args.category) values.push(args.category);
    if (args.districtId) values.push(args.districtId);
    const after = decodeCursor(args.after, 3) ?? BEFORE_ALL;
    const row = await this.reader.first<{ stars: StarRow[] }>(statementOf(filters), [...values, ...after, args.first + 1]);
    const page = toPage(row!.stars, args, key);
    return { ...page, totalCount: async () => (await this.reader.first<{ count: number }>(countOf(filters), values))!.count };
  }

  async star(id: string): Promise<StarPageView> {
    const row = isId(id) ? await this.reader.first<StarPageView>(STAR_PAGE, [id]) : null;
    if (!row) throw new NotFound({ zh: '荣誉', en: 'star' });
    return row;
  }

  /** The publication that took a title back; null when none did. */
  async takenBackBy(id: string): Promise<string | null> {
    return (await this.reader.first<{ publicationId: string }>(TAKEN_BACK_BY, [id]))?.publicationId ?? null;
  }

  periods(programme: string): Promise<StarMonthView[]> {
    return this.reader.rows<StarMonthView>(STAR_PERIODS, [programme]);
  }

  async figures(year: number, programme: string): Promise<StarFiguresView> {
    return (await this.reader.first<StarFiguresView>(STAR_FIGURES, [year, programme]))!;
  }
}
