export const TABLES_BY = ['district', 'industry'] as const;

/** Which league table: what is missing means districts, this year. */
export interface HonourSearch {
  readonly by?: (typeof TABLES_BY)[number];
  readonly year?: number;
}

export interface FiguresSearch {
  readonly year?: number;
}

const [FIRST_YEAR, LAST_YEAR] = [2000, 2100];

/** A year as somebody may have typed it into the address. */
export function yearOf(value: unknown): number | undefined {
  const year = Number(value);
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR ? year : undefined;
}
