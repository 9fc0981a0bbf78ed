import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DecimalLiteral } from '../document/score-document';
import { Rational } from '../exact/rational';
import { FairnessRefusal } from '../refusal';
import { coreOf } from './core';
import { priceSelection } from './price';
import { keepsRows, type Programme } from './programme';
import { nearestTellable } from './read-selection';
import { select } from './select';
import type { SelectionCandidate, SelectionConstraint, SelectionInput } from './selection';
import { solveByHighs } from './solve-highs';
import { solveByYalps } from './solve-yalps';

const candidate = (id: string, score: number, categories: string[] = [], district = 'd0'): SelectionCandidate => ({ id, score, categories, district });
const min = (id: string, fraction: number, base = 'K'): SelectionConstraint => ({ id: `${id}>=`, type: 'min', categories: [id], base, fraction });
const max = (id: string, fraction: number, base = 'K'): SelectionConstraint => ({ id: `${id}<=`, type: 'max', categories: [id], base, fraction });

/** Read from the contract's words, in fractions: nothing shared with the library but the arithmetic. */
function keeps(winners: readonly SelectionCandidate[], K: number, rule: SelectionConstraint): boolean {
  if (rule.type === 'perGroupMax') {
    const groups = new Map<unknown, number>();
    for (const winner of winners) groups.set(winner[rule.attribute], (groups.get(winner[rule.attribute]) ?? 0) + 1);
    return [...groups].every(([value, count]) => count <= (rule.caps?.[String(value)] ?? rule.cap));
  }
  if ('count' in rule) {
    const count = winners.filter(({ categories }) => rule.categories.every((wanted) => categories.includes(wanted))).length;
    return rule.type === 'min' ? count >= rule.count : count <= rule.count;
  }
  const inBase = winners.filter(({ categories }) => rule.base === 'K' || categories.includes(rule.base));
  const count = inBase.filter(({ categories }) => rule.categories.every((wanted) => categories.includes(wanted))).length;
  const share = Rational.fromNumber(Number(rule.fraction)).times(Rational.of(rule.base === 'K' ? K : inBase.length));
  const order = Rational.of(count).compare(share);
  return rule.type === 'min' ? order >= 0 : order <= 0;
}

/** The best by trying every list: [what the objective puts first, total in hundredths, −sum of positions], null when none keeps the rules. */
function tryAll({ K, candidates, constraints, objective }: SelectionInput): number[] | null {
  const ordered = [...candidates].sort((a, b) => Number(b.score) - Number(a.score) || (a.tieOrder ?? 0) - (b.tieOrder ?? 0) || (a.id < b.id ? -1 : 1));
  const hundredths = (i: number): number => Math.round(Number(ordered[i]!.score) * 100);
  const first = (winners: readonly number[]): number =>
    objective === 'fewest_departures' ? winners.filter((i) => i < K).length : objective === 'best_lowest' ? Math.min(...winners.map(hundredths)) : 0;
  let best: number[] | null = null;
  const choose = (from: number, winners: number[]): void => {
    if (winners.length === K) {
      if (!constraints.every((rule) => keeps(winners.map((i) => ordered[i]!), K, rule))) return;
      const measures = [first(winners), winners.reduce((sum, i) => sum + hundredths(i), 0), -winners.reduce((sum, i) => sum + i + 1, 0)];
      const at = best === null ? -1 : measures.findIndex((value, k) => value !== best![k]);
      if (best === null || (at >= 0 && measures[at]! > best[at]!)) best = measures;
      return;
    }
    for (let i = from; i < ordered.length; i++) choose(i + 1, [...winners, i]);
  };
  choose(0, []);
  return best;
}

