import { graphql, type FragmentOf } from '../data/graphql';

/** What a card shows of a star or of an awarded work. */
export const starFields = graphql(`
  fragment StarFields on Star {
    id name title categoryCode categoryName periodCode cadence rank organizationName districtName deeds score conferredAt correctedAt
  }
`);

export type Star = FragmentOf<typeof starFields>;

const LONGEST = 64;

/** The first sentence of the deeds, short enough for a card. */
export function oneSentence(deeds: string): string {
  const first = /^[^。！？；;\n]+[。！？]?/.exec(deeds.trim())?.[0] ?? '';
  const letters = [...first];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : first;
}

/** `2026-03`, `2026-Q1`, `2026-Y` → which words of the public file name it, with their blanks. */
export type PeriodName =
  | { readonly key: 'period.month'; readonly year: string; readonly month: number }
  | { readonly key: 'period.quarter'; readonly year: string; readonly quarter: number }
  | { readonly key: 'period.year'; readonly year: string };

export function periodName(code: string): PeriodName | null {
  const month = /^(\d{4})-(\d{2})$/.exec(code);
  if (month) return { key: 'period.month', year: month[1]!, month: Number(month[2]) };
  const quarter = /^(\d{4})-Q([1-4])$/.exec(code);
  if (quarter) return { key: 'period.quarter', year: quarter[1]!, quarter: Number(quarter[2]) };
  const year = /^(\d{4})-Y$/.exec(code);
  return year ? { key: 'period.year', year: year[1]! } : null;
}
