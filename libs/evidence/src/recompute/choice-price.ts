import { faultOfChoice, type ChoiceProofText } from './choice';
import type { Choice } from './choice-rules';

/** What the rules cost and whom they displaced, as it stands in the file; the lists without some rules since the second format of outputs. */
export interface PriceText {
  readonly free: number;
  readonly price: number;
  readonly rules: readonly { readonly code: string; readonly price: number }[];
  readonly displaced: readonly { readonly entryId: string; readonly position: number; readonly by: readonly string[] }[];
  readonly lists?: readonly RelaxedListText[];
}

interface RelaxedListText {
  readonly without: readonly string[];
  readonly enter: readonly string[];
  readonly leave: readonly string[];
  readonly proof: ChoiceProofText;
}

/** What is wrong; `of` are rules, or a candidate. */
export class WrongPrice extends Error {
  constructor(readonly code: 'free' | 'price' | 'rules' | 'rule_price' | 'displaced_missing' | 'displaced_wrong' | 'displaced_by' | 'list_missing' | 'list_wrong' | 'list_unused', readonly of: readonly string[] = []) {
    super(code);
  }
}

/** How many were computed again, and how many are the platform’s word: there is no list, or no proof of it, to tell them by. */
export interface PriceFindings {
  readonly prices: { readonly recomputed: number; readonly sealed: number };
  readonly displacers: { readonly recomputed: number; readonly sealed: number };
}

interface List {
  readonly on: ReadonlySet<string>;
  readonly total: bigint;
  readonly isProved: boolean;
}

const keyOf = (names: Iterable<string>): string => JSON.stringify([...names].sort());

/** The best lists without some of the rules, each looked at when it is asked for. */
class Lists {
  private readonly given: ReadonlyMap<string, RelaxedListText>;
  private readonly known = new Map<string, List>();
  private readonly taken = new Set<string>();
  private readonly scoreOf: ReadonlyMap<string, bigint>;

  constructor(private readonly choice: Choice, private readonly selected: readonly string[], isProved: boolean, private readonly texts: readonly RelaxedListText[] | null) {
    this.scoreOf = new Map(choice.candidates.map(({ id, score }) => [id, BigInt(score)]));
    this.given = new Map((texts ?? []).map((one) => [keyOf(one.without), one]));
    if (this.given.size !== (texts ?? []).length) throw new WrongPrice('list_wrong');
    this.known.set(keyOf([]), this.listOf(selected, isProved));
    // without any rule the best list is the first by position
    this.known.set(keyOf(choice.rules.map(({ name }) => name)), this.listOf(choice.candidates.slice(0, choice.places).map(({ id }) => id), true));
  }

  /** Null where the file was written before such lists were kept. */
  without(names: readonly string[]): List | null {
    if (this.texts === null && !this.known.has(keyOf(names))) return null;
    const list = this.known.get(keyOf(names)) ?? this.read(names);
    this.known.set(keyOf(names), list);
    return list;
  }

  /** Whoever adds lists that nothing goes by wants them believed. */
  refuseUnused(): void {
    for (const key of this.given.keys()) if (!this.taken.has(key)) throw new WrongPrice('list_unused', JSON.parse(key) as string[]);
  }

  private read(names: readonly string[]): List {
    const text = this.given.get(keyOf(names));
    if (!text) throw new WrongPrice('list_missing', names);
    this.taken.add(keyOf(names));
    const [enter, leave, own] = [new Set(text.enter), new Set(text.leave), new Set(this.selected)];
    const isExchange = enter.size === leave.size && [...enter].every((id) => !own.has(id)) && [...leave].every((id) => own.has(id));
    const ids = [...this.selected.filter((id) => !leave.has(id)), ...enter];
    const left = new Set(names);
    const fault = isExchange ? faultOfChoice({ ...this.choice, rules: this.choice.rules.filter(({ name }) => !left.has(name)) }, ids, text.proof) : null;
    if (!isExchange || (fault !== null && fault.code !== 'unproved')) throw new WrongPrice('list_wrong', names);
    return this.listOf(ids, fault === null);
  }

