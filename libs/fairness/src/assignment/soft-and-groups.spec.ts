import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FairnessRefusal } from '../refusal';
import { algebraicConnectivity } from './algebraic-connectivity';
import { assign } from './assign';
import type { AssignmentInput, AssignmentResult, Pair } from './assignment';

type Assigned = Extract<AssignmentResult, { status: 'assigned' }>;
const names = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${prefix}${String(i).padStart(3, '0')}`);
const key = ([entry, judge]: Pair): string => `${entry} ${judge}`;
const pairsOf = (result: Assigned): Pair[] => result.pairs.map(({ entry, judge }) => [entry, judge]);
function assigned(input: AssignmentInput): Assigned {
  const result = assign(input);
  if (result.status !== 'assigned') throw new Error(`infeasible: ${JSON.stringify(result.problems)}`);
  return result;
}

/** Worlds of a season: some entries, some judges, hard and soft conflicts sprinkled over them. */
const seasonOf = (entryCount: readonly [number, number], judgeCount: readonly [number, number], hardShare: number): fc.Arbitrary<AssignmentInput & { soft: readonly Pair[] }> =>
  fc
    .record({ entries: fc.integer({ min: entryCount[0], max: entryCount[1] }), judges: fc.integer({ min: judgeCount[0], max: judgeCount[1] }), perEntry: fc.integer({ min: 2, max: 3 }) })
    .chain(({ entries, judges, perEntry }) => {
      const [es, js] = [names('e', entries), names('j', judges)];
      const every = es.flatMap((entry) => js.map((judge): Pair => [entry, judge]));
      const sprinkled = (most: number): fc.Arbitrary<Pair[]> => fc.subarray(every, { maxLength: Math.floor(every.length * most) });
      return fc.record({ entries: fc.constant(es), judges: fc.constant(js), perEntry: fc.constant(perEntry), conflicts: sprinkled(hardShare), soft: sprinkled(0.5) });
    });
const season = seasonOf([2, 25], [4, 9], 0.2);
/** Enough entries that there is always somebody who may hand one on. */
const roomy = seasonOf([20, 40], [6, 10], 0.1);

describe('soft conflicts', () => {
  it('are assigned only where an entry would lack a judge without them, and then say so', () => {
    fc.assert(
      fc.property(season, (input) => {
        const [blocked, soft] = [new Set(input.conflicts.map(key)), new Set(input.soft.map(key))];
        const result = assign({ ...input, connection: 'preferred' });
        const free = (entry: string): number => input.judges.filter((judge) => !blocked.has(key([entry, judge]))).length;
        expect(result.status).toBe(input.entries.every((entry) => free(entry) >= input.perEntry) ? 'assigned' : 'infeasible');
        if (result.status !== 'assigned') return;
        for (const entry of input.entries) {
          const mine = result.pairs.filter((pair) => pair.entry === entry);
          const clear = input.judges.filter((judge) => !blocked.has(key([entry, judge])) && !soft.has(key([entry, judge]))).length;
          const taken = mine.filter((pair) => soft.has(key([pair.entry, pair.judge])));
          expect(taken).toHaveLength(Math.max(0, input.perEntry - clear));
          expect(mine.filter(({ reason }) => reason === 'soft_conflict')).toEqual(taken);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('within load limits too: none where an assignment without them exists', () => {
    fc.assert(
      fc.property(season, fc.integer({ min: 1, max: 12 }), (input, limit) => {
        const loadLimits = Object.fromEntries(input.judges.map((judge) => [judge, limit]));
        const strict = assign({ ...input, loadLimits, conflicts: [...input.conflicts, ...input.soft], soft: [], connection: 'preferred' });
        if (strict.status !== 'assigned') return;
        const result = assigned({ ...input, loadLimits, connection: 'preferred' });
        const soft = new Set(input.soft.map(key));
        expect(pairsOf(result).filter((pair) => soft.has(key(pair)))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('are taken where the judges would fall apart without them', () => {
    const [es, js] = [names('e', 8), names('j', 6)];
    const apart = es.flatMap((entry, i) => js.filter((_, j) => i < 4 !== j < 3).map((judge): Pair => [entry, judge]));
    const input: AssignmentInput = { entries: es, judges: js, perEntry: 2, conflicts: [], soft: apart };
    const result = assigned(input);
    expect(result.components).toBe(1);
    const flagged = result.pairs.filter(({ reason }) => reason === 'soft_conflict');
    expect(flagged.length).toBeGreaterThan(0);
    expect(flagged.length).toBeLessThanOrEqual(2);
    expect(assigned({ ...input, connection: 'preferred' }).pairs.filter(({ reason }) => reason === 'soft_conflict')).toEqual([]);
  });

  it('a standing pair that turns soft stays, as a flag for people to judge', () => {
    const input: AssignmentInput = { entries: ['a', 'b'], judges: ['x', 'y', 'z'], perEntry: 2, conflicts: [], existing: [['a', 'x'], ['a', 'y'], ['b', 'y'], ['b', 'z']], soft: [['a', 'x']] };
    const result = assigned(input);
    expect(result.released).toEqual([]);
    expect(result.pairs).toContainEqual({ entry: 'a', judge: 'x', reason: 'kept' });
  });
});

describe('small changes', () => {
  it('loads left uneven by a link are evened out at once, not when somebody asks again', () => {
    const input: AssignmentInput = {
      entries: ['e000', 'e001', 'e002'], judges: ['j000', 'j001', 'j002', 'j003', 'j004', 'j005', 'j006', 'j007', 'j008'], perEntry: 2,
      conflicts: [['e002', 'j000'], ['e002', 'j007']],
      soft: [['e000', 'j001'], ['e000', 'j006'], ['e000', 'j008'], ['e001', 'j000'], ['e001', 'j004'], ['e001', 'j007'], ['e002', 'j004']],
    };
    const first = assign(input) as Assigned;
    expect((assign({ ...input, existing: pairsOf(first) }) as Assigned).released).toEqual([]);
  });

  it('run again on its own result it changes nothing, soft conflicts or not', () => {
    fc.assert(
      fc.property(season, (input) => {
        const first = assign(input);
        if (first.status !== 'assigned') return;
        const again = assigned({ ...input, existing: pairsOf(first) });
        expect(pairsOf(again)).toEqual(pairsOf(first));
        expect(again.released).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  const toEvenOut = ({ released }: Assigned): number => released.filter(({ reason }) => reason === 'fill' || reason === 'balance').length;

  it('one conflict more moves that pair and, to even out the load, at most two others', () => {
    fc.assert(
      fc.property(roomy, fc.nat(), (input, which) => {
        const calm: AssignmentInput = { ...input, soft: [], connection: 'preferred' };
        const first = assign(calm);
        if (first.status !== 'assigned') return;
        const lost = pairsOf(first)[which % first.pairs.length]!;
        const next = assign({ ...calm, conflicts: [...input.conflicts, lost], existing: pairsOf(first) });
        if (next.status !== 'assigned') return;
        expect(next.released.map(({ entry, judge }) => key([entry, judge]))).toContain(key(lost));
        expect(toEvenOut(next)).toBeLessThanOrEqual(2);
      }),
      { numRuns: 150 },
    );
  });

  it('one entry more takes no judge from the others but to even the load', () => {
    fc.assert(
      fc.property(roomy, (input) => {
        const calm: AssignmentInput = { ...input, soft: [], connection: 'preferred' };
        const first = assign(calm);
        if (first.status !== 'assigned') return;
        const next = assigned({ ...calm, entries: [...input.entries, 'new'], existing: pairsOf(first) });
        expect(toEvenOut(next)).toBeLessThanOrEqual(input.perEntry);
      }),
      { numRuns: 100 },
    );
  });
});

describe('groups with panels of their own', () => {
  const groups = ['north', 'middle', 'south'].map((id) => ({ id, entries: names(`${id}-e`, 20), judges: names(`${id}-j`, 6) }));
  const input: AssignmentInput = { entries: groups.flatMap(({ entries }) => entries), judges: groups.flatMap(({ judges }) => judges), perEntry: 4, conflicts: [], groups };
  const groupOf = (id: string): string => id.split('-')[0]!;
  const result = assigned(input);

  it('neighbours share six link entries, three from each, judged half and half; all else stays at home', () => {
    expect(result.links.map((link) => link.groups)).toEqual([['north', 'middle'], ['middle', 'south']]);
    const linked = new Map(result.links.flatMap((link) => link.entries.map((entry) => [entry, link.groups] as const)));
    for (const link of result.links) for (const side of link.groups) expect(link.entries.filter((entry) => groupOf(entry) === side)).toHaveLength(3);
    expect(linked.size).toBe(12);
    for (const entry of input.entries) {
      const judges = result.pairs.filter((pair) => pair.entry === entry).map(({ judge }) => groupOf(judge));
      const away = judges.filter((group) => group !== groupOf(entry));
      expect(judges).toHaveLength(4);
      expect(away).toHaveLength(linked.has(entry) ? 2 : 0);
      for (const group of away) expect(linked.get(entry)).toContain(group);
    }
  });

  it('hang together through the links, with even loads in each panel', () => {
    expect(result.components).toBe(1);
    for (const { id } of groups) {
      const loads = result.loads.filter(({ judge }) => groupOf(judge) === id).map(({ load }) => load);
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
    }
    const more = assigned({ ...input, linkEntries: 20 });
    expect(more.algebraicConnectivity!).toBeGreaterThan(result.algebraicConnectivity!);
    expect(assign({ ...input, linkEntries: 0 })).toMatchObject({ status: 'infeasible', problems: [{ reason: 'not_connectable' }] });
  });

  it('keep their links when run again, and when an entry leaves replace only its own', () => {
    const again = assigned({ ...input, existing: pairsOf(result) });
    expect(again.released).toEqual([]);
    expect(again.links).toEqual(result.links);
    const gone = result.links[0]!.entries[0]!;
    const left = groups.map((group) => ({ ...group, entries: group.entries.filter((entry) => entry !== gone) }));
    const next = assigned({ ...input, entries: input.entries.filter((entry) => entry !== gone), groups: left, existing: pairsOf(result) });
    expect(next.links[0]!.entries).toEqual(expect.arrayContaining(result.links[0]!.entries.filter((entry) => entry !== gone)));
    expect(next.links[0]!.entries).toHaveLength(6);
    expect(next.links[1]).toEqual(result.links[1]);
  });

  it('small worlds: each entry has its places by panel, and no hard conflict', () => {
    const world = fc.integer({ min: 2, max: 3 }).chain((perEntry) =>
      fc.record({ perEntry: fc.constant(perEntry), linkEntries: fc.integer({ min: 0, max: 8 }), sizes: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 4 }), lots: fc.array(fc.nat(), { maxLength: 20 }) }),
    );
    fc.assert(
      fc.property(world, ({ perEntry, linkEntries, sizes, lots }) => {
        const list = sizes.map((size, g) => ({ id: `g${g}`, entries: names(`g${g}-e`, size), judges: names(`g${g}-j`, perEntry + 2) }));
        const [entries, judges] = [list.flatMap((group) => group.entries), list.flatMap((group) => group.judges)];
        const conflicts = lots.map((lot): Pair => [entries[lot % entries.length]!, judges[(lot >> 5) % judges.length]!]);
        const outcome = assign({ entries, judges, perEntry, conflicts, groups: list, linkEntries, connection: 'preferred' });
        if (outcome.status !== 'assigned') return;
        const blocked = new Set(conflicts.map(key));
        expect(pairsOf(outcome).filter((pair) => blocked.has(key(pair)))).toEqual([]);
        const linked = new Map(outcome.links.flatMap((link) => link.entries.map((entry) => [entry, link.groups] as const)));
        expect([...linked.keys()]).toHaveLength(outcome.links.reduce((count, link) => count + link.entries.length, 0));
        for (const entry of entries) {
          const away = outcome.pairs.filter((pair) => pair.entry === entry && groupOf(pair.judge) !== groupOf(entry));
          expect(outcome.pairs.filter((pair) => pair.entry === entry)).toHaveLength(perEntry);
          expect(away).toHaveLength(linked.has(entry) ? Math.floor(perEntry / 2) : 0);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('an entry in no group or in two is refused', () => {
    expect(() => assign({ ...input, groups: groups.slice(1) })).toThrow(FairnessRefusal);
    expect(() => assign({ ...input, groups: [...groups, { id: 'x', entries: [input.entries[0]!], judges: [] }] })).toThrow('groups[3].entries');
  });
});

describe('algebraic connectivity', () => {
  const complete = (entries: number, judges: number): number[][] => Array.from({ length: entries }, () => Array.from({ length: judges }, (_, j) => j));

  it('is 1 when everybody judges everything, 0 in parts, undefined for one judge', () => {
    expect(algebraicConnectivity(complete(5, 4), 4)).toBe(1);
    expect(algebraicConnectivity([[0, 1], [2, 3]], 4)).toBe(0);
    expect(algebraicConnectivity([[0], [0]], 3)).toBeNull();
    expect(algebraicConnectivity([], 3)).toBeNull();
  });

  it('of all pairs of v judges is that of the balanced block design: v/(2(v − 1))', () => {
    for (const v of [3, 4, 5, 8]) {
      const blocks = Array.from({ length: v }, (_, a) => Array.from({ length: v - a - 1 }, (_, b) => [a, a + b + 1])).flat();
      expect(algebraicConnectivity(blocks, v)).toBeCloseTo(v / (2 * (v - 1)), 5);
    }
  });

  it('of a ring of v judges is (1 − cos(2π/v))/2', () => {
    for (const v of [4, 6, 9]) expect(algebraicConnectivity(Array.from({ length: v }, (_, a) => [a, (a + 1) % v]), v)).toBeCloseTo((1 - Math.cos((2 * Math.PI) / v)) / 2, 5);
  });

  it('is above 0 exactly when the judges hang together, and never above 1', () => {
    const tables = fc.integer({ min: 2, max: 6 }).chain((judges) => fc.tuple(fc.constant(judges), fc.array(fc.uniqueArray(fc.nat({ max: judges - 1 }), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 10 })));
    fc.assert(
      fc.property(tables, ([judges, table]) => {
        const value = algebraicConnectivity(table, judges);
        const busy = new Set(table.flat());
        expect(value === null).toBe(busy.size < 2);
        if (value === null) return;
        const reached = new Set([table[0]![0]!]);
        for (let size = 0; size < reached.size; ) {
          size = reached.size;
          for (const row of table) if (row.some((judge) => reached.has(judge))) row.forEach((judge) => reached.add(judge));
        }
        expect(value > 0).toBe(reached.size === busy.size);
        expect(value).toBeLessThanOrEqual(1);
      }),
    );
  });
});
