import { centre, type Centre } from '../exact/centre';
import { Rational, sum } from '../exact/rational';
import { meanError, trimmedMeanError, weightedMeanError } from '../exact/standard-error';
import type { EntryMarks, ExactProblem, Mark } from './read-problem';
import type { ScoreFlag } from './score-document';

/** One entry's total before ranking, with all that the tie breakers may ask for. */
export interface EntryTotal {
  readonly id: string;
  /** Null when unscored. */
  readonly unrounded: Rational | null;
  readonly rounded: Rational | null;
  /** By criterion position; null where the criterion has no value. */
  readonly criterionScores: readonly (Rational | null)[];
  /** Raw kept marks (level criterion) or judge totals (level total): for max, min and median. */
  readonly kept: readonly Rational[];
  readonly judgeCount: number;
  readonly se: number | null;
  readonly flags: readonly ScoreFlag[];
}

/** A value with the judge it came from. */
interface Voice {
  readonly judge: number;
  readonly value: Rational;
}

function centreOf(voices: readonly Voice[], problem: ExactProblem): Centre {
  const { judgeWeights } = problem;
  return centre(
    voices.map(({ value }) => value),
    problem.config.centre,
    judgeWeights && voices.map(({ judge }) => judgeWeights[judge]!),
  );
}

function errorOf(voices: readonly Voice[], isTrimSkipped: boolean, problem: ExactProblem): number | null {
  const values = voices.map(({ value }) => value.toNumber());
  const method = problem.config.centre;
  if (method.kind === 'median') return null;
  if (method.kind === 'trimmed') return isTrimSkipped ? meanError(values) : trimmedMeanError(values, method.high, method.low);
  const weights = problem.judgeWeights;
  return weights ? weightedMeanError(values, voices.map(({ judge }) => weights[judge]!.toNumber())) : meanError(values);
}

function rounded(value: Rational, places: number | null, problem: ExactProblem): Rational {
  return places === null ? value : value.round(places, problem.config.rounding.mode);
}

function byCriterion(marks: readonly Mark[], problem: ExactProblem): Mark[][] {
  const groups = problem.criteria.map((): Mark[] => []);
  for (const mark of marks) groups[mark.criterion]!.push(mark);
  return groups;
}

function countJudges(voices: readonly Voice[]): number {
  return new Set(voices.map(({ judge }) => judge)).size;
}

function finish(entry: EntryMarks, problem: ExactProblem, sumOfParts: Rational | null, rest: Omit<EntryTotal, 'id' | 'unrounded' | 'rounded'>): EntryTotal {
  const flags = new Set<ScoreFlag>([...(entry.hasConflict ? (['conflict_excluded'] as const) : []), ...rest.flags]);
  if (sumOfParts === null) flags.add('insufficient');
  const unrounded = sumOfParts && sumOfParts.plus(entry.adjustment);
  return {
    ...rest,
    id: entry.id,
    unrounded,
    rounded: unrounded && rounded(unrounded, problem.config.rounding.total, problem),
    se: unrounded ? rest.se : null,
    flags: [...flags],
  };
}

/** Contract, rule 2: centre per criterion → panel → × weight → factored → + its adjustments; summed or averaged. */
function totalByCriterion(entry: EntryMarks, problem: ExactProblem): EntryTotal {
  const { config, criteria } = problem;
  const flags: ScoreFlag[] = [];
  let isComplete = entry.marks.length > 0;
  let error: number | null = null;
  const scores = byCriterion(entry.marks, problem).map((marks, c): Rational | null => {
    const extra = entry.criterionAdjustments.get(c) ?? Rational.zero;
    if (marks.length === 0 && config.isMissingZero) return extra;
    if (marks.length < config.minJudges) {
      isComplete = false;
      return null;
    }
    const panel = centreOf(marks, problem);
    if (panel.isTrimSkipped) flags.push('trim_skipped');
    if (criteria.length === 1) error = errorOf(marks, panel.isTrimSkipped, problem);
    const factored = rounded(panel.value, config.rounding.panel, problem).times(criteria[c]!.weight);
    return rounded(factored, config.rounding.factored, problem).plus(extra);
  });
  const points = isComplete ? sum(scores.map((score) => score ?? Rational.zero)) : null;
  const scale = config.isAverage ? problem.totalWeight : Rational.one;
  const factor = criteria.length === 1 ? Math.abs(criteria[0]!.weight.over(scale).toNumber()) : 1;
  return finish(entry, problem, points && points.over(scale), {
    criterionScores: scores,
    kept: entry.marks.map(({ value }) => value),
    judgeCount: countJudges(entry.marks),
    // Marks of one judge on several criteria hang together, so their errors do not simply add: no figure then.
    se: error === null ? null : error * factor,
    flags,
  });
}

/** Contract, rule 3: per judge Σ weight·value over all criteria, then the centre over the judges who marked them all. */
function totalByJudge(entry: EntryMarks, problem: ExactProblem): EntryTotal {
  const { config, criteria } = problem;
  const scale = config.isAverage ? problem.totalWeight : Rational.one;
  const sheets = new Map<number, Mark[]>();
  for (const mark of entry.marks) sheets.set(mark.judge, [...(sheets.get(mark.judge) ?? []), mark]);
  const flags: ScoreFlag[] = [];
  const totals: Voice[] = [];
  const wholeMarks: Mark[] = [];
  for (const [judge, marks] of sheets) {
    if (marks.length < criteria.length) {
      flags.push('partial_judge');
      continue;
    }
    wholeMarks.push(...marks);
    totals.push({ judge, value: sum(marks.map((mark) => mark.value.times(criteria[mark.criterion]!.weight))).over(scale) });
  }
  const isScored = totals.length >= config.minJudges;
  const panel = isScored ? centreOf(totals, problem) : null;
  if (panel?.isTrimSkipped) flags.push('trim_skipped');
  return finish(entry, problem, panel && rounded(panel.value, config.rounding.panel, problem), {
    criterionScores: byCriterion(wholeMarks, problem).map((marks, c) =>
      marks.length === 0 ? null : centreOf(marks, problem).value.times(criteria[c]!.weight),
    ),
    kept: totals.map(({ value }) => value),
    judgeCount: totals.length,
    se: panel && errorOf(totals, panel.isTrimSkipped, problem),
    flags,
  });
}

/** The exact total of one entry under the document's config. */
export function totalEntry(entry: EntryMarks, problem: ExactProblem): EntryTotal {
  return problem.config.level === 'criterion' ? totalByCriterion(entry, problem) : totalByJudge(entry, problem);
}
