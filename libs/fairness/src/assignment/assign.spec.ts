import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Components } from '../components';
import { FairnessRefusal } from '../refusal';
import { Allocation } from './allocation';
import { assign } from './assign';
import type { AssignmentInput, AssignmentResult, Pair } from './assignment';
import { balance } from './balance';
import { fill } from './fill';

type Assigned = Extract<AssignmentResult, { status: 'assigned' }>;
const names = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${prefix}${String(i).padStart(3, '0')}`);
const pairsOf = (result: Assigned): Pair[] => result.pairs.map(({ entry, judge }) => [entry, judge]);
const key = ([entry, judge]: Pair): string => `${entry} ${judge}`;

function assigned(input: AssignmentInput): Assigned {
  const result = assign(input);
  if (result.status !== 'assigned') throw new Error(`infeasible: ${JSON.stringify(result.problems)}`);
  return result;
}

function spread({ loads }: Assigned): number {
  const values = loads.map(({ load }) => load);
  return Math.max(...values) - Math.min(...values);
}

/** Every pair with a chance of a conflict, from a fixed sequence (Park & Miller 1988). */
function sprinkle(entries: readonly string[], judges: readonly string[], share: number): Pair[] {
  let seed = 12345;
  const next = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647;
  return entries.flatMap((entry) => judges.filter(() => next() < share).map((judge): Pair => [entry, judge]));
}

/** Least possible Σ load² over all assignments, by trying every choice. Small worlds only. */
function leastSquares(input: AssignmentInput): number {
  const loads = input.judges.map(() => 0);
  const blocked = new Set(input.conflicts.map(key));
  let best = Infinity;
  const choose = (e: number, from: number, left: number): void => {
    if (e === input.entries.length) {
      best = Math.min(best, loads.reduce((total, load) => total + load * load, 0));
      return;
    }
    if (left === 0) return choose(e + 1, 0, input.perEntry);
    for (let j = from; j < input.judges.length; j++) {
      const limit = input.loadLimits?.[input.judges[j]!] ?? Infinity;
      if (blocked.has(key([input.entries[e]!, input.judges[j]!])) || loads[j]! >= limit) continue;
      loads[j]!++;
      choose(e, j + 1, left - 1);
      loads[j]!--;
    }
  };
  choose(0, 0, input.perEntry);
  return best;
}

function partCount(pairs: readonly Pair[]): number {
  const nodes = [...new Set(pairs.flatMap(([entry, judge]) => [`e${entry}`, `j${judge}`]))];
  const graph = new Components(nodes.length);
  for (const [entry, judge] of pairs) graph.join(nodes.indexOf(`e${entry}`), nodes.indexOf(`j${judge}`));
  return graph.count;
}

const world = fc
  .record({ entries: fc.integer({ min: 1, max: 4 }), judges: fc.integer({ min: 1, max: 5 }), perEntry: fc.integer({ min: 1, max: 3 }), limit: fc.option(fc.integer({ min: 0, max: 4 })) })
  .chain(({ entries, judges, perEntry, limit }) => {
    const [es, js] = [names('e', entries), names('j', judges)];
    const every = es.flatMap((entry) => js.map((judge): Pair => [entry, judge]));
    return fc.record({
      entries: fc.constant(es),
      judges: fc.constant(js),
      perEntry: fc.constant(perEntry),
      conflicts: fc.subarray(every, { maxLength: Math.floor(every.length / 2) }),
      existing: fc.subarray(every),
      loadLimits: fc.constant<Record<string, number>>(limit === null ? {} : { [js[0]!]: limit }),
    });
  });

describe('assigning judges to entries', () => {
  const entries = names('e', 500);
  const judges = names('j', 60);
  const conflicts = sprinkle(entries, judges, 0.15);
  const season: AssignmentInput = { entries, judges, perEntry: 5, conflicts };
  const first = assigned(season);

  it('every entry gets exactly perEntry different judges, never one in conflict, and all loads differ by at most one', () => {
    const pairs = pairsOf(first);
    expect(new Set(pairs.map(key)).size).toBe(2500);
    for (const entry of entries) expect(pairs.filter(([e]) => e === entry)).toHaveLength(5);
    const blocked = new Set(conflicts.map(key));
    expect(pairs.filter((pair) => blocked.has(key(pair)))).toEqual([]);
    expect(spread(first)).toBeLessThanOrEqual(1);
    expect(first.components).toBe(1);
  });

  it('run again on its own result it changes nothing', () => {
    const again = assigned({ ...season, existing: pairsOf(first) });
    expect(pairsOf(again)).toEqual(pairsOf(first));
    expect(again.released).toEqual([]);
    expect(again.pairs.every(({ reason }) => reason === 'kept')).toBe(true);
  });

  it('a judge who drops out costs only that judge’s entries', () => {
    const next = assigned({ ...season, judges: judges.slice(1), existing: pairsOf(first) });
    const lost = pairsOf(first).filter(([, judge]) => judge === judges[0]);
    expect(next.released.map(({ reason }) => reason)).toEqual(lost.map(() => 'not_listed'));
    expect(spread(next)).toBeLessThanOrEqual(1);
  });

  it('a new judge takes over a fair share and nothing else moves', () => {
    const next = assigned({ ...season, judges: [...judges, 'new'], existing: pairsOf(first) });
    expect(next.loads.find(({ judge }) => judge === 'new')!.load).toBe(40);
    expect(next.released).toHaveLength(40);
    expect(next.released.every(({ reason }) => reason === 'balance')).toBe(true);
  });

  it('a conflict declared later moves that one pair', () => {
    const [entry, judge] = pairsOf(first)[7]!;
    const next = assigned({ ...season, conflicts: [...conflicts, [entry, judge]], existing: pairsOf(first) });
    expect(next.released).toEqual([{ entry, judge, reason: 'conflict' }]);
  });

  it('locked pairs stay, even against the balance', () => {
    const locked = names('e', 4).map((entry): Pair => [entry, 'j000']);
    const result = assigned({ entries: names('e', 4), judges: names('j', 8), perEntry: 2, conflicts: [], existing: locked, locked });
    expect(result.loads[0]).toEqual({ judge: 'j000', load: 4 });
    expect(result.pairs.filter(({ reason }) => reason === 'locked')).toHaveLength(4);
    expect(assigned({ entries: ['e'], judges: ['a', 'b'], perEntry: 1, conflicts: [['e', 'a']], locked: [['e', 'a']] }).released).toEqual([
      { entry: 'e', judge: 'a', reason: 'conflict' },
    ]);
  });

  it('panels that would stand apart are linked, at the cost of balance when there is no other way', () => {
    const result = assigned({ entries: ['a', 'b'], judges: names('j', 10), perEntry: 5, conflicts: [] });
    expect(result.components).toBe(1);
    expect(result.pairs.filter(({ reason }) => reason === 'moved_for_connection')).toHaveLength(1);
    const exchanged = assigned({ entries: names('e', 4), judges: names('j', 4), perEntry: 2, conflicts: [], existing: [['e000', 'j000'], ['e000', 'j001'], ['e001', 'j000'], ['e001', 'j001'], ['e002', 'j002'], ['e002', 'j003'], ['e003', 'j002'], ['e003', 'j003']] });
    expect(exchanged).toMatchObject({ components: 1 });
    expect(spread(exchanged)).toBe(0);
    expect(exchanged.released.map(({ reason }) => reason)).toEqual(['connection', 'connection']);
  });

  it('entries that only an idle judge may both see meet there', () => {
    const apart: Pair[] = [['a', 'j001'], ['a', 'j003'], ['b', 'j002'], ['b', 'j004']];
    const result = assigned({ entries: ['a', 'b'], judges: names('j', 5), perEntry: 2, conflicts: apart });
    expect(result.components).toBe(1);
    expect(result.loads[0]).toEqual({ judge: 'j000', load: 2 });
  });

  it('rooms that conflicts cut apart are refused as not connectable, or allowed when connection is only preferred', () => {
    const es = names('e', 8);
    const js = names('j', 6);
    const apart = es.flatMap((entry, i) => js.filter((_, j) => i < 4 !== j < 3).map((judge): Pair => [entry, judge]));
    const input: AssignmentInput = { entries: es, judges: js, perEntry: 2, conflicts: apart };
    expect(assign(input)).toEqual({ status: 'infeasible', problems: [{ reason: 'not_connectable', parts: [es.slice(0, 4), es.slice(4)] }] });
    expect(assigned({ ...input, connection: 'preferred' }).components).toBe(2);
  });

  it('an entry with fewer eligible judges than places is named, with those who are left', () => {
    const result = assign({ entries: ['a', 'b'], judges: ['x', 'y', 'z'], perEntry: 3, conflicts: [['b', 'y']] });
    expect(result).toEqual({ status: 'infeasible', problems: [{ reason: 'too_few_eligible', entry: 'b', lacking: 1, eligible: ['x', 'z'] }] });
  });

  it('an entry whose judges are all at their limit is named, with those judges', () => {
    const result = assign({ entries: ['a', 'b', 'c'], judges: ['x', 'y', 'z'], perEntry: 2, conflicts: [], loadLimits: { x: 1, y: 1 } });
    expect(result).toMatchObject({ status: 'infeasible', problems: [{ reason: 'judges_at_limit', entry: 'c', lacking: 1, judges: ['x', 'y'] }] });
  });

  it('a place that only a chain of hand-ons can free is found', () => {
    // a may go to x or y, b only to x: with x limited to one entry, a has to leave x.
    const result = assigned({ entries: ['a', 'b'], judges: ['x', 'y'], perEntry: 1, conflicts: [['b', 'y']], loadLimits: { x: 1 }, existing: [['a', 'x']] });
    expect(result.pairs).toEqual([
      { entry: 'a', judge: 'y', reason: 'moved_to_fill' },
      { entry: 'b', judge: 'x', reason: 'only_choice' },
    ]);
    expect(result.released).toEqual([{ entry: 'a', judge: 'x', reason: 'fill' }]);
  });

  it.each<[string, Partial<AssignmentInput>]>([
    ['entries', { entries: ['a', 'a'] }],
    ['judges', { judges: ['x', 'x'] }],
    ['perEntry', { perEntry: 0 }],
    ['loadLimits.x', { loadLimits: { x: -1 } }],
    ['locked', { locked: [['a', 'x'], ['a', 'y']] }],
  ])('a fault in %s is refused', (path, change) => {
    const run = (): unknown => assign({ entries: ['a'], judges: ['x', 'y'], perEntry: 1, conflicts: [], ...change });
    expect(run).toThrow(FairnessRefusal);
    expect(run).toThrow(path);
  });

  it('small worlds: feasible exactly when any assignment exists, and every rule kept', () => {
    fc.assert(
      fc.property(world, (input) => {
        const best = leastSquares(input);
        const result = assign({ ...input, connection: 'preferred' });
        expect(result.status).toBe(best === Infinity ? 'infeasible' : 'assigned');
        if (result.status !== 'assigned') return;
        const pairs = pairsOf(result);
        const blocked = new Set(input.conflicts.map(key));
        for (const entry of input.entries) expect(pairs.filter(([e]) => e === entry)).toHaveLength(input.perEntry);
        expect(pairs.some((pair) => blocked.has(key(pair)))).toBe(false);
        for (const { judge, load } of result.loads) expect(load).toBeLessThanOrEqual(input.loadLimits[judge] ?? Infinity);
        expect(result.components).toBe(partCount(pairs));
        const existing = new Set(input.existing.map(key));
        const kept = new Set(result.pairs.filter(({ reason }) => reason === 'kept').map(({ entry, judge }) => key([entry, judge])));
        expect(new Set([...kept, ...result.released.map(({ entry, judge }) => key([entry, judge]))])).toEqual(existing);
      }),
      { numRuns: 300 },
    );
  });

  it('small worlds: before parts are linked, no other assignment has more even loads', () => {
    fc.assert(
      fc.property(world, (input) => {
        const allocation = new Allocation(input);
        for (const [entry, judge] of input.existing) {
          const { entry: e, judge: j } = allocation.split(allocation.pairOf([entry, judge])!);
          if (allocation.mayTake(e, j) && allocation.hasRoom(j) && allocation.judgesOf[e]!.length < input.perEntry) allocation.keep(e, j, false);
        }
        if (fill(allocation).length > 0) return;
        balance(allocation);
        expect(allocation.load.reduce((total, load) => total + load * load, 0)).toBe(leastSquares(input));
      }),
      { numRuns: 300 },
    );
  });

  it('the order of the input never shows', () => {
    const shuffled = world.chain((input) =>
      fc.tuple(
        fc.constant(input),
        fc.record({
          entries: fc.shuffledSubarray(input.entries, { minLength: input.entries.length }),
          judges: fc.shuffledSubarray(input.judges, { minLength: input.judges.length }),
          conflicts: fc.shuffledSubarray(input.conflicts, { minLength: input.conflicts.length }),
          existing: fc.shuffledSubarray(input.existing, { minLength: input.existing.length }),
        }),
      ),
    );
    fc.assert(fc.property(shuffled, ([input, order]) => expect(assign({ ...input, ...order })).toEqual(assign(input))));
  });
});
