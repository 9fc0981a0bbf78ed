import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Observations } from '../models/observations';
import { FairnessRefusal } from '../refusal';
import { agreement } from './agreement';
import { tableDraws } from './normal-table';
import { KeyOrder } from './order-by-key';
import { normalDraws, portableLog, uniformBits, type Deviates } from './normal-draws';
import { rankIntervals } from './rank-intervals';
import { reliabilityLight, sparseReliability } from './reliability';
import { isStriking, judgeWarnings } from './warnings';

type Row = readonly [entry: number, judge: number, value: number];
const NOTHING = { alpha: null, icc21: null, icc2k: null, icc31: null, icc3k: null, kendallW: null };

function observe(entryCount: number, judgeCount: number, rows: readonly Row[]): Observations {
  return { entryCount, judgeCount, entry: Int32Array.from(rows, ([e]) => e), judge: Int32Array.from(rows, ([, j]) => j), value: Float64Array.from(rows, ([, , v]) => v) };
}
/** A table of marks, one list per entry; null is missing. */
const table = (marks: readonly (readonly (number | null)[])[]): Observations =>
  observe(marks.length, marks[0]!.length, marks.flatMap((row, e) => row.flatMap((value, j): Row[] => (value === null ? [] : [[e, j, value]]))));

function drawn(deviates: Deviates, count: number): Float64Array {
  const values = new Float64Array(count);
  deviates(values);
  return values;
}

/** Processor time, not time of day: other work on the machine must not decide. */
function cpuSeconds(work: () => void): number {
  const started = process.cpuUsage();
  work();
  return process.cpuUsage(started).user / 1e6;
}

/** α by all pairs, straight from the definition. */
function alphaByPairs(marks: readonly (readonly (number | null)[])[]): number | null {
  const units = marks.map((row) => row.filter((value) => value !== null)).filter((row) => row.length > 1);
  const all = units.flat();
  const pairs = (values: readonly number[]): number => values.reduce((sum, a) => sum + values.reduce((inner, b) => inner + (a - b) ** 2, 0), 0);
  const observed = units.reduce((sum, row) => sum + pairs(row) / (row.length - 1), 0) / all.length;
  const expected = pairs(all) / (all.length * (all.length - 1));
  return expected > 0 ? 1 - observed / expected : null;
}

const marks = (least: number, missing: boolean): fc.Arbitrary<(number | null)[][]> =>
  fc.record({ entries: fc.integer({ min: least, max: 7 }), judges: fc.integer({ min: least, max: 6 }) }).chain(({ entries, judges }) => {
    const mark = fc.integer({ min: 0, max: 20 }).map((half) => half / 2);
    return fc.array(fc.array(missing ? fc.option(mark) : mark, { minLength: judges, maxLength: judges }), { minLength: entries, maxLength: entries });
  });

/** Four judges, six entries: Shrout & Fleiss 1979, table 2. */
const SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

