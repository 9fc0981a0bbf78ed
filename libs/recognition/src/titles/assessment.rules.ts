import type { Day } from '@jiangong/kernel';
import type { AssessedPart, NeededEvidence } from './title-content';
import { MarksIncomplete } from './title.refusals';
import { addMonths } from './title.rules';

/** One assessor's marks by part, in thousandths of a point. */
export type Marks = Readonly<Record<string, number>>;

export interface Verdict {
  /** Thousandths, for showing; what decides is the exact value behind it. */
  readonly total: number;
  readonly reaches: boolean;
}

/**
 * The mean of the assessors for each part, weighted: Σ weight · Σ marks over (assessors · 100), a fraction of whole
 * numbers that is compared as such, so that no rounding lifts anybody over the mark.
 */
export function verdictOf(parts: readonly AssessedPart[], sheets: readonly Marks[], passMark: number): Verdict {
  const above = parts.reduce((sum, { code, weight }) => sum + BigInt(weight) * sheets.reduce((marks, sheet) => marks + BigInt(sheet[code]!), 0n), 0n);
  const below = BigInt(sheets.length) * parts.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
  return { total: Number((2n * above + below) / (2n * below)), reaches: above >= BigInt(passMark) * below };
}

/** The mean of one part, thousandths, for showing. */
export function meanOf(code: string, sheets: readonly Marks[]): number {
  const [sum, n] = [sheets.reduce((marks, sheet) => marks + sheet[code]!, 0), sheets.length];
  return Math.floor((2 * sum + n) / (2 * n));
}

export interface ShownEvidence {
  readonly code: string;
  readonly onDay: Day;
}

/** The first kind of evidence that is not shown, or only by what is too old; null when all of it is there. */
export const missingEvidence = (needed: readonly NeededEvidence[], shown: readonly ShownEvidence[], today: Day): NeededEvidence | null =>
  needed.find(({ code, withinMonths }) => !shown.some((one) => one.code === code && one.onDay <= today && one.onDay > addMonths(today, -withinMonths))) ?? null;

export function refuseIncomplete(parts: readonly AssessedPart[], marks: Marks): void {
  const missing = parts.filter(({ code }) => marks[code] === undefined).map(({ name }) => name);
  if (missing.length > 0) throw new MarksIncomplete({ missing });
}
