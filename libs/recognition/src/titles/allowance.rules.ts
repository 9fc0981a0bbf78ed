import { addDays, isDay, type Day } from '@jiangong/kernel';
import { daysInMonth } from './title.rules';

export interface PaidHolding {
  readonly fromOn: Day;
  /** The last day of the term. */
  readonly untilOn: Day;
  /** The day on which it ended before its term; that day is the last one paid. */
  readonly endedOn: Day | null;
  readonly allowanceFen: number;
  readonly lastMonth: 'by_day' | 'whole_month';
  /** The last day paid to the same person for the same title held before: what is paid stays, and no day is paid twice. */
  readonly paidBeforeTo?: Day | null;
}

export interface MonthlyDue {
  readonly fromOn: Day;
  readonly toOn: Day;
  readonly days: number;
  readonly ofDays: number;
  readonly fen: number;
}

/** `2026-05` names a month. */
export const isMonth = (text: string): boolean => /^\d{4}-\d\d$/.test(text) && isDay(`${text}-01`);

const dateIn = (day: Day): number => Number(day.slice(8));

/** What is due for a month, in fen, half up; null when nothing is. A month begun in the middle is paid by its days. */
export function dueFor(holding: PaidHolding, month: string): MonthlyDue | null {
  const ofDays = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)));
  const [first, last] = [`${month}-01`, `${month}-${ofDays}`];
  const end = holding.endedOn !== null && holding.endedOn < holding.untilOn ? holding.endedOn : holding.untilOn;
  if (holding.fromOn > last || end < first || end < holding.fromOn || holding.allowanceFen === 0) return null;
  const began = holding.paidBeforeTo && holding.paidBeforeTo >= holding.fromOn ? addDays(holding.paidBeforeTo, 1) : holding.fromOn;
  const fromOn = began > first ? began : first;
  const toOn = end < last && holding.lastMonth === 'by_day' ? end : last;
  if (toOn < fromOn) return null;
  const days = dateIn(toOn) - dateIn(fromOn) + 1;
  return { fromOn, toOn, days, ofDays, fen: Math.floor((2 * holding.allowanceFen * days + ofDays) / (2 * ofDays)) };
}
