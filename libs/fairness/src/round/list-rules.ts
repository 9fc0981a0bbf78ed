import type { SelectionCandidate, SelectionConstraint, SelectionInput, SelectionObjective } from '../select/selection';

/** Meets it who has one of the values. */
export interface ListCondition {
  readonly attribute: string;
  readonly values: readonly string[];
}

/** A floor (at least) or a cap (at most) on winners who meet all conditions. One of `percent` and `count` is given. */
export interface ListQuota {
  readonly code: string;
  readonly name: string;
  readonly all: readonly ListCondition[];
  readonly kind: 'floor' | 'cap';
  /** Hundredths of the base: floors round up, caps round down (domain §7). */
  readonly percent?: number | undefined;
  /** People. */
  readonly count?: number | undefined;
  /** 其中: those among the winners of that other quota's group; of a percentage they are the base. Not given: the whole list. */
  readonly of?: string | undefined;
}

/** At most so many winners of one district, unit, person or value of an attribute; who has no such attribute is not counted. */
export interface ListGroupCap {
  readonly code: string;
  readonly name: string;
  readonly by: 'district' | 'unit' | 'person' | 'attribute';
  readonly attribute?: string | undefined;
  readonly most: number;
  /** Another cap for the groups named; a district or unit by its id, an attribute by its value. */
  readonly exceptions: Readonly<Record<string, number>>;
}

export interface ListCategory {
  readonly category: string;
  readonly least: number;
  readonly most: number | null;
}

/** Candidates about whom it is settled beforehand whether they are on the list, by id. */
export interface SettledPlaces {
  readonly in: readonly string[];
  readonly out: readonly string[];
}

/** What a list of winners as a whole must keep to. */
export interface ListRules {
  readonly places: number;
  readonly quotas: readonly ListQuota[];
  readonly groupCaps: readonly ListGroupCap[];
  readonly categoryPlaces: readonly ListCategory[];
  readonly onePerPerson: boolean;
  readonly objective?: SelectionObjective | undefined;
  readonly settled?: SettledPlaces | undefined;
}

/** Somebody who may win; score in thousandths. */
export interface ListCandidate {
  readonly id: string;
  readonly score: number;
  readonly category: string;
  readonly district: string | null;
  readonly unit: string | null;
  readonly person: string | null;
  readonly attributes: Readonly<Record<string, string>>;
}

const meetsOwn = ({ attributes }: Pick<ListCandidate, 'attributes'>, { all }: ListQuota): boolean =>
  all.every(({ attribute, values }) => {
    const value = attributes[attribute];
    return value !== undefined && values.includes(value);
  });

/** The quota and all it is “of which” of, nearest first. Circles and unknown codes are refused where rules are written. */
export function chainOf(quota: ListQuota, quotas: readonly ListQuota[]): ListQuota[] {
  const chain = [quota];
  for (let code = quota.of; code !== undefined; code = chain.at(-1)!.of) {
    const outer = quotas.find((one) => one.code === code);
    if (!outer || chain.includes(outer)) break;
    chain.push(outer);
  }
  return chain;
}

/** Whether the candidate is in the group of the quota: its own conditions and those of all it is “of which” of. */
export function isInQuota(candidate: Pick<ListCandidate, 'attributes'>, quota: ListQuota, quotas: readonly ListQuota[]): boolean {
  return chainOf(quota, quotas).every((one) => meetsOwn(candidate, one));
}

/** The group of a cap; null where the candidate has none and is not counted. */
export function groupOf(candidate: ListCandidate, { by, attribute }: ListGroupCap): string | null {
  return by === 'attribute' ? (candidate.attributes[attribute!] ?? null) : candidate[by];
}

/** Places that can be filled: never more than there are candidates. */
export const placesFor = (rules: Pick<ListRules, 'places'>, candidates: readonly unknown[]): number => Math.min(rules.places, candidates.length);

/** Whoever belongs to no group of a cap is not counted: that group is never full. */
const NO_GROUP = '';

/**
 * The question for {@link select}: candidates in the order of their positions, the first one best. Ids stand for the
 * order, so that of equal scores the one earlier in the order comes first; scores stay whole thousandths.
 */
export function listProblem(rules: ListRules, candidates: readonly ListCandidate[]): SelectionInput {
  const places = placesFor(rules, candidates);
  const { quotas, groupCaps, categoryPlaces, settled = { in: [], out: [] } } = rules;
  const [settledIn, settledOut] = [new Set(settled.in), new Set(settled.out)];
  const asked = candidates.map((one, at): SelectionCandidate => ({
    id: positionId(at), score: one.score,
    categories: [...quotas.filter((quota) => isInQuota(one, quota, quotas)).map(({ code }) => code), `category:${one.category}`,
      ...(settledIn.has(one.id) ? ['settled:in'] : []), ...(settledOut.has(one.id) ? ['settled:out'] : [])],
    ...Object.fromEntries([
      ...groupCaps.map((cap) => [`cap:${cap.code}`, groupOf(one, cap) ?? NO_GROUP]),
      ...(rules.onePerPerson ? [['person', one.person ?? NO_GROUP]] : []),
    ]),
  }));
  return {
    K: places, candidates: asked, objective: rules.objective ?? 'total',
    constraints: [
      ...quotas.map(({ code, kind, percent, count, of }): SelectionConstraint => {
        const rule = { id: `quota:${code}`, type: kind === 'floor' ? ('min' as const) : ('max' as const), categories: [code] };
        return percent === undefined ? { ...rule, count: count! } : { ...rule, base: of ?? 'K', fraction: percent / 100 };
      }),
      ...groupCaps.map(({ code, most, exceptions }): SelectionConstraint => ({ id: `cap:${code}`, type: 'perGroupMax', attribute: `cap:${code}`, cap: most, caps: { ...exceptions, [NO_GROUP]: candidates.length } })),
      ...categoryPlaces.flatMap(({ category, least, most }): SelectionConstraint[] => [
        ...(least > 0 ? [{ id: `least:${category}`, type: 'min' as const, categories: [`category:${category}`], count: least }] : []),
        ...(most === null ? [] : [{ id: `most:${category}`, type: 'max' as const, categories: [`category:${category}`], count: most }]),
      ]),
      ...(rules.onePerPerson ? [{ id: 'person', type: 'perGroupMax' as const, attribute: 'person', cap: 1, caps: { [NO_GROUP]: candidates.length } }] : []),
      ...(settledIn.size > 0 ? [{ id: 'settled:in', type: 'min' as const, categories: ['settled:in'], count: settledIn.size }] : []),
      ...(settledOut.size > 0 ? [{ id: 'settled:out', type: 'max' as const, categories: ['settled:out'], count: 0 }] : []),
    ],
  };
}

/** Position as a text that sorts as the number does. */
export const positionId = (at: number): string => String(at).padStart(6, '0');