const fraction = fc.constantFrom(0, 0.05, 0.1, 0.2, 0.25, 0.3, 0.333, 0.4, 0.5, 0.6, 0.75, 1);
const category = fc.constantFrom('worker', 'women', 'leader');
const rule = fc.oneof(
  fc.record({ type: fc.constantFrom('min' as const, 'max' as const), categories: fc.uniqueArray(category, { minLength: 1, maxLength: 2 }), base: fc.oneof(fc.constant('K'), category), fraction }),
  fc.record({ type: fc.constantFrom('min' as const, 'max' as const), categories: fc.uniqueArray(category, { maxLength: 2 }), count: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ type: fc.constant('perGroupMax' as const), attribute: fc.constant('district'), cap: fc.integer({ min: 0, max: 3 }), caps: fc.constantFrom({}, { d1: 1 }) }),
);
const world = fc.record({
  K: fc.integer({ min: 0, max: 4 }),
  objective: fc.constantFrom('total' as const, 'total' as const, 'fewest_departures' as const, 'best_lowest' as const),
  candidates: fc
    .array(fc.record({ score: fc.constantFrom(90, 90.5, 88.25, 70, 70.01), categories: fc.uniqueArray(category, { maxLength: 3 }), district: fc.constantFrom('d0', 'd1'), tieOrder: fc.integer({ min: 0, max: 2 }) }), { maxLength: 9 })
    .map((list) => list.map((item, i) => ({ ...item, id: `c${i}` }))),
  constraints: fc.array(rule, { maxLength: 4 }).map((rules) => rules.map((item, i) => ({ ...item, id: `r${i}` }) as SelectionConstraint)),
});

