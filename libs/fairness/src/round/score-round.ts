import { centre, type CentreMethod, type Fate } from '../exact/centre';
import { byCode, rankByKeys } from '../exact/rank';
import { Rational, sum } from '../exact/rational';
import { badInput, FairnessRefusal } from '../refusal';
import { checkRound } from './check-round';
import type { JudgeTotal, RoundEntry, RoundInput, RoundResult, TieRule } from './round';

const THOUSAND = Rational.of(1000);

/** One judge's marks of one entry, by criterion code, in points. */
interface Sheet {
  readonly judge: string;
  readonly marks: Map<string, Rational>;
}

/** An entry between totalling and ranking. */
interface Standing {
  readonly id: string;
  readonly score: Rational | null;
  readonly reason: RoundEntry['reason'];
  readonly isTrimSkipped: boolean;
  readonly judges: readonly JudgeTotal[];
  readonly tieKeys: readonly Rational[];
}

function collectSheets(input: RoundInput): Map<string, Sheet[]> {
  const byEntry = new Map<string, Map<string, Sheet>>();
  for (const { entry, judge, criterion, mark } of input.marks) {
    const sheets = byEntry.get(entry) ?? new Map<string, Sheet>();
    const sheet: Sheet = sheets.get(judge) ?? { judge, marks: new Map() };
    if (sheet.marks.has(criterion)) {
      throw badInput('marks', `评委“${judge}”对“${entry}”的“${criterion}”打了两次分`, `judge "${judge}" marks "${criterion}" of "${entry}" twice`, { judge, entry, criterion });
    }
    sheet.marks.set(criterion, Rational.of(mark, 1000));
    sheets.set(judge, sheet);
    byEntry.set(entry, sheets);
  }
  const sorted = new Map<string, Sheet[]>();
  for (const [entry, sheets] of byEntry) sorted.set(entry, [...sheets.values()].sort((a, b) => byCode(a.judge, b.judge)));
  return sorted;
}

/** Judge total = Σ weight × mark / Σ weight; null when a criterion is missing. */
function totalOf(sheet: Sheet, criteria: RoundInput['criteria']): Rational | null {
  const parts: Rational[] = [];
  for (const { code, weight } of criteria) {
    const mark = sheet.marks.get(code);
    if (!mark) return null;
    parts.push(mark.times(Rational.of(weight)));
  }
  return sum(parts).over(Rational.of(criteria.reduce((total, { weight }) => total + weight, 0)));
}

function exactCentre(method: RoundInput['method']): CentreMethod {
  if (method.kind === 'mean' || method.kind === 'median' || method.kind === 'trimmed') return method;
  throw new FairnessRefusal('method_not_available', { zh: `计算方法“${method.kind}”尚未提供`, en: `method "${method.kind}" is not available yet` }, { method: method.kind });
}

function tieKey(tie: TieRule, input: RoundInput, complete: readonly Sheet[], totals: readonly Rational[]): Rational {
  if (tie.by === 'mean') return centre(totals, { kind: 'mean' }).value;
  return centre(complete.map(({ marks }) => marks.get(tie.criterion) ?? Rational.zero), exactCentre(input.method)).value;
}

function standingOf(id: string, sheets: readonly Sheet[], input: RoundInput): Standing {
  const totals = sheets.map((sheet) => totalOf(sheet, input.criteria));
  const complete = sheets.filter((_, i) => totals[i] !== null);
  const counted = totals.filter((total) => total !== null);
  const isScored = counted.length >= input.minJudges;
  const panel = isScored ? centre(counted, exactCentre(input.method)) : null;
  const fates = panel?.fates ?? counted.map((): Fate => 'kept');
  let next = 0;
  return {
    id,
    score: panel && panel.value.round(input.decimals, input.rounding),
    reason: isScored ? null : counted.length === 0 ? 'no_sheets' : 'too_few_judges',
    isTrimSkipped: panel?.isTrimSkipped ?? false,
    judges: sheets.map(({ judge }, i): JudgeTotal => {
      const total = totals[i] ?? null;
      return total === null ? { judge, total: null, fate: 'incomplete' } : { judge, total: total.toString(), fate: fates[next++] ?? 'kept' };
    }),
    tieKeys: panel ? input.ties.map((tie) => tieKey(tie, input, complete, counted)) : [],
  };
}

function present(standing: Standing, category: string, rank: number | null, isShared: boolean, ties: readonly TieRule[]): RoundEntry {
  const { id, reason, isTrimSkipped, judges, tieKeys } = standing;
  const score = standing.score && Number(standing.score.times(THOUSAND).floor());
  return {
    id, category, score, reason, rank, isShared, isTrimSkipped, judges,
    ties: tieKeys.map((key, i) => ({ ...ties[i]!, value: key.toString() })),
  };
}

/**
 * Scores and ranks a round exactly (domain §6).
 * Judge total = Σ w·m / Σ w; the method's centre over the complete totals, rounded once to `decimals`;
 * rank within the category by the rounded score, then by the chain of ties; still equal: shared rank, 1224 style.
 * Same input, same output, whatever the order of entries, marks or judges. Throws FairnessRefusal for bad input.
 */
export function scoreRound(input: RoundInput): RoundResult {
  checkRound(input);
  const sheets = collectSheets(input);
  const entries = input.categories.flatMap((category) => {
    const standings = input.entries.filter((entry) => entry.category === category).map(({ id }) => standingOf(id, sheets.get(id) ?? [], input));
    const byId = (a: Standing, b: Standing): number => byCode(a.id, b.id);
    const ranked = rankByKeys(standings.filter(({ score }) => score !== null), ({ score, tieKeys }) => [score, ...tieKeys], byId, '1224');
    const unscored = standings.filter(({ score }) => score === null).sort(byId);
    return [
      ...ranked.map(({ item, rank, isShared }) => present(item, category, rank, isShared, input.ties)),
      ...unscored.map((standing) => present(standing, category, null, false, input.ties)),
    ];
  });
  return { entries };
}
