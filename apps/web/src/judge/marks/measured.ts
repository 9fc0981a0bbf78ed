import type { StandingMarks } from './kept-mark';

/** How a measured value earns its mark; all in thousandths. */
export interface Measure {
  readonly unit: string;
  readonly nominal: number;
  readonly bands: readonly { readonly within: number; readonly mark: number }[];
}

interface Line {
  readonly code: string;
  readonly measure?: Measure | null;
}

/** The first band that holds the value; none beyond the last. */
export const bandOf = ({ nominal, bands }: Measure, value: number) => [...bands].sort((a, b) => a.within - b.within).find(({ within }) => Math.abs(value - nominal) <= within);

/** What the judge sees while a measured value is on its way; the server derives the mark that counts. */
export const markFrom = (measure: Measure, value: number): number => bandOf(measure, value)?.mark ?? 0;

/** What was given, turned into marks: measured values by their bands, the others as they are. */
export const asMarks = (rubric: readonly Line[], given: StandingMarks): StandingMarks =>
  new Map(rubric.flatMap(({ code, measure }) => {
    const value = given.get(code);
    return value === undefined ? [] : [[code, measure ? markFrom(measure, value) : value] as const];
  }));