describe('selecting winners under published constraints', () => {
  it('small worlds: the best list of all, at the lowest sum of positions, or a minimal conflicting set', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (input) => {
        const best = tryAll(input);
        const result = await select(input);
        if (result.status === 'optimal') {
          const first = result.departures === undefined ? result.lowest === undefined ? 0 : result.lowest === null ? Infinity : Math.round(result.lowest * 100) : input.K - result.departures;
          expect([first, Math.round(result.objective * 100), -result.positionSum]).toEqual(best);
          expect(result.secondOpinion).toBe('agrees');
          const winners = result.selected.map((id) => input.candidates.find((one) => one.id === id)!);
          expect(winners).toHaveLength(input.K);
          expect(input.constraints.filter((one) => !keeps(winners, input.K, one))).toEqual([]);
          return;
        }
        expect(best).toBeNull();
        const named = input.constraints.filter(({ id }) => result.conflict.includes(id));
        expect(tryAll({ ...input, constraints: named })).toBeNull();
        for (const one of named) expect(tryAll({ ...input, constraints: named.filter((other) => other !== one) })).not.toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  it('the order of the input never shows', async () => {
    const shuffled = world.chain((input) => fc.tuple(fc.constant(input), fc.shuffledSubarray(input.candidates, { minLength: input.candidates.length })));
    await fc.assert(fc.asyncProperty(shuffled, async ([input, candidates]) => expect(await select({ ...input, candidates })).toEqual(await select(input))), { numRuns: 40 });
  });

  it('a floor rounds up and a cap rounds down, by the decimal as written', async () => {
    // 0.07 × 100 is 7.000000000000001 as a float, which would ask for an eighth.
    const candidates = Array.from({ length: 120 }, (_, i) => candidate(`c${String(i).padStart(3, '0')}`, 100 - i / 2, i >= 110 ? ['young'] : ['old']));
    const floor = await select({ K: 100, candidates, constraints: [min('young', 0.07)] });
    expect(floor).toMatchObject({ status: 'optimal' });
    expect(floor.status === 'optimal' && floor.selected.filter((id) => id >= 'c110')).toHaveLength(7);
    const cap = await select({ K: 100, candidates, constraints: [max('old', 0.929)] });
    expect(cap.status === 'optimal' && cap.selected.filter((id) => id < 'c110')).toHaveLength(92);
  });

  it('equal totals are told apart by the lowest sum of positions', async () => {
    const candidates = [candidate('a', 9, ['x']), candidate('b', 8), candidate('c', 8), candidate('d', 8, ['y'])];
    expect(await select({ K: 2, candidates, constraints: [] })).toEqual({ status: 'optimal', objective: 17, positionSum: 3, selected: ['a', 'b'], secondOpinion: 'agrees' });
    expect(await select({ K: 2, candidates, constraints: [min('y', 0.5)] })).toMatchObject({ objective: 17, positionSum: 5, selected: ['a', 'd'] });
  });

  it('groups named by long numbers are told apart by every digit', async () => {
    const of = (id: string, score: number, unit: string): SelectionCandidate => ({ id, score, categories: [], unit: new DecimalLiteral(unit) });
    const candidates = [of('a', 3, '91500000000000001'), of('b', 2, '91500000000000002'), of('c', 1, '91500000000000002')];
    expect(await select({ K: 2, candidates, constraints: [{ id: 'unit', type: 'perGroupMax', attribute: 'unit', cap: 1 }] })).toMatchObject({ selected: ['a', 'b'] });
  });

  it('scores far apart are answered or refused, whatever the solver makes of them', async () => {
    const scores = [609901802.67, 367443532.85, 1234567862.4, 213320829.87, 1234567881.7, 1234567859.6, 1234567872, 965284384.57, 1234567816.4, 903121651.08, 1234567817.2];
    const of = [['K2'], ['w', 'l', 's', 'p'], ['f', 'l', 'e', 'p'], ['w', 'f', 'e'], ['s', 'K2', 'e', 'p'], ['w', 'f', 'l', 's', 'K2', 'p'], ['w', 'l', 'K2', 'e'], ['f', 'l', 's', 'e', 'p'], ['w', 'l', 'K2', 'e', 'p'], ['w', 'l', 'p'], ['w', 'f', 'K2', 'p']];
    const input: SelectionInput = {
      K: 6, candidates: scores.map((score, i) => candidate(`c${String(i).padStart(2, '0')}`, score, of[i])),
      constraints: [{ id: 'l', type: 'max', categories: ['l'], count: 4 }, min('f', 0.4), { id: 'e', type: 'min', categories: ['e'], base: 'p', fraction: 0.666666666666667 }],
    };
    const result = await select(input);
    expect(result.status === 'optimal' && [Math.round(result.objective * 100), -result.positionSum]).toEqual(tryAll(input)!.slice(1));
  });

  it('too few candidates conflict with no constraint', async () => {
    expect(await select({ id: 's', K: 2, candidates: [candidate('a', 1)], constraints: [max('x', 1)] })).toEqual({ id: 's', status: 'infeasible', conflict: [] });
  });

  it('the price names what each constraint costs and who displaced whom', async () => {
    const candidates = [candidate('a', 90, ['leader']), candidate('b', 89, ['leader']), candidate('c', 80), candidate('d', 75, ['worker'])];
    const price = await priceSelection({ K: 2, candidates, constraints: [max('leader', 0.5), min('worker', 0.5)] });
    expect(price).toMatchObject({
      free: 179, price: 14,
      constraints: [{ id: 'leader<=', price: 0 }, { id: 'worker>=', price: 5 }],
      displaced: [{ id: 'b', position: 2, score: 89, by: ['leader<=', 'worker>='] }],
    });
    expect(price!.lists).toMatchObject([
      { without: ['leader<='], enter: [], leave: [], proof: { isProved: true } }, { without: ['worker>='], enter: ['c'], leave: ['d'], proof: { isProved: true } },
    ]);
    expect(await priceSelection({ K: 1, candidates, constraints: [min('nobody', 1)] })).toBeNull();
  });

  it('every displaced candidate is on the list without its constraints, and not without all but one of them', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (input) => {
        const price = await priceSelection(input);
        for (const { id, by } of price?.displaced ?? []) {
          const listWithout = async (left: readonly string[]): Promise<boolean> => {
            const result = await select({ ...input, constraints: input.constraints.filter((one) => !left.includes(one.id)) });
            return result.status === 'optimal' && result.selected.includes(id);
          };
          expect(by.length).toBeGreaterThan(0);
          expect(await listWithout(by)).toBe(true);
          for (const one of by) expect(await listWithout(by.filter((other) => other !== one))).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each<[string, Partial<SelectionInput>]>([
    ['K', { K: -1 }],
    ['candidates[1].id', { candidates: [candidate('a', 1), candidate('a', 2)] }],
    ['candidates[0].score', { candidates: [candidate('a', Number.NaN)] }],
    ['candidates', { candidates: [candidate('a', 1.1234567)] }],
    ['constraints[0].fraction', { constraints: [min('x', 1.5)] }],
    ['constraints[0].cap', { constraints: [{ id: 'g', type: 'perGroupMax', attribute: 'district', cap: 0.5 }] }],
    ['candidates["a"].district', { candidates: [{ ...candidate('a', 1), district: { name: 'd' } }], constraints: [{ id: 'g', type: 'perGroupMax', attribute: 'district', cap: 1 }] }],
    ['constraints[1].id', { constraints: [min('x', 1), min('x', 0)] }],
  ])('a fault in %s is refused', async (path, change) => {
    const run = select({ K: 1, candidates: [candidate('a', 1)], constraints: [], ...change });
    await expect(run).rejects.toThrow(FairnessRefusal);
    await expect(run).rejects.toThrow(path);
  });
});

describe('what the selection stands on', () => {
  const programme = fc.integer({ min: 1, max: 7 }).chain((size) =>
    fc.record({
      gain: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: size, maxLength: size }),
      rows: fc
        .tuple(fc.integer({ min: 0, max: size }), fc.array(fc.record({ by: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: size, maxLength: size }), end: fc.integer({ min: -4, max: 6 }), isLow: fc.boolean() }), { maxLength: 3 }))
        .map(([places, others]) => [
          { at: Array.from({ length: size }, (_, i) => i), by: Array.from({ length: size }, () => 1), low: places, high: places },
          ...others.map(({ by, end, isLow }) => ({ at: by.map((_, i) => i), by, low: isLow ? end : -Infinity, high: isLow ? Infinity : end })),
        ]),
    }),
  );
  const lists = ({ gain }: Programme): number[][] => Array.from({ length: 2 ** gain.length }, (_, mask) => gain.flatMap((_, i) => ((mask >> i) & 1 ? [i] : [])));
  const best = (question: Programme): number | null =>
    lists(question).filter((list) => keepsRows(question, list)).reduce<number | null>((most, list) => Math.max(most ?? -Infinity, list.reduce((sum, i) => sum + question.gain[i]!, 0)), null);

  it('a fraction no count can tell apart has a small denominator', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 25 }), fc.boolean(), (tenThousandths, most, isFloor) => {
        const exact = Rational.of(tenThousandths, 10_000);
        const { num, den } = nearestTellable(exact, isFloor, most);
        expect(den).toBeLessThanOrEqual(most);
        for (let m = 1; m <= most; m++) for (let n = 0; n <= m; n++) {
          const [before, after] = [Rational.of(n, m).compare(exact), Rational.of(n, m).compare(Rational.of(num, den))];
          expect(isFloor ? after >= 0 : after <= 0).toBe(isFloor ? before >= 0 : before <= 0);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('a core loses no list that good, whatever the multipliers', () => {
    fc.assert(
      fc.property(programme, fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 4, maxLength: 4 }), (question, multipliers) => {
        const answer = best(question);
        if (answer === null) return;
        const core = coreOf(question, multipliers, answer);
        expect(core.settled + (best(core.programme) ?? -Infinity)).toBe(answer);
      }),
      { numRuns: 500 },
    );
  });

  it('both solvers find the best list of any small programme', async () => {
    await fc.assert(
      fc.asyncProperty(programme, async (question) => {
        for (const outcome of [await solveByHighs(question), await solveByYalps(question)]) {
          const total = outcome.status === 'optimal' ? outcome.chosen.reduce((sum, i) => sum + question.gain[i]!, 0) : null;
          expect(outcome.status).not.toBe('undecided');
          expect(total).toBe(best(question));
          if (outcome.status === 'optimal') expect(keepsRows(question, outcome.chosen)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
