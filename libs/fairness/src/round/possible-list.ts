import { requiredOf } from './list-compliance';
import { groupOf, isInQuota, type ListCandidate, type ListRules } from './list-rules';

/** So many kinds of candidates are told apart; beyond, the question is left to the selection itself. */
const MOST_KINDS = 2_000;
const OTHER = '\u0000other';

/** A rule over kinds: `low ≤ Σ by·n ≤ high`, whole numbers. */
interface KindRow {
  readonly id: string;
  readonly by: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** By attribute, one value of each sort that the rules can tell apart, and somebody of whom they say nothing. */
function sortsOf({ quotas, groupCaps }: ListRules): Map<string, string[]> {
  const conditions = quotas.flatMap(({ all }) => all);
  const capped = groupCaps.filter(({ by }) => by === 'attribute');
  const attributes = new Set([...conditions.map(({ attribute }) => attribute), ...capped.map(({ attribute }) => attribute!)]);
  return new Map([...attributes].map((attribute) => {
    const own = conditions.filter((one) => one.attribute === attribute);
    const caps = capped.filter((one) => one.attribute === attribute);
    const values = new Set([...own.flatMap((one) => one.values), ...caps.flatMap(({ exceptions }) => Object.keys(exceptions))]);
    const bySign = new Map([...values].map((value) => [`${own.map((one) => Number(one.values.includes(value))).join('')}|${caps.length > 0 ? value : ''}`, value]));
    return [attribute, [...bySign.values(), OTHER]];
  }));
}

function kindsOf(rules: ListRules, categories: readonly string[]): ListCandidate[] | null {
  let kinds: Record<string, string>[] = [{}];
  for (const [attribute, values] of sortsOf(rules)) {
    kinds = kinds.flatMap((kind) => values.map((value) => (value === OTHER ? kind : { ...kind, [attribute]: value })));
    if (kinds.length * categories.length > MOST_KINDS) return null;
  }
  return categories.flatMap((category) => kinds.map((attributes, at): ListCandidate => ({ id: `${category}/${at}`, score: 0, category, district: null, unit: null, person: null, attributes })));
}

function rowsOf(rules: ListRules, kinds: readonly ListCandidate[]): KindRow[] {
  const { places, quotas, groupCaps, categoryPlaces } = rules;
  const marks = (test: (kind: ListCandidate) => boolean): number[] => kinds.map((kind) => Number(test(kind)));
  const quotaRows = quotas.map((quota): KindRow => {
    const id = `quota:${quota.code}`;
    const isFloor = quota.kind === 'floor';
    const own = marks((kind) => isInQuota(kind, quota, quotas));
    const outer = quotas.find(({ code }) => code === quota.of);
    if (outer && quota.percent !== undefined) {
      const by = kinds.map((kind, at) => own[at]! * 100 - (isInQuota(kind, outer, quotas) ? quota.percent! : 0));
      return { id, by, low: isFloor ? 0 : -Infinity, high: isFloor ? Infinity : 0 };
    }
    const bound = requiredOf(quota, places);
    return { id, by: own, low: isFloor ? bound : 0, high: isFloor ? Infinity : bound };
  });
  const capRows = groupCaps.filter(({ by }) => by === 'attribute').flatMap((cap) => {
    const groups = new Set(kinds.map((kind) => groupOf(kind, cap)).filter((group) => group !== null));
    return [...groups].map((group): KindRow => ({ id: `cap:${cap.code}`, by: marks((kind) => groupOf(kind, cap) === group), low: 0, high: cap.exceptions[group] ?? cap.most }));
  });
  const categoryRows = categoryPlaces.flatMap(({ category, least, most }): KindRow[] => {
    const by = marks((kind) => kind.category === category);
    return [{ id: `least:${category}`, by, low: least, high: Infinity }, { id: `most:${category}`, by, low: 0, high: most ?? Infinity }];
  });
  return [{ id: '', by: kinds.map(() => 1), low: places, high: places }, ...quotaRows, ...capRows, ...categoryRows];
}

const keeps = (rows: readonly KindRow[], counts: readonly number[]): boolean =>
  rows.every(({ by, low, high }) => {
    const sum = by.reduce((total, term, at) => total + term * counts[at]!, 0);
    return sum >= low && sum <= high;
  });

/** Numbers of each kind that keep the rows; checked in whole numbers when found. */
async function isPossible(rows: readonly KindRow[]): Promise<boolean> {
  const { solve } = await import('yalps');
  const size = rows[0]!.by.length;
  const columns = Array.from({ length: size }, (_, at): [number, [string, number][]] =>
    [at, rows.flatMap(({ by }, r): [string, number][] => (by[at] === 0 ? [] : [[`row${r}`, by[at]!]]))]);
  const { status, variables } = solve({
    direction: 'maximize',
    constraints: rows.map(({ low, high }, r): [string, { min?: number; max?: number }] =>
      [`row${r}`, { ...(Number.isFinite(low) ? { min: low } : {}), ...(Number.isFinite(high) ? { max: high } : {}) }]),
    variables: columns as never,
    integers: true,
  });
  if (status === 'infeasible') return false;
  const counts = Array.from({ length: size }, () => 0);
  for (const [at, value] of variables) counts[Number(at)] = Math.round(value);
  // no answer is no clash: the selection itself will tell
  return status !== 'optimal' || keeps(rows, counts);
}

/**
 * Whether any full list can keep the floors and caps, whoever the candidates will be: as many of every kind as one likes,
 * districts, units and persons apart. Null when it can; else a minimal set of rules that exclude one another, by the ids of
 * `listProblem` (deletion filter, as in {@link select}).
 */
export async function listClash(rules: ListRules, categories: readonly string[]): Promise<readonly string[] | null> {
  const kinds = kindsOf(rules, categories);
  if (kinds === null || kinds.length === 0) return null;
  const rows = rowsOf(rules, kinds);
  if (await isPossible(rows)) return null;
  const standing = new Set(rows.slice(1).map(({ id }) => id));
  for (const id of [...standing]) {
    standing.delete(id);
    if (await isPossible(rows.filter((row) => row.id === '' || standing.has(row.id)))) standing.add(id);
  }
  return [...standing];
}
