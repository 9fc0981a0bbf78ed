import { byCode } from '../exact/rank';
import { Rational, sum } from '../exact/rational';
import { badInput } from '../refusal';
import { checkRound } from './check-round';
import type { RoundInput } from './round';

/** One judge's marks of one entry. */
export interface Sheet {
  readonly judge: string;
  /** Thousandths by criterion code. */
  readonly marks: ReadonlyMap<string, number>;
  /** The judge's total, points; null when a criterion is missing. */
  readonly total: Rational | null;
}

/** A round that was checked and sorted once, for whoever asks more than one thing of it. */
export interface ReadRound {
  readonly input: RoundInput;
  /** By entry, each list in the order of judge ids; no list for an entry nobody marked. */
  readonly sheets: ReadonlyMap<string, readonly Sheet[]>;
}

/** Throws FairnessRefusal for a round that cannot be computed. */
export function readRound(input: RoundInput): ReadRound {
  checkRound(input);
  return { input, sheets: collectSheets(input) };
}

export const asRead = (round: RoundInput | ReadRound): ReadRound => ('sheets' in round ? round : readRound(round));

/** Thousandths as points. */
export const pointsOf = (mark: number): Rational => Rational.of(mark, 1000);

function collectSheets(input: RoundInput): Map<string, Sheet[]> {
  const byEntry = new Map<string, Map<string, Map<string, number>>>();
  let [lastEntry, lastJudge, marks]: [string | null, string | null, Map<string, number>] = [null, null, new Map()];
  for (const { entry, judge, criterion, mark } of input.marks) {
    // the marks of a sheet mostly come together
    if (entry !== lastEntry || judge !== lastJudge) {
      marks = sheetOf(byEntry, entry, judge);
      [lastEntry, lastJudge] = [entry, judge];
    }
    if (marks.has(criterion)) {
      throw badInput('marks', `评委“${judge}”对“${entry}”的“${criterion}”打了两次分`, `judge "${judge}" marks "${criterion}" of "${entry}" twice`, { judge, entry, criterion });
    }
    marks.set(criterion, mark);
  }
  const sorted = new Map<string, Sheet[]>();
  for (const [entry, sheets] of byEntry) {
    const list = Array.from(sheets, ([judge, given]): Sheet => ({ judge, marks: given, total: totalOf(given, input) }));
    sorted.set(entry, list.sort((a, b) => byCode(a.judge, b.judge)));
  }
  return sorted;
}

function sheetOf(byEntry: Map<string, Map<string, Map<string, number>>>, entry: string, judge: string): Map<string, number> {
  let sheets = byEntry.get(entry);
  if (!sheets) byEntry.set(entry, (sheets = new Map()));
  let marks = sheets.get(judge);
  if (!marks) sheets.set(judge, (marks = new Map()));
  return marks;
}

/** Σ weight × mark / Σ weight over some criteria; null when one of them is missing. */
function weigh(marks: Sheet['marks'], criteria: RoundInput['criteria']): Rational | null {
  let points = Rational.zero;
  let [whole, weights] = [0, 0];
  for (const { code, weight } of criteria) {
    const mark = marks.get(code);
    if (mark === undefined) return null;
    weights += weight;
    const part = mark * weight;
    if (Number.isSafeInteger(part) && Number.isSafeInteger(whole + part)) whole += part;
    else points = points.plus(pointsOf(mark).times(Rational.of(weight)));
  }
  return points.plus(pointsOf(whole)).over(Rational.of(weights));
}

/** A judge's value in one component: its criteria by their weights. */
export function componentValue(marks: Sheet['marks'], component: string, criteria: RoundInput['criteria']): Rational | null {
  return weigh(marks, criteria.filter((criterion) => criterion.component === component));
}

/** Judge total = Σ weight × mark / Σ weight, or the components' values by the components' weights; null when a criterion is missing. */
export function totalOf(marks: Sheet['marks'], { criteria, components = [] }: RoundInput): Rational | null {
  if (components.length === 0) return weigh(marks, criteria);
  const parts: Rational[] = [];
  for (const { code, weight } of components) {
    const value = componentValue(marks, code, criteria);
    if (!value) return null;
    parts.push(value.times(Rational.of(weight)));
  }
  return sum(parts).over(Rational.of(components.reduce((total, { weight }) => total + weight, 0)));
}