describe('agreement of judges', () => {
  it('the published example comes out as published', () => {
    const found = agreement(table(SHROUT_FLEISS));
    const published = { alpha: 0.14730785, icc21: 0.28976378, icc2k: 0.62005055, icc31: 0.71484071, icc3k: 0.90931554, kendallW: 0.88703704 };
    for (const [name, value] of Object.entries(published)) expect(found[name as keyof typeof published]).toBeCloseTo(value, 7);
  });

  it('alpha equals its definition by all pairs, also with marks missing', () => {
    fc.assert(
      fc.property(marks(2, true), (rows) => {
        const expected = alphaByPairs(rows);
        const found = agreement(table(rows)).alpha;
        if (expected === null) expect(found).toBeNull();
        else expect(found).toBeCloseTo(expected, 10);
      }),
    );
  });

  it('what is not defined is null: one judge, one entry, equal marks, an empty list, a gap in the panel', () => {
    expect(agreement(table([[1], [2], [3]]))).toEqual(NOTHING);
    expect(agreement(observe(2, 1, [[0, 0, 1], [0, 0, 2], [1, 0, 5]]))).toEqual(NOTHING);
    expect(agreement(table([[1, 2, 3]]))).toMatchObject({ icc21: null, icc3k: null, kendallW: null });
    expect(agreement(table([[0.1, 0.1, 0.1], [0.1, 0.1, 0.1], [0.1, 0.1, 0.1]]))).toEqual(NOTHING);
    expect(agreement(observe(0, 0, []))).toEqual(NOTHING);
    expect(agreement(table([[1, 2], [2, 3], [3, null]]))).toMatchObject({ icc21: null, icc2k: null, icc31: null, icc3k: null, kendallW: null, alpha: expect.any(Number) });
    expect(agreement(observe(2, 3, [[0, 0, 1], [0, 1, 2], [1, 0, 3], [1, 1, 5]])).icc21).toBeNull();
  });

  it('entries nobody tells apart leave no ICC(3,k) and no W, though judges differ', () => {
    expect(agreement(table([[0.1, 0.7, 0.3], [0.1, 0.7, 0.3], [0.1, 0.7, 0.3]]))).toMatchObject({ icc31: null, icc3k: null, icc21: 0, kendallW: null });
  });

  it('judges who agree in full: every figure is 1', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 8 }), fc.integer({ min: 2, max: 6 }), (values, judges) => {
        for (const value of Object.values(agreement(table(values.map((mark) => Array.from({ length: judges }, () => mark)))))) expect(value).toBeCloseTo(1, 9);
      }),
    );
  });

  it('severity alone leaves ICC(3) and W at 1 and lowers ICC(2)', () => {
    const found = agreement(table([1, 2, 3, 4].map((mark) => [mark, mark + 5, mark + 10])));
    expect(found).toMatchObject({ icc31: 1, icc3k: 1, kendallW: 1 });
    expect(found.icc21!).toBeLessThan(0.2);
  });

  it('the scale of the marks does not matter, nor the order of rows, nor the names of judges', () => {
    fc.assert(
      fc.property(marks(2, false), fc.integer({ min: -50, max: 50 }), (rows, shift) => {
        const [plain, moved] = [agreement(table(rows)), agreement(table(rows.map((row) => row.map((mark) => mark! * 4 + shift).reverse()).reverse()))];
        for (const name of Object.keys(NOTHING) as (keyof typeof NOTHING)[]) {
          if (plain[name] === null) expect(moved[name]).toBeNull();
          else expect(Math.abs(moved[name]! - plain[name]!)).toBeLessThan(1e-8 * (1 + Math.abs(plain[name]!)));
        }
      }),
    );
  });

  it('W stays between 0 and 1, whatever the ties', () => {
    fc.assert(
      fc.property(marks(2, false), (rows) => {
        const { kendallW } = agreement(table(rows));
        if (kendallW === null) return;
        expect(kendallW).toBeGreaterThanOrEqual(0);
        expect(kendallW).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('repeated marks count as their mean in a panel', () => {
    const repeated = agreement(observe(2, 2, [[0, 0, 1], [0, 0, 3], [0, 1, 4], [1, 0, 6], [1, 1, 9]]));
    const plain = agreement(table([[2, 4], [6, 9]]));
    expect({ ...repeated, alpha: 0 }).toEqual({ ...plain, alpha: 0 });
  });

  it('two million marks take well under two seconds', () => {
    const rows = 2_000_000;
    const observations = { entryCount: 400_000, judgeCount: 2000, entry: Int32Array.from({ length: rows }, (_, i) => i % 400_000), judge: Int32Array.from({ length: rows }, (_, i) => (i * 7919) % 2000), value: Float64Array.from({ length: rows }, (_, i) => (i * 31) % 97) };
    expect(cpuSeconds(() => expect(agreement(observations).icc21).toBeNull())).toBeLessThan(2);
  });
});

describe('reliability of a ranking', () => {
  it('is the share of variance that is not error; the light turns at 0.9 and 0.75', () => {
    expect(sparseReliability([1, 1], 10)).toBeCloseTo(0.9, 12);
    expect([sparseReliability([], 1), sparseReliability([1], 0)]).toEqual([null, null]);
    expect([1, 0.9, 0.899, 0.75, 0.749, -1, null, Number.NaN].map((value) => reliabilityLight(value))).toEqual(['green', 'green', 'amber', 'amber', 'red', 'red', 'red', 'red']);
  });

  it('warnings ask at the published bounds', () => {
    expect([3, 3.01, -3.01].map(isStriking)).toEqual([false, true, true]);
    const usual = { severity: 0, se: 0.1, spread: 1, noiseRatio: 1 };
    expect(judgeWarnings(usual, 2)).toEqual([]);
    expect(judgeWarnings({ ...usual, noiseRatio: 2.1 }, 2)).toEqual(['random']);
    expect(judgeWarnings({ ...usual, spread: 0.2, noiseRatio: 0.5 }, 2)).toEqual(['flat']);
    expect(judgeWarnings({ ...usual, spread: 0.2, noiseRatio: 1.5 }, 2)).toEqual(['random', 'flat']);
    expect([1.1, -1.1, 0.9].map((severity) => judgeWarnings({ ...usual, severity }, 2))).toEqual([['severe'], ['lenient'], []]);
    expect(judgeWarnings({ ...usual, severity: 1.1, se: 1 }, 2)).toEqual([]);
  });
});

describe('rank intervals', () => {
  it('certain scores keep their rank, equals share the better one', () => {
    expect(rankIntervals([70, 90, 80, 90], [0, 0, 0, 0])).toEqual([[4, 4], [1, 1], [3, 3], [1, 1]]);
    expect(rankIntervals([], [])).toEqual([]);
    expect(rankIntervals([5], [1])).toEqual([[1, 1]]);
  });

  it('entries that cannot be told apart may take any rank but the outer 5 %', () => {
    const n = 100;
    for (const [low, high] of rankIntervals(Array.from({ length: n }, () => 50), Array.from({ length: n }, () => 1))) {
      expect(Math.abs(low - 6)).toBeLessThanOrEqual(2);
      expect(Math.abs(high - 95)).toBeLessThanOrEqual(2);
    }
  });

  it('two entries one and a half standard errors of the difference apart: 6.7 % wrong, so both ranks are possible; at two, 2.3 %', () => {
    expect(rankIntervals([1.5 * Math.SQRT2, 0], [1, 1])).toEqual([[1, 2], [1, 2]]);
    expect(rankIntervals([2 * Math.SQRT2, 0], [1, 1])).toEqual([[1, 1], [2, 2]]);
  });

  it('an interval lies within the list, and neither unit nor origin of the scores matters', () => {
    const lists = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 8 })), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(lists, (list) => {
        const [scores, errors] = [list.map(([score]) => score), list.map(([, error]) => error)];
        const intervals = rankIntervals(scores, errors, { draws: 200 });
        for (const [low, high] of intervals) expect(1 <= low && low <= high && high <= list.length).toBe(true);
        expect(rankIntervals(scores.map((score) => 4 * score), errors.map((error) => 4 * error), { draws: 200 })).toEqual(intervals);
      }),
    );
  });

  it('the same on every machine and in every process', () => {
    expect(rankIntervals([9, 8.5, 8, 7, 5], [1, 0.5, 1, 2, 0.2], { seed: 7 })).toEqual(rankIntervals([9, 8.5, 8, 7, 5], [1, 0.5, 1, 2, 0.2], { seed: 7 }));
    const bits = uniformBits(1);
    expect([bits(), bits(), bits()]).toMatchInlineSnapshot(`
[
  2012149540,
  1872316204,
  1707632675,
]
`);
    expect(drawn(normalDraws(1), 3)).toMatchInlineSnapshot(`
Float64Array [
  -1.2314289764082753,
  -2.503797228574378,
  -1.7635196483230937,
]
`);
  });

  it('the logarithm agrees with the machine’s to the last bits', () => {
    fc.assert(fc.property(fc.double({ min: 2 ** -66, max: 1, noNaN: true, noDefaultInfinity: true }), (x) => expect(Math.abs(portableLog(x) - Math.log(x))).toBeLessThan(1e-15 + 4e-16 * Math.abs(Math.log(x)))), { numRuns: 2000 });
  });

  it('the deviates are standard normal', () => {
    const values = drawn(normalDraws(42), 200_000);
    const moment = (power: number): number => values.reduce((sum, x) => sum + x ** power, 0) / values.length;
    expect(Math.abs(moment(1))).toBeLessThan(0.01);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.015);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
    expect(values.filter((x) => Math.abs(x) > 1.959964).length / values.length).toBeCloseTo(0.05, 2);
  });

  it('so are those from the table, the same on every machine', () => {
    const values = drawn(tableDraws(42), 400_000);
    const moment = (power: number): number => values.reduce((sum, x) => sum + x ** power, 0) / values.length;
    expect(Math.abs(moment(1))).toBeLessThan(0.01);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.01);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.07);
    for (const [z, share] of [[1.281552, 0.2], [1.959964, 0.05], [2.575829, 0.01]] as const) expect(Math.abs(values.filter((x) => Math.abs(x) > z).length / values.length - share)).toBeLessThan(0.002);
    expect(drawn(tableDraws(1), 3)).toMatchInlineSnapshot(`
Float64Array [
  -0.07906597777789534,
  -0.16128978529357157,
  -0.25959211405966437,
]
`);
  });

  it('intervals by the table are those of the polar method to a place or two', () => {
    const scores = Array.from({ length: 60 }, (_, i) => i);
    const errors = scores.map(() => 5);
    const [table, polar] = (['table', 'polar'] as const).map((by) => rankIntervals(scores, errors, { by }));
    table!.forEach(([low, high], i) => expect(Math.max(Math.abs(low - polar![i]![0]), Math.abs(high - polar![i]![1]))).toBeLessThanOrEqual(2));
  });

  it('positions come by key, equals by position, crowded or not', () => {
    const lists = fc.array(fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 40 })), { minLength: 1, maxLength: 300 });
    fc.assert(fc.property(lists, (list) => {
      const expected = list.map((_, i) => i).sort((a, b) => list[a]! - list[b]! || a - b);
      const order = new KeyOrder(list.length);
      expect([...order.of(Uint32Array.from(list))]).toEqual(expected);
      expect([...order.of(Uint32Array.from(list))]).toEqual(expected);
    }));
  });

  it('few draws of many entries and many draws of few are counted alike', () => {
    const scores = Array.from({ length: 40 }, (_, i) => (i * 7) % 11);
    const errors = scores.map((_, i) => i % 3);
    for (const draws of [39, 40, 300]) {
      const keys = new KeyOrder(40);
      const [deviates, ranks] = [tableDraws(5), scores.map((): number[] => [])];
      for (let draw = 0; draw < draws; draw++) {
        const values = drawn(deviates, 40).map((z, i) => scores[i]! + errors[i]! * z);
        const [low, high] = [Math.min(...values), Math.max(...values)];
        const grid = Uint32Array.from(values, (value) => (high - value) * ((2 ** 32 - 1) / (high - low)));
        for (const i of keys.of(grid)) ranks[i]!.push(1 + grid.filter((key) => key < grid[i]!).length);
      }
      const cut = Math.floor(draws * 0.05);
      const expected = ranks.map((own) => [own.sort((a, b) => a - b)[cut]!, own[draws - 1 - cut]!]);
      expect(rankIntervals(scores, errors, { draws, seed: 5, by: 'table' })).toEqual(expected);
    }
  });

  it('5,000 entries take less than three seconds', () => {
    const scores = Float64Array.from({ length: 5000 }, (_, i) => 60 + (i * 7919) % 4000 / 100);
    const errors = scores.map(() => 1.5);
    expect(cpuSeconds(() => rankIntervals(scores, errors))).toBeLessThan(3);
  });

  it('scores and errors that are no numbers are refused', () => {
    expect(() => rankIntervals([1], [])).toThrow(FairnessRefusal);
    expect(() => rankIntervals([Number.NaN], [1])).toThrow('scores[0]');
    expect(() => rankIntervals([1], [-1])).toThrow('ses[0]');
    expect(() => rankIntervals([1], [1], { draws: 0 })).toThrow('draws');
  });
});
