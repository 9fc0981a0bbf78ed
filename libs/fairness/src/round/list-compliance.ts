import { groupOf, isInQuota, type ListCandidate, type ListGroupCap, type ListQuota, type ListRules } from './list-rules';

/** One rule against a list: the numbers people argue about. `code` is the id of the rule in {@link listProblem}. */
export interface ListCompliance {
  readonly code: string;
  readonly kind: 'floor' | 'cap';
  /** Winners the share is taken of, or among whom it is counted. */
  readonly base: number;
  readonly required: number;
  readonly reached: number;
  /** How far inside the rule; negative when broken. */
  readonly margin: number;
}

const line = (code: string, kind: 'floor' | 'cap', base: number, required: number, reached: number): ListCompliance =>
  ({ code, kind, base, required, reached, margin: kind === 'floor' ? reached - required : required - reached });

/** ⌈base·percent/100⌉ for a floor, ⌊base·percent/100⌋ for a cap, in whole numbers; a count as it is. */
export function requiredOf({ kind, percent, count }: Pick<ListQuota, 'kind' | 'percent' | 'count'>, base: number): number {
  if (percent === undefined) return count!;
  return kind === 'floor' ? Math.ceil((base * percent) / 100) : Math.floor((base * percent) / 100);
}

function quotaLine(quota: ListQuota, { quotas }: ListRules, winners: readonly ListCandidate[]): ListCompliance {
  const outer = quotas.find(({ code }) => code === quota.of);
  const inBase = outer ? winners.filter((one) => isInQuota(one, outer, quotas)) : winners;
  const reached = inBase.filter((one) => isInQuota(one, quota, quotas)).length;
  return line(`quota:${quota.code}`, quota.kind, inBase.length, requiredOf(quota, inBase.length), reached);
}

/** The group nearest to its cap; the first one by name where several are. */
function capLine(cap: ListGroupCap, winners: readonly ListCandidate[]): ListCompliance {
  const counts = new Map<string, number>();
  for (const one of winners) {
    const group = groupOf(one, cap);
    if (group !== null) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const lines = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([group, count]) => line(`cap:${cap.code}`, 'cap', winners.length, cap.exceptions[group] ?? cap.most, count));
  return lines.reduce((tightest, one) => (one.margin < tightest.margin ? one : tightest), lines[0] ?? line(`cap:${cap.code}`, 'cap', 0, cap.most, 0));
}

/** Every rule of the list against its winners, in the order of the rules. */
export function listCompliance(rules: ListRules, winners: readonly ListCandidate[]): ListCompliance[] {
  const inCategory = (category: string): number => winners.filter((one) => one.category === category).length;
  return [
    ...rules.quotas.map((quota) => quotaLine(quota, rules, winners)),
    ...rules.groupCaps.map((cap) => capLine(cap, winners)),
    ...rules.categoryPlaces.flatMap(({ category, least, most }) => [
      ...(least > 0 ? [line(`least:${category}`, 'floor', winners.length, least, inCategory(category))] : []),
      ...(most === null ? [] : [line(`most:${category}`, 'cap', winners.length, most, inCategory(category))]),
    ]),
    ...(rules.onePerPerson ? [capLine({ code: 'person', name: '', by: 'person', most: 1, exceptions: {} }, winners)].map((one) => ({ ...one, code: 'person' })) : []),
  ];
}

/** What the rules ask of a full list, before anybody is chosen: numbers for the desk (domain §7). The base of “of which” is what its outer quota requires. */
export function foreseeList(rules: ListRules): readonly { readonly code: string; readonly kind: 'floor' | 'cap'; readonly base: number; readonly required: number }[] {
  const required = (quota: ListQuota): { base: number; required: number } => {
    const outer = rules.quotas.find(({ code }) => code === quota.of);
    const base = outer ? required(outer).required : rules.places;
    return { base, required: requiredOf(quota, base) };
  };
  return rules.quotas.map((quota) => ({ code: quota.code, kind: quota.kind, ...required(quota) }));
}
