import { centre } from '../exact/centre';
import { byCode, rankByKeys } from '../exact/rank';
import { Rational, sum } from '../exact/rational';
import { agreementOf } from './agreement-of';
import { readProblem, type ExactProblem } from './read-problem';
import type { Breaker, ScoreDocument, ScoredEntry, ScoreResult } from './score-document';
import { totalEntry, type EntryTotal } from './total-entry';

function extreme(values: readonly Rational[], sign: 1 | -1): Rational | null {
  let found: Rational | null = null;
  for (const value of values) if (found === null || value.compare(found) * sign > 0) found = value;
  return found;
}

/** What a breaker looks at; null when the entry has no such value (worse than any). */
function breakerKey(breaker: Breaker, total: EntryTotal, problem: ExactProblem): Rational | null {
  const scoreOf = (id: string): Rational | null => total.criterionScores[problem.criteria.findIndex((criterion) => criterion.id === id)] ?? null;
  switch (breaker.type) {
    case 'unrounded':
      return total.unrounded;
    case 'criterion':
      return scoreOf(breaker.id);
    case 'criteriaSum':
      return sum(breaker.ids.map((id) => scoreOf(id) ?? Rational.zero));
    case 'max':
      return extreme(total.kept, 1);
    case 'min':
      return extreme(total.kept, -1);
    case 'median':
      return total.kept.length === 0 ? null : centre(total.kept, { kind: 'median' }).value;
  }
}

/**
 * Scores one document by an exact method (mean, trimmed, median): points in, points out, no float on the way to a rank.
 * Source of the rules: the score contract, rules 1–7 (see README). Ranks go by the rounded score, then the breakers.
 * Entries and judges come out in the document's order. Throws FairnessRefusal for a bad document or a method not offered.
 */
export function scoreDocument(document: ScoreDocument): ScoreResult {
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
      score: total.rounded && total.rounded.toNumber(),
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
