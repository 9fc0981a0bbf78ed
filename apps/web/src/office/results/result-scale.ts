import type { Line } from './results-query';
import type { RuleFigures } from './rule-figures';

export interface Scale {
  readonly from: number;
  readonly to: number;
}

const STEP = 5_000;

/** One scale for all bars of a table: from the lowest to the highest mark seen, widened to whole fives. */
export function scaleOf(lines: readonly Line[], minimumMark: number | null): Scale {
  const seen = lines.flatMap(({ score, sheets }) => [...(score === null ? [] : [score]), ...sheets.map(({ total }) => total)]);
  if (minimumMark !== null) seen.push(minimumMark);
  if (seen.length === 0) return { from: 0, to: 100_000 };
  return { from: Math.floor(Math.min(...seen) / STEP) * STEP, to: Math.max(Math.ceil(Math.max(...seen) / STEP) * STEP, Math.floor(Math.min(...seen) / STEP) * STEP + STEP) };
}

/** The lowest and highest sheet that count; null when none does. */
export function spreadOf({ sheets }: Line): { readonly low: number; readonly high: number } | null {
  const counted = sheets.filter(({ isDropped }) => !isDropped).map(({ total }) => total);
  return counted.length === 0 ? null : { low: Math.min(...counted), high: Math.max(...counted) };
}

/**
 * After which line the award line is drawn. With a standing list it is the last winner; before, the last line that
 * lies within the places and reaches the minimum mark, which is a reading aid and no decision. -1 is before all.
 */
export function lastAbove(lines: readonly Line[], isDecided: boolean, { places, minimumMark }: RuleFigures): number {
  const isAbove = isDecided
    ? ({ isWinner }: Line) => isWinner
    : ({ rank, score }: Line) => rank !== null && score !== null && rank <= (places ?? 0) && (minimumMark === null || score >= minimumMark);
  return lines.findLastIndex(isAbove);
}
