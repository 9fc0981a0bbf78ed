import type { Line } from './results-query';
import type { RuleFigures } from './rule-figures';

export interface Scale {
  readonly from: number;
  readonly to: number;
}

const STEP = 5_000;

/** One scale for all bars of a table: from the lowest to the highest mark seen, widened to whole fives. */
export function scaleOf(lines: readonly Line[], minimumMark: number | null): Scale {
  const seen = lines.flatMap((line) => {
    const interval = intervalOf(line);
    return [...(line.score === null ? [] : [line.score]), ...(interval ? [interval.low, interval.high] : line.sheets.map(({ total }) => total))];
  });
  if (minimumMark !== null) seen.push(minimumMark);
  if (seen.length === 0) return { from: 0, to: 100_000 };
  return { from: Math.floor(Math.min(...seen) / STEP) * STEP, to: Math.max(Math.ceil(Math.max(...seen) / STEP) * STEP, Math.floor(Math.min(...seen) / STEP) * STEP + STEP) };
}

/** Half of a 90 % interval, in standard errors. */
const REACH = 1.645;

/** Where the calibrated score lies with 90 % certainty; without a standard error the sheets that count. Null when there is neither. */
export function intervalOf({ calibratedScore, se, sheets }: Line): { readonly low: number; readonly high: number } | null {
  if (calibratedScore !== null && se !== null) return { low: Math.round(calibratedScore - REACH * se), high: Math.round(calibratedScore + REACH * se) };
  const counted = sheets.filter(({ isDropped }) => !isDropped).map(({ total }) => total);
  return counted.length === 0 ? null : { low: Math.min(...counted), high: Math.max(...counted) };
}

/** Thousandths as a share with two decimals: 912 is 0.91. */
export const shareText = (thousandths: number): string => (thousandths / 1000).toFixed(2);

/** Thousandths as a ratio with one decimal: 1240 is 1.2. */
export const ratioText = (thousandths: number): string => (thousandths / 1000).toFixed(1);

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
