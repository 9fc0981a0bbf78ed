import { FairnessRefusal } from '../refusal';
import { Branching } from './branching';
import { boundOf, coreOfCase, settled, split, type Question, type Span, type Vector } from './cases';
import { withRelaxed, type RelaxCase } from './relax-question';
import type { Relaxed } from './relaxation';

/** Cases of one question; the lists of the field need a few at most. */
export const MOST_CASES = 20_000;
/** Fractions of a gain in which multipliers are counted. */
const WEIGHT = 2 ** 20;

export interface Proven {
  readonly vectors: readonly Vector[];
  readonly cases: readonly number[];
}

class LimitReached extends Error {}

function notBest(): FairnessRefusal {
  return new FairnessRefusal('selection_not_best', { zh: '还有更好的名单，这份名单不能得到证明', en: 'there is a better list; this one cannot be proved' });
}

/** Multipliers of the solver in whole numbers; what an open end would multiply is nothing. */
function vectorOf({ rows, held }: Question, values: ArrayLike<number>, factor: number, weight: number): Vector {
  const of = Array.from({ length: rows.length + held.length }, (_, r): bigint => {
    const multiplier = Math.round((values[r] ?? 0) * factor);
    const end = r >= rows.length ? 0 : multiplier > 0 ? rows[r]!.high : rows[r]!.low;
    return Number.isFinite(end) && Number.isSafeInteger(multiplier) ? BigInt(multiplier) : 0n;
  });
  return { weight: BigInt(weight), of };
}

function hints(question: Question, outcome: Relaxed): Vector[] {
  if (outcome.status === 'optimal') return [vectorOf(question, outcome.worth, WEIGHT, WEIGHT)];
  if (outcome.status !== 'infeasible' || outcome.ray === null) return [];
  // A ray has no side; the bound tells which one shows that nobody is left.
  return [-WEIGHT, WEIGHT].map((factor) => vectorOf(question, outcome.ray!, factor, 0));
}

/** Nobody is open any more: the one list of the case breaks a row, or is no better. */
function lastWord({ kinds, rows, held, sums, best }: Question, spans: readonly Span[]): Vector {
  const zeros = Array.from({ length: rows.length + held.length }, () => 0n);
  const reached = rows.map(() => 0);
  kinds.forEach(({ column }, t) => column.forEach(([r, by]) => (reached[r]! += by * spans[t]!.from)));
  const reach = (goal: number): number => sums.reduce((sum, one, t) => sum + one[goal]![spans[t]!.from]!, 0);
  const above = [...rows.map(({ high }, r) => reached[r]! - high), ...held.map(({ value }, h) => reach(h + 1) - value)];
  const below = [...rows.map(({ low }, r) => low - reached[r]!), ...held.map(({ value }, h) => value - reach(h + 1))];
  const broken = above.findIndex((excess, r) => excess > 0 || below[r]! > 0);
  if (broken >= 0) return { weight: 0n, of: zeros.with(broken, above[broken]! > 0 ? 1n : -1n) };
  if (reach(0) > best) throw notBest();
  return { weight: 1n, of: zeros };
}

/** Writes down why nothing better is left: a tree of cases, each closed by multipliers. */
class Record {
  readonly vectors: Vector[] = [];
  readonly cases: number[] = [];
  private readonly known = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** Looks at a case without splitting it: null when it is closed, else what is left of it. */
  look(question: Question, spans: readonly Span[], vectors: readonly Vector[]): readonly Span[] | null {
    if (this.cases.length > this.most) throw new LimitReached();
    let left = spans;
    for (const vector of vectors) {
      const bounded = boundOf(question, left, vector);
      if (bounded.room > 0n) return this.close(vector);
      const next = settled(left, bounded);
      const isNarrower = next === null || next.some(({ from, to }, t) => from !== left[t]!.from || to !== left[t]!.to);
      if (isNarrower) this.cases.push(-2 - 2 * this.numberOf(vector));
      if (next === null) return null;
      left = next;
    }
    return left.every(({ from, to }) => from === to) ? this.close(lastWord(question, left)) : left;
  }

  private close(vector: Vector): null {
    this.cases.push(-1 - 2 * this.numberOf(vector));
    return null;
  }

  private numberOf(vector: Vector): number {
    const key = `${vector.weight};${vector.of.join(',')}`;
    const number = this.known.get(key) ?? this.vectors.push(vector) - 1;
    this.known.set(key, number);
    return number;
  }
}

function explore(record: Record, question: Question, relax: RelaxCase, branching: Branching, spans: readonly Span[]): void {
  const relaxed = relax(spans);
  const left = record.look(question, spans, hints(question, relaxed.outcome));
  if (left === null) return;
  const { kind, member } = branching.forkOf(left, relaxed);
  record.cases.push(question.kinds[kind]!.members[member]!);
  for (const isIn of [true, false]) explore(record, question, relax, branching, split(left, kind, member, isIn));
}

/**
 * Proves that no list does better, by cases; null when there are too many of them. The solver's multipliers are hints:
 * what is written down was checked in whole numbers, and is to be checked again by others. `known` are multipliers that
 * bounded an earlier goal.
 */
export async function prove(question: Question, known: readonly Vector[] = [], most = MOST_CASES): Promise<Proven | null> {
  const record = new Record(most);
  const everyone = question.kinds.map(({ members }): Span => ({ from: 0, to: members.length }));
  try {
    const before = record.look(question, everyone, known);
    if (before === null) return record;
    const { outcome } = await withRelaxed(question, (relax) => relax(before));
    const left = record.look(question, before, hints(question, outcome));
    if (left === null) return record;
    const core = coreOfCase(question, left);
    await withRelaxed(core.question, (relax) => explore(record, core.question, relax, new Branching(core.question, relax), core.spans));
    return record;
  } catch (error) {
    if (error instanceof LimitReached) return null;
    throw error;
  }
}

/**
 * Multipliers that bound one goal, as they speak of the lists in which it is held: none of those may fall below its
 * value. `at` is the goal's place among the goals held.
 */
export function heldBy({ weight, of }: Vector, rowCount: number, at: number): Vector {
  const held = Array.from({ length: Math.max(at + 1, of.length - rowCount) }, (_, h) => of[rowCount + h] ?? 0n);
  return { weight: 0n, of: [...of.slice(0, rowCount), ...held.with(at, held[at]! - weight)] };
}
