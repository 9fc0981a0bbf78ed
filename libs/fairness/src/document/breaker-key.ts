import { centre } from '../exact/centre';
import { Rational, sum } from '../exact/rational';
import type { ExactProblem } from './read-problem';
import type { Breaker } from './score-document';
import type { EntryTotal } from './total-entry';

function extreme(values: readonly Rational[], sign: 1 | -1): Rational | null {
  let found: Rational | null = null;
  for (const value of values) if (found === null || value.compare(found) * sign > 0) found = value;
  return found;
}

/** What a breaker looks at; null when the entry has no such value (worse than any). */
export function breakerKey(breaker: Breaker, total: EntryTotal, problem: ExactProblem): Rational | null {
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
