import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { relaxationsOf, sayRelaxation, type Relaxation } from './relax';
import { select } from './select';
import type { SelectionCandidate, SelectionConstraint, SelectionInput } from './selection';

const candidates = (many: number, categoriesOf: (i: number) => string[]): SelectionCandidate[] =>
  Array.from({ length: many }, (_, i) => ({ id: `c${String(i).padStart(3, '0')}`, score: 95 - i / 4, categories: categoriesOf(i), district: `d${i % 3}` }));
const count = (id: string, type: 'min' | 'max', category: string, many: number): SelectionConstraint => ({ id, type, categories: [category], count: many });

/** The same rules with what was proposed put in; rules that count people. */
function withChanges(input: SelectionInput, { changes }: Relaxation): SelectionInput {
  return {
    ...input,
    constraints: input.constraints.map((one) => {
      const own = changes.filter(({ id }) => id === one.id);
      if (own.length === 0) return one;
      if (one.type === 'perGroupMax') return { ...one, caps: { ...one.caps, ...Object.fromEntries(own.map(({ group, to }) => [group, to])) } };
      return { ...one, count: own[0]!.to } as SelectionConstraint;
    }),
  };
}

describe('what would help where rules exclude one another', () => {
  it('each rule of the conflict with the least change of it alone, and the smallest of all', async () => {
    const input = { K: 20, candidates: candidates(60, (i) => (i % 3 === 0 ? ['heads'] : ['workers'])), constraints: [count('heads', 'max', 'heads', 3), count('workers', 'max', 'workers', 15)] };
    const result = await select(input);
    expect(result).toMatchObject({ status: 'infeasible', conflict: ['heads', 'workers'] });
    const { each, smallest } = await relaxationsOf(input, ['heads', 'workers']);
    expect(each.map(({ relaxation }) => relaxation!.changes)).toEqual([
      [{ id: 'heads', group: null, kind: 'cap', from: 3, to: 5 }], [{ id: 'workers', group: null, kind: 'cap', from: 15, to: 17 }],
    ]);
    expect(smallest!.people).toBe(2);
    expect(sayRelaxation(each[0]!.relaxation!, () => ({ zh: '企业负责人', en: 'heads' }))).toEqual({ zh: '将“企业负责人不超过 3 人”放宽到 5 人即可', en: 'raise "heads: at most 3" to 5' });
  });

  it('a share of a category gives way by whole people of it, and a cap for groups names the group', async () => {
    const share = { K: 10, candidates: candidates(30, (i) => (i < 3 ? ['workers', 'private'] : i < 20 ? ['workers'] : ['others'])), constraints: [count('workers', 'min', 'workers', 10), { id: 'private', type: 'min' as const, categories: ['private'], base: 'workers', fraction: 0.5 }] };
    const { each } = await relaxationsOf(share, ['workers', 'private']);
    expect(each).toEqual([
      { id: 'workers', relaxation: { changes: [{ id: 'workers', group: null, kind: 'floor', from: 10, to: 6 }], people: 4 } },
      { id: 'private', relaxation: { changes: [{ id: 'private', group: null, kind: 'floor', from: 5, to: 3 }], people: 2 } },
    ]);
    const groups = { K: 5, candidates: candidates(9, () => []), constraints: [{ id: 'district', type: 'perGroupMax' as const, attribute: 'district', cap: 1, caps: { d0: 0 } }] };
    const relaxation = (await relaxationsOf(groups, ['district'])).smallest!;
    expect(relaxation.people).toBe(3);
    expect(await select(withChanges(groups, relaxation))).toMatchObject({ status: 'optimal' });
  });

  it('where another conflict remains, letting out one rule is not enough', async () => {
    const input = { K: 4, candidates: candidates(12, (i) => (i % 2 ? ['a'] : ['b'])), constraints: [count('a', 'max', 'a', 1), count('b', 'max', 'b', 1), count('few', 'max', 'a', 0), count('none', 'max', 'b', 0)] };
    const { each, smallest } = await relaxationsOf(input, ['few', 'none']);
    expect(each.map(({ relaxation }) => relaxation)).toEqual([null, null]);
    expect(smallest).toBeNull();
  });

  it('put in, every proposal gives a list; one of fewer people does not', async () => {
    const rule = fc.oneof(
      fc.record({ type: fc.constantFrom('min' as const, 'max' as const), categories: fc.tuple(fc.constantFrom('a', 'b', 'c')), count: fc.integer({ min: 0, max: 6 }) }),
      fc.record({ type: fc.constant('perGroupMax' as const), attribute: fc.constant('district'), cap: fc.integer({ min: 0, max: 2 }) }),
    );
    const world = fc.record({
      K: fc.integer({ min: 3, max: 6 }),
      candidates: fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }), { minLength: 7, maxLength: 14 }).map((all) => candidates(all.length, (i) => all[i]!)),
      constraints: fc.array(rule, { minLength: 2, maxLength: 5 }).map((all) => all.map((one, i): SelectionConstraint => ({ ...one, id: `r${i}` }))),
    });
    await fc.assert(fc.asyncProperty(world, async (input) => {
      const result = await select(input);
      if (result.status === 'optimal') return;
      const { each, smallest } = await relaxationsOf(input, result.conflict);
      for (const { relaxation } of [...each, { relaxation: smallest }]) {
        if (!relaxation) continue;
        expect(relaxation.people).toBeGreaterThan(0);
        expect(await select(withChanges(input, relaxation))).toMatchObject({ status: 'optimal' });
        for (const one of relaxation.changes) {
          const stricter = relaxation.changes.flatMap((change) => (change !== one ? [change] : change.to === change.from ? [] : [{ ...change, to: change.to + (change.kind === 'cap' ? -1 : 1) }]));
          expect(await select(withChanges(input, { ...relaxation, changes: stricter }))).toMatchObject({ status: 'infeasible' });
        }
      }
      const alone = each.flatMap(({ relaxation }) => (relaxation ? [relaxation.people] : []));
      if (alone.length > 0) expect(smallest!.people).toBeLessThanOrEqual(Math.min(...alone));
    }), { numRuns: 40 });
  });
});