  private listOf(ids: readonly string[], isProved: boolean): List {
    return { on: new Set(ids), total: ids.reduce((sum, id) => sum + this.scoreOf.get(id)!, 0n), isProved };
  }
}

/**
 * The rules that displaced a candidate, as docs/bundle.md says they are found; null where a list is missing that would tell.
 * `isProved`: so are all the lists it went by.
 */
function displacersOf(id: string, names: readonly string[], lists: Lists): { readonly by: readonly string[]; readonly isProved: boolean } | null {
  let isProved = true;
  const isOn = (left: readonly string[]): boolean | null => {
    const list = lists.without(left);
    isProved &&= list?.isProved ?? false;
    return list === null ? null : list.on.has(id);
  };
  for (const name of names) {
    const alone = isOn([name]);
    if (alone === null) return null;
    if (alone) return { by: [name], isProved };
  }
  let left = names;
  for (const name of names) {
    const fewer = left.filter((one) => one !== name);
    const still = isOn(fewer);
    if (still === null) return null;
    if (still) left = fewer;
  }
  return { by: left, isProved };
}

const isSame = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((value, at) => value === other[at]);

/** Prices of the rules: what the list without a rule has more than the list. */
function countPrices(price: PriceText, names: readonly string[], own: List, lists: Lists): PriceFindings['prices'] {
  if (!isSame(price.rules.map(({ code }) => code), names)) throw new WrongPrice('rules');
  let recomputed = 0;
  for (const { code, price: told } of price.rules) {
    const list = lists.without([code]);
    if (list !== null && list.total - own.total !== BigInt(told)) throw new WrongPrice('rule_price', [code]);
    if (list?.isProved && own.isProved) recomputed++;
  }
  return { recomputed, sealed: names.length - recomputed };
}

/** Whoever would be on the list by the order alone and is not: nobody left out, nobody added, each with the rules that displaced them. */
function countDisplaced({ candidates, places }: Choice, selected: readonly string[], { displaced }: PriceText, names: readonly string[], lists: Lists): PriceFindings['displacers'] {
  const own = new Set(selected);
  const expected = candidates.slice(0, places).flatMap(({ id }, at) => (own.has(id) ? [] : [{ id, position: at + 1 }]));
  const told = new Set(displaced.map(({ entryId }) => entryId));
  const missing = expected.find(({ id }) => !told.has(id));
  if (missing) throw new WrongPrice('displaced_missing', [missing.id]);
  let recomputed = 0;
  displaced.forEach(({ entryId, position, by }, at) => {
    if (expected[at]?.id !== entryId || expected[at].position !== position) throw new WrongPrice('displaced_wrong', [entryId]);
    const found = displacersOf(entryId, names, lists);
    const isPossible = found ? isSame(found.by, by) : by.length > 0 && new Set(by).size === by.length && by.every((name) => names.includes(name));
    if (!isPossible) throw new WrongPrice('displaced_by', [entryId]);
    if (found?.isProved) recomputed++;
  });
  return { recomputed, sealed: expected.length - recomputed };
}

/**
 * Computes again what the rules of a list cost and whom they displaced, without a solver: by the sealed lists without some
 * of the rules, each of which keeps the others and is proved the best. Throws {@link WrongPrice} at the first thing that
 * is otherwise. The list itself is checked before; `isProved` says whether that proved it the best.
 */
export function checkPrice(choice: Choice, selected: readonly string[], isProved: boolean, price: PriceText): PriceFindings {
  const lists = new Lists(choice, selected, isProved, price.lists ?? null);
  const names = choice.rules.map(({ name }) => name);
  const [own, free] = [lists.without([])!, lists.without(names)!];
  if (BigInt(price.free) !== free.total) throw new WrongPrice('free');
  if (BigInt(price.price) !== free.total - own.total) throw new WrongPrice('price');
  const prices = countPrices(price, names, own, lists);
  const displacers = countDisplaced(choice, selected, price, names, lists);
  lists.refuseUnused();
  return { prices, displacers };
}
