import type { SelectionCandidate, SelectionConstraint, SelectionInput } from '@jiangong/fairness';
import fc from 'fast-check';
import type { Choice, ChoiceRule } from '../choice-rules';

const CATEGORIES = ['worker', 'women', 'leader'];
const category = fc.constantFrom(...CATEGORIES);
const percent = fc.constantFrom(0, 5, 10, 20, 25, 30, 40, 50, 60, 75, 100);
const rule = fc.oneof(
  fc.record({ type: fc.constantFrom('min' as const, 'max' as const), categories: fc.tuple(category), base: fc.oneof(fc.constant('K'), category), percent }),
  fc.record({ type: fc.constantFrom('min' as const, 'max' as const), categories: fc.tuple(category), count: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ type: fc.constant('perGroupMax' as const), attribute: fc.constant('district'), cap: fc.integer({ min: 0, max: 3 }), caps: fc.constantFrom<Record<string, number>>({}, { d1: 1 }) }),
);
/** Small questions of every kind. */
export const world = fc.record({
  K: fc.integer({ min: 0, max: 9 }),
  objective: fc.constantFrom('total' as const, 'fewest_departures' as const, 'best_lowest' as const),
  candidates: fc
    .array(fc.record({ score: fc.integer({ min: 880, max: 900 }), categories: fc.uniqueArray(category, { maxLength: 3 }), district: fc.constantFrom('d0', 'd1', 'd2'), tieOrder: fc.integer({ min: 0, max: 2 }) }), { minLength: 8, maxLength: 24 })
    .map((all) => all.map((one, i) => ({ ...one, id: `c${String(i).padStart(2, '0')}` }))),
  constraints: fc.array(rule, { maxLength: 5 }).map((all) => all.map((one, i): SelectionConstraint =>
    ('percent' in one ? { ...one, id: `r${i}`, fraction: one.percent / 100 } : { ...one, id: `r${i}` }))),
});

/** The same question in the words of the checker. */
export function choiceOf({ K, objective, candidates, constraints }: SelectionInput): Choice {
  const order = (a: SelectionCandidate, b: SelectionCandidate): number => Number(b.score) - Number(a.score) || (a.tieOrder ?? 0) - (b.tieOrder ?? 0) || (a.id < b.id ? -1 : 1);
  return {
    places: K, objective: objective as Choice['objective'],
    candidates: [...candidates].sort(order).map((one) => ({ id: one.id, score: Number(one.score), marks: new Set(one.categories), groups: Object.fromEntries(constraints.map(({ id }) => [id, String(one['district'])])) })),
    rules: constraints.map((one): ChoiceRule => {
      if (one.type === 'perGroupMax') return { name: one.id, kind: 'groups', most: one.cap, exceptions: one.caps ?? {} };
      const said = { name: one.id, kind: one.type === 'min' ? 'floor' as const : 'cap' as const, mark: one.categories[0]! };
      return 'count' in one ? { ...said, count: one.count } : { ...said, base: one.base === 'K' ? null : one.base, share: [Math.round(Number(one.fraction) * 100), 100] };
    }),
  };
}

/** Forty candidates of three districts, twelve places, rules that pull against the order of scores. */
export const FIXED: SelectionInput = {
  K: 12, objective: 'total',
  candidates: Array.from({ length: 40 }, (_, i) => ({
    id: `c${String(i).padStart(2, '0')}`, score: 95_000 - i * 331 - (i % 7) * 113,
    categories: [...(i % 3 === 2 ? ['worker'] : []), ...(i % 5 === 4 ? ['women'] : []), ...(i % 4 === 0 ? ['leader'] : [])], district: `d${i % 3}`,
  })),
  constraints: [
    { id: 'workers', type: 'min', categories: ['worker'], base: 'K', fraction: 0.5 }, { id: 'women', type: 'min', categories: ['women'], base: 'worker', fraction: 0.3 },
    { id: 'leaders', type: 'max', categories: ['leader'], base: 'K', fraction: 0.1 }, { id: 'district', type: 'perGroupMax', attribute: 'district', cap: 6 },
  ],
};

/** Six overlapping quotas that pull against the scores; from a fixed sequence (Park & Miller 1988). */
export function knotted(seed: number, many: number): SelectionInput {
  let state = seed;
  const next = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
  const marks = ['a', 'b', 'c', 'd', 'e', 'f'];
  return {
    K: Math.floor(many / 3), objective: 'total',
    candidates: Array.from({ length: many }, (_, i) => {
      const categories = marks.filter(() => next(3) === 0);
      return { id: `c${String(i).padStart(2, '0')}`, score: 90_000 - 1_500 * categories.length + next(9_000), categories, district: `d${next(5)}` };
    }),
    constraints: [
      ...marks.map((mark) => ({ id: mark, type: 'min' as const, categories: [mark], base: 'K', fraction: (35 + next(10)) / 100 })),
      { id: 'district', type: 'perGroupMax' as const, attribute: 'district', cap: Math.floor(many / 12) },
    ],
  };
}
