import { byCode, rankByKeys } from '../exact/rank';
import { Rational, type RoundingMode } from '../exact/rational';
import { fitAdditive } from '../models/additive';
import { fitBlup } from '../models/blup';
import { fitCalibrated } from '../models/calibrated';
import { incidenceOf } from '../models/incidence';
import { fitZscore } from '../models/zscore';
import { agreement } from '../reliability/agreement';
import { breakerKey } from './breaker-key';
import { readModelProblem, type ModelProblem } from './read-model-problem';
import { readProblem } from './read-problem';
import type { ModelName, ScoreDocument, ScoredEntry, ScoreFlag, ScoreResult } from './score-document';
import { totalEntry } from './total-entry';

/** Floats of one value may differ in their last bits; places beyond these say nothing. */
const MOST_PLACES = 9;

interface Fitted {
  readonly score: Float64Array;
  readonly se: Float64Array;
  readonly severity: Float64Array;
  readonly variance?: ScoreResult['variance'];
  readonly affinity?: ScoreResult['affinity'];
  readonly components: number;
}

function fit(model: ModelName, { observations: obs, judgeIds }: ModelProblem): Fitted {
  switch (model) {
    case 'zscore':
      return fitZscore(obs);
    case 'additive':
      return fitAdditive(obs);
    case 'blup':
      return fitBlup(obs);
    case 'calibrated': {
      const found = fitCalibrated(obs);
      const { entry, judge, error } = found.variance;
      const judges = judgeIds.flatMap((id, j) => (Number.isNaN(found.ownEffect[j]!) ? [] : [{ id, effect: found.ownEffect[j]! }]));
      return { ...found, variance: { entry, judge, error }, ...(found.affinity ? { affinity: { mean: found.affinity.mean, se: found.affinity.se, judges } } : { affinity: undefined }) };
    }
  }
}

/** Distinct judges by entry. */
function countJudges({ observations }: ModelProblem): Int32Array {
  const { entryCount, from, judge } = incidenceOf(observations);
  const count = new Int32Array(entryCount);
  for (let i = 0; i < entryCount; i++) for (let r = from[i]!; r < from[i + 1]!; r++) if (r === from[i] || judge[r] !== judge[r - 1]) count[i]!++;
  return count;
}

function decimal(value: number, places: number, mode: RoundingMode): Rational {
  return Rational.fromNumber(Number(value.toFixed(12))).round(places, mode);
}

/**
 * Scores one document by a model. With one criterion every score row counts, repeated ones too, times its weight; with
 * several a judge's row is the total over all of them (contract, rule 3). Adjustments, rounding, ranks, breakers and flags as
 * in the contract, rules 5–7; an entry with fewer than minJudges is left without a score but has its part in the estimates.
 */
export function scoreByModel(document: ScoreDocument): ScoreResult {
  const problem = readModelProblem(document);
  const { config, entryIds, judgeIds } = problem;
  const fitted = fit(config.model!, problem);
  const judges = countJudges(problem);
  const scores = entryIds.map((_, i): { unrounded: Rational; rounded: Rational } | null => {
    const score = fitted.score[i]!;
    if (judges[i]! < config.minJudges || !Number.isFinite(score)) return null;
    const unrounded = decimal(score + problem.adjustment[i]!, MOST_PLACES, 'half_up');
    return { unrounded, rounded: config.rounding.total === null ? unrounded : unrounded.round(config.rounding.total, config.rounding.mode) };
  });
  // Only breakers need every mark exactly; most documents have none, and two million marks should not wait for it.
  const needsMarks = config.breakers.some(({ type }) => type !== 'unrounded');
  const exact = needsMarks ? readProblem(document) : null;
  const totals = exact?.entries.map((entry) => totalEntry(entry, exact));
  const scored = entryIds.map((_, i) => i).filter((i) => scores[i] !== null);
  const ranked = rankByKeys(
    scored,
    (i) => [scores[i]!.rounded, ...config.breakers.map((breaker) => (breaker.type === 'unrounded' ? scores[i]!.unrounded : breakerKey(breaker, totals![i]!, exact!)))],
    (a, b) => byCode(entryIds[a]!, entryIds[b]!),
    config.ranking,
  );
  const ranks = new Map(ranked.map(({ item, rank }) => [item, rank]));
  return {
    ...(problem.id === undefined ? {} : { id: problem.id }),
    entries: entryIds.map((id, i): ScoredEntry => {
      const score = scores[i] ?? null;
      const flags: ScoreFlag[] = [];
      if (problem.hasConflict[i]) flags.push('conflict_excluded');
      if (problem.hasPartialJudge[i]) flags.push('partial_judge');
      if (!score) flags.push('insufficient');
      const se = fitted.se[i]!;
      return { id, score: score && score.rounded.toNumber(), rank: ranks.get(i) ?? null, n: judges[i]!, se: score && Number.isFinite(se) ? se : null, flags };
    }),
    judges: judgeIds.map((id, j) => ({ id, severity: fitted.severity[j]! })),
    ...(fitted.variance ? { variance: fitted.variance } : {}),
    ...(fitted.affinity ? { affinity: fitted.affinity } : {}),
    ...(problem.hasOneCriterion ? { reliability: agreement(problem.observations) } : {}),
    diagnostics: { components: fitted.components },
  };
}
