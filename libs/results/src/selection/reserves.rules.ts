import { groupOf, isInQuota, listCompliance, type ListRules } from '@jiangong/fairness';
import type { FrozenCandidate } from './selection.rules';

/** Somebody who stands ready. */
export interface Reserve {
  readonly entryId: string;
  /** Winners whose place they could take with every rule still kept. */
  readonly fits: number;
}

/** So far down the order reserves are looked for. */
const MOST_LOOKED_AT = 500;

/** What the rules can see of a candidate: two of one kind are the same to them. */
function kindOf(one: FrozenCandidate, { quotas, groupCaps }: ListRules): string {
  return JSON.stringify([one.category, quotas.map((quota) => Number(isInQuota(one, quota, quotas))), groupCaps.map((cap) => groupOf(one, cap))]);
}

/**
 * The reserve list: the next in the order of positions who could take the place of at least one winner with every rule
 * still kept. It tells who stands ready; when a place falls vacant, the list is computed anew and the difference shown.
 */
export function reservesOf(rules: ListRules, most: number, candidates: readonly FrozenCandidate[], winners: readonly FrozenCandidate[]): Reserve[] {
  if (most === 0 || winners.length === 0) return [];
  const listed = new Set(winners.map(({ id }) => id));
  const persons = new Map(winners.map(({ id, person }) => [person, id]));
  const kinds = new Map<string, FrozenCandidate[]>();
  for (const winner of winners) {
    const kind = kindOf(winner, rules);
    kinds.set(kind, [...(kinds.get(kind) ?? []), winner]);
  }
  const found: Reserve[] = [];
  const settledOut = new Set(rules.settled?.out);
  for (const one of candidates.filter(({ id }) => !listed.has(id) && !settledOut.has(id)).slice(0, MOST_LOOKED_AT)) {
    if (found.length >= most) break;
    const own = rules.onePerPerson && one.person !== null ? persons.get(one.person) : undefined;
    const fits = [...kinds.values()].reduce((sum, alike) => {
      const leaving = own === undefined ? alike : alike.filter(({ id }) => id === own);
      if (leaving.length === 0) return sum;
      const list = winners.map((winner) => (winner === leaving[0] ? one : winner));
      return listCompliance(rules, list).every(({ margin }) => margin >= 0) ? sum + leaving.length : sum;
    }, 0);
    if (fits > 0) found.push({ entryId: one.id, fits });
  }
  return found;
}
