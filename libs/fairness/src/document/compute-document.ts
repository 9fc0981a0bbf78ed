import { byCode, rankByKeys } from '../exact/rank';
import type { Rational } from '../exact/rational';
import { badInput } from '../refusal';
import { agreementOf } from './agreement-of';
import { breakerKey } from './breaker-key';
import { readProblem } from './read-problem';
import { scoreByModel } from './score-by-model';
import { MODEL_METHODS, type ScoreDocument, type ScoredEntry, type ScoreResult } from './score-document';
import { totalEntry } from './total-entry';

function isModel(document: ScoreDocument): boolean {
  // The document has not been checked yet.
  const { config } = (document ?? {}) as { config?: { method?: unknown } };
  return MODEL_METHODS.some((name) => name === config?.method);
}

/** JSON knows no infinity: a score that no number holds would come out as none. */
function pointsOf(score: Rational, id: string): number {
  const points = score.toNumber();
  if (Number.isFinite(points)) return points;
  throw badInput('scores', `“${id}”的得分过大，无法表示`, `the score of "${id}" is too large to be written`, { entry: id });
}

/**
 * Scores one document: points in, points out. Mean, trimmed and median have no float on the way to a rank; the models of
 * {@link MODEL_METHODS} are statistics and rank their rounded floats.
 * Source of the rules: the score contract, rules 1–7 (see README). Ranks go by the rounded score, then the breakers.
 * Entries and judges come out in the document's order. Throws FairnessRefusal for a bad document or a method not offered.
 */
export function scoreDocument(document: ScoreDocument): ScoreResult {
  if (isModel(document)) return scoreByModel(document);
  const problem = readProblem(document);
  const totals = problem.entries.map((entry) => totalEntry(entry, problem));
  const ranked = rankByKeys(
    totals.filter(({ rounded }) => rounded !== null),
    (total) => [total.rounded, ...problem.config.breakers.map((breaker) => breakerKey(breaker, total, problem))],
    (a, b) => byCode(a.id, b.id),
    problem.config.ranking,
  );
  const reliability = agreementOf(problem);
  const ranks = new Map(ranked.map(({ item, rank }) => [item.id, rank]));
  return {
    ...(problem.id === undefined ? {} : { id: problem.id }),
    entries: totals.map((total): ScoredEntry => ({
      id: total.id,
      score: total.rounded && pointsOf(total.rounded, total.id),
      rank: ranks.get(total.id) ?? null,
      n: total.judgeCount,
      se: total.se,
      flags: total.flags,
    })),
    judges: problem.judgeIds.map((id) => ({ id, severity: null })),
    ...(reliability && { reliability }),
    diagnostics: { components: problem.components },
  };
}
