import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bestList, type BestList } from './best-list';
import { likelyList } from './likely-list';
import { priceSelection } from './price';
import { readSelection, type SelectionProblem } from './read-selection';
import type { SelectionConstraint, SelectionInput } from './selection';

const MARKS = ['a', 'b', 'c', 'd', 'e', 'f'];
const mark = fc.constantFrom(...MARKS.slice(0, 3));
const rule = fc.oneof(
  fc.record({ type: fc.constantFrom('min' as const, 'max' as const), categories: fc.uniqueArray(mark, { minLength: 1, maxLength: 2 }), base: fc.oneof(fc.constant('K'), mark), fraction: fc.constantFrom(0, 0.1, 0.25, 0.333, 0.5, 0.75, 1) }),
  fc.record({ type: fc.constantFrom('min' as const, 'max' as const), categories: fc.tuple(mark), count: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ type: fc.constant('perGroupMax' as const), attribute: fc.constant('district'), cap: fc.integer({ min: 0, max: 4 }) }),
);
/** Few scores, so that many lists are equally good; more candidates than are asked about at once. */
const world = fc.record({
  K: fc.integer({ min: 0, max: 9 }),
  objective: fc.constantFrom('total' as const, 'total' as const, 'fewest_departures' as const, 'best_lowest' as const),
  candidates: fc
    .array(fc.record({ score: fc.integer({ min: 85, max: 90 }), categories: fc.uniqueArray(mark, { maxLength: 3 }), district: fc.constantFrom('d0', 'd1', 'd2') }), { minLength: 4, maxLength: 45 })
    .map((all) => all.map((one, i) => ({ ...one, id: `c${String(i).padStart(2, '0')}` }))),
  constraints: fc.array(rule, { maxLength: 5 }).map((all) => all.map((one, i) => ({ ...one, id: `r${i}` }) as SelectionConstraint)),
});

/** Six overlapping quotas that pull against the scores; from a fixed sequence (Park & Miller 1988). */
function knotted(seed: number, many: number): SelectionInput {
  let state = seed;
  const next = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
  return {
    K: Math.floor(many / 3),
    candidates: Array.from({ length: many }, (_, i) => {
      const categories = MARKS.filter(() => next(3) === 0);
      return { id: `c${String(i).padStart(3, '0')}`, score: 90_000 - 1_500 * categories.length + next(9_000), categories, district: `d${next(5)}` };
    }),
    constraints: [
      ...MARKS.map((one) => ({ id: one, type: 'min' as const, categories: [one], base: 'K', fraction: (35 + next(10)) / 100 })),
      { id: 'district', type: 'perGroupMax' as const, attribute: 'district', cap: Math.floor(many / 12) },
      { id: 'unit', type: 'perGroupMax' as const, attribute: 'unit', cap: many },
    ],
  };
}

const measured = ({ scores, places }: SelectionProblem, chosen: readonly number[]): number[] => [
  chosen.reduce((sum, i) => sum + scores[i]!, 0), chosen.reduce((sum, i) => sum + i, 0), chosen.filter((i) => i < places).length, chosen.length === 0 ? 0 : scores[chosen.at(-1)!]!,
];

describe('a best list found by settling whose case is clear', () => {
  it('is as good as the solver’s, the same where it is the only one, and leads it to the same where there are several', async () => {
    await fc.assert(fc.asyncProperty(world, async (input) => {
      const problem = readSelection(input);
      const [likely, best] = [await likelyList(problem, () => true), await bestList(problem)];
      if (best === null || likely === null) return void expect(likely).toBeNull();
      expect(measured(problem, likely.chosen)).toEqual(measured(problem, best.chosen));
      if (likely.isOnly) expect(likely.chosen).toEqual(best.chosen);
      expect((await bestList(problem, () => true, likely.chosen))?.chosen).toEqual(best.chosen);
    }), { numRuns: 150 });
  });

  it('two lists of the same total and sum of positions are not taken for one', async () => {
    const of = [['m', 'n'], ['m'], ['n'], []];
    const input: SelectionInput = {
      K: 2, candidates: of.map((categories, i) => ({ id: `c${i}`, score: 80, categories })),
      constraints: ['m', 'n'].map((one) => ({ id: one, type: 'max' as const, categories: [one], count: 1 })),
    };
    const likely = await likelyList(readSelection(input), () => true);
    expect(likely).toMatchObject({ isOnly: false });
    expect(await likelyList(readSelection({ ...input, constraints: [] }), () => true)).toEqual({ chosen: [0, 1], isOnly: true });
  });

  it('scores near the tolerances of the solver are left to the one way', async () => {
    expect(await likelyList(readSelection({ K: 1, candidates: [{ id: 'a', score: 2 ** 33, categories: [] }], constraints: [] }), () => true)).toBeNull();
  });

  it('prices come from the lists that the solver alone gives, each proved under the rules that are left', async () => {
    for (const input of [knotted(2, 90), knotted(7, 150)]) {
      const problem = readSelection(input);
      const price = (await priceSelection(input))!;
      const own = (await bestList(problem))!;
      const names = (best: BestList): string[] => best.chosen.map((i) => problem.ids[i]!);
      const all = await Promise.all(price.lists.map(async ({ without }) => names((await bestList(problem, (id) => !without.includes(id)))!)));
      expect(price.lists.map(({ enter, leave }) => [...names(own).filter((id) => !leave.includes(id)), ...enter].sort())).toEqual(all.map((list) => list.sort()));
      for (const { without, proof } of price.lists) {
        expect(proof.isProved).toBe(true);
        expect(proof.rows.filter(([name]) => without.includes(name!))).toEqual([]);
      }
      // a rule that says nothing takes the list and the proof of those that do
      expect(price.lists.find(({ without }) => without.join() === 'unit')).toMatchObject({ enter: [], leave: [] });
    }
  });
});
