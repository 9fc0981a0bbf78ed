import { shanghai } from './civil-time';

/** How long a round's period is: one month, one quarter, one year, or a stage of a contest. */
export type Cadence = 'month' | 'quarter' | 'year' | 'stage';

/** A period's code: `2026-05`, `2026-Q2`, `2026-Y`. */
export type PeriodCode = string;

export interface Period {
  readonly code: PeriodCode;
  readonly cadence: Exclude<Cadence, 'stage'>;
  readonly year: number;
  /** 1–12 for a month, 1–4 for a quarter, 1 for the year. */
  readonly index: number;
  /** First instant in Shanghai. */
  readonly from: Date;
  /** First instant after it. */
  readonly to: Date;
}

const pad = (n: number): string => String(n).padStart(2, '0');

export function monthPeriod(year: number, index: number): Period {
  return { code: `${year}-${pad(index)}`, cadence: 'month', year, index, from: shanghai(year, index, 1), to: shanghai(year, index + 1, 1) };
}

export function quarterPeriod(year: number, index: number): Period {
  const first = index * 3 - 2;
  return { code: `${year}-Q${index}`, cadence: 'quarter', year, index, from: shanghai(year, first, 1), to: shanghai(year, first + 3, 1) };
}

export function yearPeriod(year: number): Period {
  return { code: `${year}-Y`, cadence: 'year', year, index: 1, from: shanghai(year, 1, 1), to: shanghai(year + 1, 1, 1) };
}

/** The seventeen periods of a year in the order in which they end. */
export function periodsOfYear(year: number): readonly Period[] {
  const periods: Period[] = [];
  for (let month = 1; month <= 12; month++) {
    periods.push(monthPeriod(year, month));
    if (month % 3 === 0) periods.push(quarterPeriod(year, month / 3));
  }
  return [...periods, yearPeriod(year)];
}

/** The quarter that takes the results of a month. */
export const quarterOfMonth = (month: number): number => Math.ceil(month / 3);

/** `2026年5月`, `2026年第二季度`, `2026年度`. */
export function periodName(period: Pick<Period, 'cadence' | 'year' | 'index'>): string {
  if (period.cadence === 'month') return `${period.year}年${period.index}月`;
  if (period.cadence === 'quarter') return `${period.year}年第${'一二三四'[period.index - 1]}季度`;
  return `${period.year}年度`;
}
