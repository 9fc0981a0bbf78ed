/*
 * What a list of winners under quotas has to keep, as it is checked: written from docs/bundle.md, sharing no line with the
 * part that chooses.
 */

/** Somebody who may win. The order of the array is the order of positions: the first one best. */
export interface ChoiceCandidate {
  readonly id: string;
  /** Whole: thousandths, or whatever the scores are counted in. */
  readonly score: number;
  /** Codes of the quotas whose group they are in. */
  readonly marks: ReadonlySet<string>;
  /** By the name of the rule that caps groups; who has no group is not counted. */
  readonly groups: Readonly<Record<string, string>>;
}

/** A rule by the name the proof calls it. */
export type ChoiceRule =
  /** At least / at most num/den of the base: all places (null) or the winners who bear that mark. */
  | { readonly name: string; readonly kind: 'floor' | 'cap'; readonly mark: string; readonly base: string | null; readonly share: readonly [num: number, den: number] }
  /** At least / at most so many. */
  | { readonly name: string; readonly kind: 'floor' | 'cap'; readonly mark: string; readonly count: number }
  /** At most so many of one group. */
  | { readonly name: string; readonly kind: 'groups'; readonly most: number; readonly exceptions: Readonly<Record<string, number>> };

export interface Choice {
  readonly places: number;
  readonly objective: 'total' | 'fewest_departures' | 'best_lowest';
  readonly candidates: readonly ChoiceCandidate[];
  readonly rules: readonly ChoiceRule[];
}

/** low ≤ Σ by·x ≤ high over the candidates by position; null is an open end. */
export interface ChoiceRow {
  readonly name: readonly string[];
  readonly by: ReadonlyMap<number, bigint>;
  readonly low: bigint | null;
  readonly high: bigint | null;
}

function divisorOf(a: number, b: number): number {
  return b === 0 ? a : divisorOf(b, a % b);
}

function shareRow(rule: Extract<ChoiceRule, { share: unknown }>, { candidates, places }: Choice): ChoiceRow {
  const common = divisorOf(...rule.share);
  const [num, den] = rule.share.map((part) => BigInt(part / common)) as [bigint, bigint];
  const isFloor = rule.kind === 'floor';
  const by = new Map<number, bigint>();
  candidates.forEach(({ marks }, at) => {
    const isIn = rule.base === null || marks.has(rule.base);
    const counts = isIn && marks.has(rule.mark);
    const term = rule.base === null ? BigInt(counts) : (counts ? den : 0n) - (isIn ? num : 0n);
    if (term !== 0n) by.set(at, term);
  });
  // floors round up, caps round down
  const ofAll = num * BigInt(places);
  const end = rule.base !== null ? 0n : isFloor ? (ofAll + den - 1n) / den : ofAll / den;
  return { name: [rule.name], by, low: isFloor ? end : null, high: isFloor ? null : end };
}

/** A group no larger than its cap is no row: nobody is told apart by it. */
function groupRows({ name, most, exceptions }: Extract<ChoiceRule, { kind: 'groups' }>, candidates: readonly ChoiceCandidate[]): ChoiceRow[] {
  const groups = new Map<string, Map<number, bigint>>();
  candidates.forEach(({ groups: own }, at) => {
    const group = Object.hasOwn(own, name) ? own[name] : undefined;
    if (group !== undefined) groups.set(group, (groups.get(group) ?? new Map<number, bigint>()).set(at, 1n));
  });
  const rows = [...groups].map(([group, by]) => ({ name: [name, group], by, low: null, high: BigInt(Object.hasOwn(exceptions, group) ? exceptions[group]! : most) }));
  return rows.filter(({ by, high }) => BigInt(by.size) > high);
}

/** Everything the list has to keep, the number of places first. */
export function rowsOfChoice(choice: Choice): ChoiceRow[] {
  const places = BigInt(choice.places);
  const everyone: ChoiceRow = { name: [], by: new Map(choice.candidates.map((_, at) => [at, 1n])), low: places, high: places };
  return [everyone, ...choice.rules.flatMap((rule): ChoiceRow[] => {
    if (rule.kind === 'groups') return groupRows(rule, choice.candidates);
    if ('share' in rule) return [shareRow(rule, choice)];
    const by = new Map(choice.candidates.flatMap(({ marks }, at): [number, bigint][] => (marks.has(rule.mark) ? [[at, 1n]] : [])));
    const isFloor = rule.kind === 'floor';
    return [{ name: [rule.name], by, low: isFloor ? BigInt(rule.count) : null, high: isFloor ? null : BigInt(rule.count) }];
  })];
}
