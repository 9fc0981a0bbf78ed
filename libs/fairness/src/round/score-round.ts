import { centre, type Centre, type Fate } from '../exact/centre';
import { byCode, rankByKeys } from '../exact/rank';
import { Rational } from '../exact/rational';
import { fitCalibrated, type CalibratedVersion } from '../models/calibrated';
import { fitZscore } from '../models/zscore';
import type { ComponentScore, JudgeTotal, RoundEntry, RoundInput, RoundMethod, RoundResult, TieRule } from './round';
import { roundObservations } from './round-observations';
import { asRead, componentValue, pointsOf, type ReadRound, type Sheet } from './sheets';

const THOUSAND = Rational.of(1000);

/** An entry between totalling and ranking. */
interface Standing {
  readonly id: string;
  readonly score: Rational | null;
  readonly components: readonly ComponentScore[];
  readonly reason: RoundEntry['reason'];
  readonly isTrimSkipped: boolean;
  readonly judges: readonly JudgeTotal[];
  readonly tieKeys: readonly Rational[];
}

/** A centre over some judges' values under the round's method; the models' rounds part ties by the plain mean. */
function centreBy(method: RoundMethod, values: readonly Rational[], judges: readonly string[]): Centre {
  if (method.kind === 'mean' || method.kind === 'median' || method.kind === 'trimmed') return centre(values, method);
  return centre(values, { kind: 'mean' }, method.kind === 'weighted' ? judges.map((judge) => Rational.of(method.weights[judge] ?? 1)) : undefined);
}

/** The score by entry where a model makes it; null where it is the centre of the judges' totals. */
function modelScores(round: ReadRound, version: CalibratedVersion): ReadonlyMap<string, Rational> | null {
  const { kind } = round.input.method;
  if (kind !== 'zscore' && kind !== 'calibrated') return null;
  const { observations, entryIds } = roundObservations(round);
  const { score } = kind === 'zscore' ? fitZscore(observations) : fitCalibrated(observations, version);
  // Nine places are more than a mark has and fewer than a float holds.
  return new Map(entryIds.map((id, i) => [id, Rational.fromNumber(Number(score[i]!.toFixed(9)))]));
}

function tieKey(tie: TieRule, input: RoundInput, complete: readonly Sheet[], totals: readonly Rational[]): Rational {
  const judges = complete.map(({ judge }) => judge);
  switch (tie.by) {
    case 'mean':
      return centre(totals, { kind: 'mean' }).value;
    case 'criterion':
      return centreBy(input.method, complete.map(({ marks }) => pointsOf(marks.get(tie.criterion) ?? 0)), judges).value;
    case 'component':
      return centreBy(input.method, complete.map(({ marks }) => componentValue(marks, tie.component, input.criteria) ?? Rational.zero), judges).value;
  }
}

/** An entry's components under the round's method, each against its pass mark: 59.5 does not pass 60, also where 60 is shown. */
function componentScores({ components = [], criteria, method, decimals, rounding, passMarkMeets = 'exact' }: RoundInput, complete: readonly Sheet[]): ComponentScore[] {
  return components.map(({ code, passMark }) => {
    const values = complete.map(({ marks }) => componentValue(marks, code, criteria) ?? Rational.zero);
    const exact = centreBy(method, values, complete.map(({ judge }) => judge)).value;
    const score = thousandths(exact.round(decimals, rounding));
    if (passMarkMeets === 'rounded') return { code, score, isBelowPass: passMark !== null && score < passMark };
    return { code, score, isBelowPass: passMark !== null && exact.compare(pointsOf(passMark)) < 0, exact: exact.toString() };
  });
}

function thousandths(points: Rational): number {
  return Number(points.times(THOUSAND).floor());
}

function standingOf(id: string, sheets: readonly Sheet[], input: RoundInput, models: ReadonlyMap<string, Rational> | null): Standing {
  const complete = sheets.filter(({ total }) => total !== null);
  const counted = sheets.flatMap(({ total }) => total ?? []);
  const isScored = counted.length >= input.minJudges;
  const panel = isScored ? centreBy(input.method, counted, complete.map(({ judge }) => judge)) : null;
  const components = isScored ? componentScores(input, complete) : [];
  const fates = panel?.fates ?? counted.map((): Fate => 'kept');
  let next = 0;
  return {
    id,
    score: panel && (models?.get(id) ?? panel.value).round(input.decimals, input.rounding),
    components,
    reason: isScored ? (components.some(({ isBelowPass }) => isBelowPass) ? 'below_pass_mark' : null) : counted.length === 0 ? 'no_sheets' : 'too_few_judges',
    isTrimSkipped: panel?.isTrimSkipped ?? false,
    judges: sheets.map(({ judge, total }): JudgeTotal =>
      total === null ? { judge, total: null, fate: 'incomplete' } : { judge, total: total.toString(), fate: fates[next++] ?? 'kept' }),
    tieKeys: panel ? input.ties.map((tie) => tieKey(tie, input, complete, counted)) : [],
  };
}

function present(standing: Standing, category: string, rank: number | null, isShared: boolean, input: RoundInput): RoundEntry {
  const { id, reason, isTrimSkipped, judges, tieKeys, components } = standing;
  return {
    id, category, score: standing.score && thousandths(standing.score), reason, rank, isShared, isTrimSkipped, judges,
    ties: tieKeys.map((key, i) => ({ ...input.ties[i]!, value: key.toString() })),
    ...(input.components && input.components.length > 0 ? { isBelowPass: reason === 'below_pass_mark', components } : {}),
  };
}

/**
 * Scores and ranks a round (domain §6). Mean, median, trimmed and weighted are exact; zscore and calibrated are adopted
 * statistics, fitted over all entries of the input at once (so give the whole round, not one category), then rounded.
 * Judge total = Σ w·m / Σ w, over components where there are any; the method's centre over the complete totals, rounded once
 * to `decimals`; rank within the category by the rounded score, then by the chain of ties; still equal: shared rank, 1224
 * style. An entry below the pass mark of a component keeps its score and gets no rank.
 * Same input, same output, whatever the order of entries, marks or judges. `version` is that of the calibrated model.
 * Throws FairnessRefusal for bad input.
 */
export function scoreRound(round: RoundInput | ReadRound, version: CalibratedVersion = 3): RoundResult {
  const { input, sheets } = asRead(round);
  const models = modelScores({ input, sheets }, version);
  const entries = input.categories.flatMap((category) => {
    const standings = input.entries.filter((entry) => entry.category === category).map(({ id }) => standingOf(id, sheets.get(id) ?? [], input, models));
    const byId = (a: Standing, b: Standing): number => byCode(a.id, b.id);
    const ranked = rankByKeys(standings.filter(({ reason }) => reason === null), ({ score, tieKeys }) => [score, ...tieKeys], byId, '1224');
    const failed = rankByKeys(standings.filter(({ reason }) => reason === 'below_pass_mark'), ({ score }) => [score], byId, '1224');
    const unscored = standings.filter(({ score }) => score === null).sort(byId);
    return [
      ...ranked.map(({ item, rank, isShared }) => present(item, category, rank, isShared, input)),
      ...[...failed.map(({ item }) => item), ...unscored].map((standing) => present(standing, category, null, false, input)),
    ];
  });
  return { entries };
}
