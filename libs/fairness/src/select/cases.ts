import type { Row } from './programme';

/** Candidates that the rows cannot tell apart, by position: the first of them go first. */
export interface Kind {
  readonly members: readonly number[];
  /** What one member adds to which rows. */
  readonly column: readonly (readonly [row: number, by: number])[];
}

export function kindsOf(size: number, rows: readonly Row[]): Kind[] {
  const columns: [number, number][][] = Array.from({ length: size }, () => []);
  rows.forEach(({ at, by }, r) => at.forEach((i, k) => by[k] !== 0 && i < size && columns[i]!.push([r, by[k]!])));
  const kinds = new Map<string, { members: number[]; column: [number, number][] }>();
  columns.forEach((column, i) => {
    const key = column.join(';');
    const kind = kinds.get(key);
    if (kind) kind.members.push(i);
    else kinds.set(key, { members: [i], column });
  });
  return [...kinds.values()];
}

/** One case: of each kind the members before `from` are in, those at `to` and after are out, the others are open. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is asked: no list with a sum of gains above `best`. */
export interface Question {
  readonly kinds: readonly Kind[];
  /** By kind: sums of the gain, then of each held goal, over the first members. */
  readonly sums: readonly (readonly (readonly number[])[])[];
  readonly rows: readonly Row[];
  /** By position. */
  readonly gain: readonly number[];
  readonly best: number;
  /** Goals held: Σ gain = value. */
  readonly held: readonly { readonly gain: readonly number[]; readonly value: number }[];
}

export function questionOf(size: number, { rows, gain, best, held }: Omit<Question, 'kinds' | 'sums'>): Question {
  const kinds = kindsOf(size, rows);
  const running = (members: readonly number[], values: readonly number[]): number[] => {
    const sums = [0];
    for (const i of members) sums.push(sums.at(-1)! + values[i]!);
    return sums;
  };
  const sums = kinds.map(({ members }) => [gain, ...held.map((one) => one.gain)].map((values) => running(members, values)));
  return { kinds, sums, rows, gain, best, held };
}

/**
 * The same question about those alone who are open in a case: what the others add is taken from the ends. The bounds of
 * its cases are those of the whole question, and found faster.
 */
export function coreOfCase(question: Question, spans: readonly Span[]): { question: Question; spans: Span[] } {
  const taken = question.rows.map(() => 0);
  let gained = 0;
  const held = question.held.map(() => 0);
  question.kinds.forEach(({ column }, t) => {
    const { from } = spans[t]!;
    column.forEach(([r, by]) => (taken[r]! += by * from));
    const [gains, ...others] = question.sums[t]!;
    gained += gains![from]!;
    others.forEach((sums, h) => (held[h]! += sums[from]!));
  });
  const open = question.kinds.flatMap((kind, t) => (spans[t]!.from < spans[t]!.to ? [{ kind, ...spans[t]! }] : []));
  const members = open.map(({ kind, from, to }) => kind.members.slice(from, to));
  const running = (positions: readonly number[], values: readonly number[]): number[] => positions.reduce((sums, i) => [...sums, sums.at(-1)! + values[i]!], [0]);
  return {
    question: {
      kinds: open.map(({ kind }, t) => ({ ...kind, members: members[t]! })),
      sums: members.map((positions) => [question.gain, ...question.held.map((one) => one.gain)].map((values) => running(positions, values))),
      rows: question.rows.map((row, r) => ({ ...row, low: row.low - taken[r]!, high: row.high - taken[r]! })),
      gain: question.gain, best: question.best - gained,
      held: question.held.map((one, h) => ({ ...one, value: one.value - held[h]! })),
    },
    spans: members.map((positions) => ({ from: 0, to: positions.length })),
  };
}

/** Multipliers by row; the held goals follow the rows. */
export interface Vector {
  readonly weight: bigint;
  readonly of: readonly bigint[];
}

/** Below this no list of a case is better: gains are whole, so the next better is `best + 1`; without weight, no list exists at all. */
const limitOf = ({ best }: Question, { weight }: Vector): bigint => weight * (BigInt(best) + 1n);

function ends({ rows, held }: Question, { of }: Vector): bigint {
  let sum = 0n;
  rows.forEach(({ low, high }, r) => {
    const multiplier = of[r]!;
    if (multiplier !== 0n) sum += multiplier * BigInt(multiplier > 0n ? high : low);
  });
  held.forEach(({ value }, h) => (sum += of[rows.length + h]! * BigInt(value)));
  return sum;
}

/** What one more member of a kind takes from all rows. */
const commonOf = ({ of }: Vector, { column }: Kind): bigint => column.reduce((sum, [r, by]) => sum + of[r]! * BigInt(by), 0n);

/** What each open member of a kind adds to the bound when it is in. */
function worths({ gain, held, rows }: Question, { weight, of }: Vector, members: readonly number[], common: bigint): bigint[] {
  return members.map((i) => held.reduce((worth, one, h) => worth - of[rows.length + h]! * BigInt(one.gain[i]!), weight * BigInt(gain[i]!) - common));
}

/** What those add who are in already. */
function worthOfIn({ sums, rows, held }: Question, { weight, of }: Vector, kind: number, many: number, common: bigint): bigint {
  const [gains, ...helds] = sums[kind]!;
  return held.reduce((sum, _, h) => sum - of[rows.length + h]! * BigInt(helds[h]![many]!), weight * BigInt(gains![many]!)) - common * BigInt(many);
}

export interface Bounded {
  /** How far below the limit every list of the case is; positive closes it. */
  readonly room: bigint;
  /** Of each kind's open members. */
  readonly worths: readonly (readonly bigint[])[];
}

/** Lagrange: Σ gain·x ≤ Σ λ·end + Σ max(0, gain − λ·column) for every list of the case, whatever the multipliers. */
export function boundOf(question: Question, spans: readonly Span[], vector: Vector): Bounded {
  let bound = ends(question, vector);
  const all = question.kinds.map((kind, t) => {
    const { from, to } = spans[t]!;
    const common = commonOf(vector, kind);
    bound += worthOfIn(question, vector, t, from, common);
    const open = worths(question, vector, kind.members.slice(from, to), common);
    for (const worth of open) if (worth > 0n) bound += worth;
    return open;
  });
  return { room: limitOf(question, vector) - bound, worths: all };
}

/** The case without those whom the bound settles: whose being in (or out) would bring it below the limit. Null when someone had to be both: the case is empty. */
export function settled(spans: readonly Span[], { room, worths: all }: Bounded): Span[] | null {
  let isEmpty = false;
  const next = spans.map(({ from, to }, t): Span => {
    let [first, last] = [from, to];
    all[t]!.forEach((worth, k) => {
      if (worth < 0n && room - worth > 0n) last = Math.min(last, from + k);
      if (worth > 0n && room + worth > 0n) first = from + k + 1;
    });
    if (first > last) isEmpty = true;
    return { from: first, to: last };
  });
  return isEmpty ? null : next;
}

/** Of the two cases a candidate splits: who is in takes all before it along, who is out all after it. */
export function split(spans: readonly Span[], kind: number, member: number, isIn: boolean): Span[] {
  return spans.map((span, t) => (t !== kind ? span : isIn ? { from: member + 1, to: span.to } : { from: span.from, to: member }));
}
