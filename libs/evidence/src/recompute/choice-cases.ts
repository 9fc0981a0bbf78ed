import type { ChoiceRow } from './choice-rules';

/** A goal nobody may do better in, in a list that keeps the rows: Σ gain ≤ best. */
export interface Bar {
  readonly rows: readonly ChoiceRow[];
  /** By position. */
  readonly gain: readonly bigint[];
  readonly best: bigint;
}

/** Multipliers as the proof has them, by the rows they speak of. */
export interface Weighed {
  readonly weight: bigint;
  readonly of: readonly (readonly [row: ChoiceRow, multiplier: bigint])[];
}

/** Of each kind of candidates the rows cannot tell apart: before `from` all are in, from `to` on all are out. */
type Spans = readonly (readonly [from: number, to: number])[];

export class WrongProof extends Error {}

function wrong(why: string): never {
  throw new WrongProof(why);
}

/** The platform stops at 20,000 and the few of the step it is in; a longer tree would only keep its reader busy. */
const MOST_CASES = 25_000;

/** Positions of candidates that mean the same to every row, ascending. A later one may win only with all before it: to take one before it instead breaks no row and is no worse. */
function kindsIn(size: number, rows: readonly ChoiceRow[]): number[][] {
  const keys: string[] = Array.from({ length: size }, () => '');
  rows.forEach(({ by }, r) => by.forEach((term, at) => (keys[at] += `${r}:${term};`)));
  const kinds = new Map<string, number[]>();
  keys.forEach((key, at) => kinds.set(key, [...(kinds.get(key) ?? []), at]));
  return [...kinds.values()];
}

/** Walks the cases of a proof; throws WrongProof where one of them is not closed. */
export class CaseWalk {
  private readonly kinds: readonly (readonly number[])[];
  private readonly placeOf = new Map<number, readonly [kind: number, member: number]>();
  /** Those asked for last: what closes a case was often written for it alone. */
  private last: readonly [weighed: Weighed, worths: readonly (readonly bigint[])[]] | null = null;
  private at = 0;

  /** `own` are the rows by which candidates differ; rows of goals held come on top. */
  constructor(private readonly bar: Bar, own: readonly ChoiceRow[], private readonly multipliers: readonly Weighed[], private readonly cases: readonly number[]) {
    if (cases.length > MOST_CASES) wrong('too many cases');
    this.kinds = kindsIn(bar.gain.length, own);
    this.kinds.forEach((members, kind) => members.forEach((position, member) => this.placeOf.set(position, [kind, member])));
  }

  prove(): void {
    const open: Spans[] = [this.kinds.map((members) => [0, members.length] as const)];
    while (open.length > 0) open.push(...this.step(open.pop()!));
    if (this.at !== this.cases.length) wrong('cases left over');
  }

  /** One case; answers those it leaves open, the first to be looked at last. */
  private step(spans: Spans): Spans[] {
    const token = this.cases[this.at++];
    if (token === undefined || !Number.isSafeInteger(token)) return wrong('cases missing');
    if (token >= 0) return this.split(spans, token);
    const weighed = this.multipliers[(-1 - token) >> 1] ?? wrong('multipliers missing');
    const room = this.roomOf(spans, weighed);
    if (token % 2 !== 0) return room > 0n ? [] : wrong(`case ${this.at} is not closed`);
    const left = this.settle(spans, weighed, room);
    return left.some(([from, to]) => from > to) ? [] : [left];
  }

  private split(spans: Spans, position: number): Spans[] {
    const [kind, member] = this.placeOf.get(position) ?? wrong(`no candidate at ${position}`);
    const [from, to] = spans[kind]!;
    if (member < from || member >= to) wrong(`the candidate at ${position} is settled already`);
    return [spans.with(kind, [from, member]), spans.with(kind, [member + 1, to])];
  }

  /** By how much every list of the case stays below best + 1: Σ gain·x ≤ Σ multiplier·end + Σ max(0, gain − Σ multiplier·by). */
  private roomOf(spans: Spans, weighed: Weighed): bigint {
    let room = weighed.weight * (this.bar.best + 1n);
    for (const [{ low, high }, multiplier] of weighed.of) {
      if (multiplier === 0n) continue;
      room -= multiplier * ((multiplier > 0n ? high : low) ?? wrong('a multiplier on an open end'));
    }
    this.worthsOf(weighed).forEach((worths, kind) => {
      const [from, to] = spans[kind]!;
      for (let member = 0; member < to; member++) if (member < from || worths[member]! > 0n) room -= worths[member]!;
    });
    return room;
  }

  /** Who cannot be in (or out) without falling below it is out (or in). */
  private settle(spans: Spans, weighed: Weighed, room: bigint): Spans {
    const all = this.worthsOf(weighed);
    return spans.map(([from, to], kind) => {
      let [first, last] = [from, to];
      for (let member = from; member < to; member++) {
        const worth = all[kind]![member]!;
        if (worth < 0n && room > worth) last = Math.min(last, member);
        if (worth > 0n && room > -worth) first = member + 1;
      }
      return [first, last];
    });
  }

  private worthsOf(weighed: Weighed): readonly (readonly bigint[])[] {
    if (this.last?.[0] === weighed) return this.last[1];
    const worth = this.bar.gain.map((gain) => gain * weighed.weight);
    for (const [{ by }, multiplier] of weighed.of) by.forEach((term, at) => (worth[at]! -= term * multiplier));
    const found = this.kinds.map((members) => members.map((position) => worth[position]!));
    this.last = [weighed, found];
    return found;
  }
}
