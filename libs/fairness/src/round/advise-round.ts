import { byCode } from '../exact/rank';
import { fitCalibrated, type CalibratedFit, type CalibratedVersion } from '../models/calibrated';
import { agreement } from '../reliability/agreement';
import { rankIntervals } from '../reliability/rank-intervals';
import { reliabilityLight, sparseReliability } from '../reliability/reliability';
import { isStriking, judgeWarnings } from '../reliability/warnings';
import { ADVICE_ENGINES, type AdvisedEntry, type AdvisedJudge, type AdviceWarning, type RoundAdvice } from './advice';
import type { RoundInput } from './round';
import { roundObservations, type RoundObservations } from './round-observations';
import { asRead, type ReadRound } from './sheets';

/** Judges' share of all variance from which a panel counts as one-off: trained permanent panels show 0.4 %, others 6–17 %. */
const ONE_OFF_SHARE = 0.02;
const ENOUGH_SHEETS = 5;

/** Nearest thousandth as an integer; what is not a number is nought. */
function thousandths(x: number): number {
  const whole = Math.round(x * 1000);
  return Number.isFinite(whole) && whole !== 0 ? whole : 0;
}

/** Entries of one category by calibrated score, with the interval of their rank. */
function advisedEntries(category: string, ids: readonly { id: string; at: number }[], fit: CalibratedFit, version: CalibratedVersion): AdvisedEntry[] {
  const scores = ids.map(({ at }) => thousandths(fit.score[at]!));
  const errors = ids.map(({ at }) => thousandths(fit.se[at]!));
  const intervals = rankIntervals(scores, errors, { by: version === 2 ? 'polar' : 'table' });
  const rankOf = new Map<number, number>();
  [...scores].sort((a, b) => b - a).forEach((score, above) => rankOf.has(score) || rankOf.set(score, above + 1));
  return ids
    .map(({ id }, k): AdvisedEntry => {
      const [rankLow, rankHigh] = intervals[k]!;
      return { id, category, score: scores[k]!, se: errors[k]!, rank: rankOf.get(scores[k]!)!, rankLow, rankHigh, isUncertain: rankLow < rankHigh };
    })
    .sort((a, b) => a.rank - b.rank || byCode(a.id, b.id));
}

function advisedJudges({ judgeIds, observations }: RoundObservations, fit: CalibratedFit): AdvisedJudge[] {
  const sheets = new Int32Array(judgeIds.length);
  for (const j of observations.judge) sheets[j]!++;
  const entrySd = Math.sqrt(fit.variance.entry);
  return judgeIds.map((judge, j) => {
    const [severity, se, spread] = [fit.severity[j]!, fit.severityError[j]!, fit.spread[j]!];
    const noise = fit.panelNoise > 0 ? fit.noise[j]! / fit.panelNoise : 1;
    const told = judgeWarnings({ severity, se, spread, noiseRatio: noise * noise }, entrySd);
    const isRandom = fit.random[j]! > 0.5 && !told.includes('random');
    return {
      judge, sheets: sheets[j]!, severity: thousandths(severity), se: thousandths(se), spread: thousandths(spread), noise: thousandths(noise),
      warnings: isRandom ? ['random', ...told] : told,
    };
  });
}

function reliabilityOf({ observations }: RoundObservations, fit: CalibratedFit): RoundAdvice['reliability'] {
  const value = sparseReliability(fit.se, fit.variance.entry + fit.variance.group);
  if (value === null) return null;
  const { icc21, icc2k, alpha, kendallW } = agreement(observations);
  const orNull = (x: number | null): number | null => (x === null ? null : thousandths(x));
  const shown = thousandths(Math.max(0, value));
  return { value: shown, light: reliabilityLight(shown / 1000), icc21: orNull(icc21), icc2k: orNull(icc2k), alpha: orNull(alpha), kendallW: orNull(kendallW) };
}

/** Whether groups are judged by panels of their own: half of the judges at least have two thirds of their sheets in one group. */
function haveOwnPanels({ observations: { group, entry, judge, judgeCount } }: RoundObservations): boolean {
  const sheets = Array.from({ length: judgeCount }, () => new Map<number, number>());
  judge.forEach((j, r) => {
    const at = group![entry[r]!]!;
    sheets[j]!.set(at, (sheets[j]!.get(at) ?? 0) + 1);
  });
  const atHome = sheets.filter((counts) => {
    const all = [...counts.values()];
    return 3 * Math.max(...all) >= 2 * all.reduce((sum, count) => sum + count, 0);
  });
  return 2 * atHome.length >= judgeCount;
}

/**
 * What the calibrated model says about a round, beside {@link scoreRound} and whatever its method: scores with standard
 * errors and rank intervals (2,000 draws, fixed seed), judges' severity, spread and noise, reliability, the own-organization
 * effect and marks worth a question. Fitted over the whole round, ranked within each category. Every number is an integer
 * in thousandths. Same input, same output, whatever the order; `version` as in {@link fitCalibrated}. Throws FairnessRefusal
 * for bad input.
 */
export function adviseRound(round: RoundInput | ReadRound, version: CalibratedVersion = 3): RoundAdvice {
  const { input, sheets } = asRead(round);
  const rows = roundObservations({ input, sheets });
  const { observations, entryIds, judgeIds } = rows;
  const fit = fitCalibrated(observations, version);
  const { entry, judge, error, group } = fit.variance;
  const at = new Map(entryIds.map((id, i) => [id, i]));
  const judges = advisedJudges(rows, fit);
  const entries = input.categories.flatMap((category) => {
    const ids = input.entries.flatMap(({ id, category: own }) => (own === category && at.has(id) ? [{ id, at: at.get(id)! }] : []));
    return advisedEntries(category, ids.sort((a, b) => byCode(a.id, b.id)), fit, version);
  });
  const residuals = [...fit.residual]
    .map((standardised, r) => ({ entry: entryIds[observations.entry[r]!]!, judge: judgeIds[observations.judge[r]!]!, standardised }))
    .filter(({ standardised }) => isStriking(standardised))
    .sort((a, b) => byCode(a.entry, b.entry) || byCode(a.judge, b.judge))
    .map((mark) => ({ ...mark, standardised: thousandths(mark.standardised) }));
  const warnings: AdviceWarning[] = [];
  if (fit.components > 1) warnings.push('disconnected');
  if (judges.some(({ sheets }) => sheets < ENOUGH_SHEETS)) warnings.push('few_sheets');
  if (entryIds.length > 0 && thousandths(entry + group) === 0) warnings.push('no_variation');
  if (input.groups === 'org' && !haveOwnPanels(rows)) warnings.push('shared_panel');
  const whole = entry + judge + error + group;
  return {
    engine: ADVICE_ENGINES[version],
    variance: { entry: thousandths(entry + group), judge: thousandths(judge), error: thousandths(error) },
    reliability: reliabilityOf(rows, fit),
    panel: whole > 0 && judge / whole >= ONE_OFF_SHARE ? 'one_off' : 'uniform',
    affinity: fit.affinity && { mean: thousandths(fit.affinity.mean), se: thousandths(fit.affinity.se) },
    entries, judges, residuals, components: fit.components, warnings,
  };
}
