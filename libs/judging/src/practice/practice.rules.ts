import { BadInput } from '@jiangong/kernel';
import type { Criterion, Phase } from '@jiangong/programme';
import { deriveMarks, isComplete, refuseMarksOffScale, totalOf, type GivenMarks, type Marks } from '../sheets/public';
import { PracticeLocked, PracticeNotPlanned, PracticeOver, PracticeUnfinished, TooManySamples } from './practice.refusals';

const BEFORE_JUDGING: readonly Phase[] = ['collecting', 'reviewing'];

/** Practice is over with the first real sheet: from then on nobody tunes anybody. */
export const isPracticeOpen = (phase: Phase): boolean => BEFORE_JUDGING.includes(phase);

export function refuseLatePractice(phase: Phase): void {
  if (!isPracticeOpen(phase)) throw new PracticeOver({});
}

/** The rules say how many samples a round practises on. */
export function refuseSamples(planned: number, samples: readonly { readonly title: string; readonly fields: readonly { readonly value: string }[] }[]): void {
  if (planned === 0) throw new PracticeNotPlanned({});
  if (samples.length > planned) throw new TooManySamples({ planned, given: samples.length });
  samples.forEach((sample, index) => {
    if (sample.title.trim() === '') throw BadInput.at(`input.samples[${index}].title`, '样例须有名称', 'a sample needs a title');
    if (sample.fields.every((field) => field.value.trim() === '')) throw BadInput.at(`input.samples[${index}].fields`, '样例没有可评的内容', 'a sample has nothing to judge');
  });
}

/** Marks of a practice sheet by the very rules of a real one: known criteria, on their scale, measurements derived. */
export function practiceMarks(criteria: readonly Criterion[], before: Marks, given: GivenMarks): Marks {
  const marks = deriveMarks(criteria, given);
  refuseMarksOffScale(criteria, marks);
  return { ...before, ...marks };
}

export function refusePracticeLock(isLocked: boolean, criteria: readonly Criterion[], marks: Marks): void {
  refuseLockedPractice(isLocked);
  if (!isComplete(criteria, marks)) throw new PracticeUnfinished({ names: criteria.filter((criterion) => marks[criterion.code] === undefined).map((criterion) => criterion.name) });
}

export function refuseLockedPractice(isLocked: boolean): void {
  if (isLocked) throw new PracticeLocked({});
}

/** How many must have handed in before the panel's mean is told: among two, it gives the other away. */
const ENOUGH = 3;

/**
 * The mean total of a sample, thousandths, half-up; null before it may be told. Told once, when nobody is waited for any
 * more or practice is over: of two means the difference would be somebody's total.
 */
export function panelMeanOf(totals: readonly number[], waiting: number, isOpen: boolean): number | null {
  if (totals.length < ENOUGH || (isOpen && waiting > 0)) return null;
  const sum = totals.reduce((all, total) => all + total, 0);
  return Math.floor((2 * sum + totals.length) / (2 * totals.length));
}

/** One judge's finished practice sheet. */
export interface PracticeRow {
  readonly sampleId: string;
  readonly judgeId: string;
  readonly marks: Marks;
}

export interface JudgeOffset {
  readonly judgeId: string;
  readonly sheets: number;
  /** How far above (or below) the others' mean of the same samples this judge's totals lie, thousandths, half-up; null with nobody to compare. */
  readonly offset: number | null;
}

/** Each judge against the mean of the others on the samples they share. */
export function offsetsOf(criteria: readonly Criterion[], rows: readonly PracticeRow[]): JudgeOffset[] {
  const totals = rows.map((row) => ({ ...row, total: totalOf(criteria, row.marks)! }));
  return [...new Set(rows.map((row) => row.judgeId))].sort().map((judgeId) => {
    const own = totals.filter((row) => row.judgeId === judgeId);
    const gaps = own.flatMap((row) => {
      const others = totals.filter((other) => other.sampleId === row.sampleId && other.judgeId !== judgeId);
      return others.length === 0 ? [] : [row.total - others.reduce((sum, other) => sum + other.total, 0) / others.length];
    });
    return { judgeId, sheets: own.length, offset: gaps.length === 0 ? null : Math.round(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length) };
  });
}

/** Finished sheets as the reliability figures take them: entries and judges as places, totals in points. */
export function observationsOf(criteria: readonly Criterion[], rows: readonly PracticeRow[], valueOf: (marks: Marks) => number | null = (marks) => totalOf(criteria, marks)) {
  const samples = [...new Set(rows.map((row) => row.sampleId))].sort();
  const judges = [...new Set(rows.map((row) => row.judgeId))].sort();
  return {
    entryCount: samples.length, judgeCount: judges.length,
    entry: Int32Array.from(rows, (row) => samples.indexOf(row.sampleId)),
    judge: Int32Array.from(rows, (row) => judges.indexOf(row.judgeId)),
    value: Float64Array.from(rows, (row) => valueOf(row.marks)! / 1000),
  };
}
