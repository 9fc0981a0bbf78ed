import { BadInput } from '@jiangong/kernel';
import type { Criterion, Measure } from '@jiangong/programme';
import { MeasuredValueNeeded, NothingToMeasure, UnknownCriterion } from './sheet.refusals';
import type { Marks } from './sheet.rules';

/** Thousandths by criterion code: judgement marks as given, measurements as measured. */
export interface GivenMarks {
  readonly marks: Marks;
  readonly measured: Marks;
}

/** Measured values on a sheet never reach further than this; beyond lies a slip of the keyboard. */
export const MAX_MEASURED = 2_000_000_000;

/** domain.md §5, measurement: the mark of the first band whose tolerance holds the value, nothing beyond the last. All in thousandths. */
export function markOf({ nominal, bands }: Measure, value: number): number {
  const off = Math.abs(value - nominal);
  return bands.find((band) => off <= band.within)?.mark ?? 0;
}

/**
 * What a sheet keeps: marks of every criterion named, those of measurements computed here and nowhere else. A mark sent
 * for a measurement, or a measured value for a judgement, is refused.
 */
export function deriveMarks(criteria: readonly Criterion[], { marks, measured }: GivenMarks): Marks {
  const lineOf = (code: string): Criterion => {
    const criterion = criteria.find((one) => one.code === code);
    if (!criterion) throw new UnknownCriterion({ criterion: code, criteria: criteria.map((one) => one.code) });
    return criterion;
  };
  for (const code of Object.keys(marks)) {
    const line = lineOf(code);
    if (line.aspect === 'measurement') throw new MeasuredValueNeeded({ criterion: code, name: line.name, unit: line.measure?.unit ?? '' });
  }
  const derived = Object.entries(measured).map(([code, value]) => {
    const line = lineOf(code);
    if (line.aspect !== 'measurement' || !line.measure) throw new NothingToMeasure({ criterion: code, name: line.name });
    if (!Number.isSafeInteger(value) || Math.abs(value) > MAX_MEASURED)
      throw BadInput.at('input.measured', `“${line.name}”的实测值不是有效的数值`, `the measured value of ${code} is no number a sheet can hold`);
    return [code, markOf(line.measure, value)] as const;
  });
  return { ...marks, ...Object.fromEntries(derived) };
}
