import { byCode } from '../exact/rank';
import { Rational, sum } from '../exact/rational';
import { badInput } from '../refusal';
import type { RoundInput } from './round';

/** One judge's marks of one entry, by criterion code, in thousandths. */
export interface Sheet {
  readonly judge: string;
  readonly marks: Map<string, number>;
}

/** Thousandths as points. */
export const pointsOf = (mark: number): Rational => Rational.of(mark, 1000);

/** Sheets by entry, each list in the order of judge ids. */
export function collectSheets(input: RoundInput): Map<string, Sheet[]> {
  const byEntry = new Map<string, Map<string, Sheet>>();
  for (const { entry, judge, criterion, mark } of input.marks) {
    const sheets = byEntry.get(entry) ?? new Map<string, Sheet>();
    const sheet: Sheet = sheets.get(judge) ?? { judge, marks: new Map() };
    if (sheet.marks.has(criterion)) {
      throw badInput('marks', `评委“${judge}”对“${entry}”的“${criterion}”打了两次分`, `judge "${judge}" marks "${criterion}" of "${entry}" twice`, { judge, entry, criterion });
    }
    sheet.marks.set(criterion, mark);
    sheets.set(judge, sheet);
    byEntry.set(entry, sheets);
  }
  const sorted = new Map<string, Sheet[]>();
  for (const [entry, sheets] of byEntry) sorted.set(entry, [...sheets.values()].sort((a, b) => byCode(a.judge, b.judge)));
  return sorted;
}

/** Σ weight × mark / Σ weight over some criteria; null when one of them is missing. */
function weigh(sheet: Sheet, criteria: RoundInput['criteria']): Rational | null {
  let points = Rational.zero;
  let [whole, weights] = [0, 0];
  for (const { code, weight } of criteria) {
    const mark = sheet.marks.get(code);
    if (mark === undefined) return null;
    weights += weight;
    const part = mark * weight;
    if (Number.isSafeInteger(part) && Number.isSafeInteger(whole + part)) whole += part;
    else points = points.plus(pointsOf(mark).times(Rational.of(weight)));
  }
  return points.plus(pointsOf(whole)).over(Rational.of(weights));
}

/** A judge's value in one component: its criteria by their weights. */
export function componentValue(sheet: Sheet, component: string, criteria: RoundInput['criteria']): Rational | null {
  return weigh(sheet, criteria.filter((criterion) => criterion.component === component));
}

/** Judge total = Σ weight × mark / Σ weight, or the components' values by the components' weights; null when a criterion is missing. */
export function totalOf(sheet: Sheet, { criteria, components = [] }: RoundInput): Rational | null {
  if (components.length === 0) return weigh(sheet, criteria);
  const parts: Rational[] = [];
  for (const { code, weight } of components) {
    const value = componentValue(sheet, code, criteria);
    if (!value) return null;
    parts.push(value.times(Rational.of(weight)));
  }
  return sum(parts).over(Rational.of(components.reduce((total, { weight }) => total + weight, 0)));
}
