import type { Sheet } from '../judging-query';
import type { MarkStore } from '../marks/mark-store';
import { previewTotal } from '../marks/mark-text';
import { asMarks } from '../marks/measured';
import { asStanding } from '../marks/send-mark';
import type { StandingMarks } from '../marks/kept-mark';

export interface ShownMarks {
  /** What the judge gave, wherever it has got to: marks, and measured values. */
  readonly values: StandingMarks;
  readonly total: number | null;
  /** Something of this sheet has not arrived, or waits for a choice. */
  readonly isWaiting: boolean;
}

/** The marks as the judge gave them: what waits on the device before what the server is known to hold. */
export function shownMarks(sheet: Sheet, store: MarkStore): ShownMarks {
  const heard = store.heardOf(sheet.id, sheet.revision);
  const standing = heard ?? asStanding(sheet.marks);
  const values = new Map(sheet.rubric.flatMap(({ code }) => {
    const value = store.valueOf(sheet.id, code) ?? standing.get(code);
    return value === undefined ? [] : [[code, value] as const];
  }));
  const isWaiting = store.waitingOf(sheet.id) > 0;
  return { values, total: isWaiting || heard ? previewTotal(sheet.rubric, asMarks(sheet.rubric, values)) : sheet.total, isWaiting: isWaiting || store.hasConflictIn(sheet.id) };
}
