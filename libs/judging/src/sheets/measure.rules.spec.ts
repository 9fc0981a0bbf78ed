import { describe, expect, it } from '@jest/globals';
import { BadInput } from '@jiangong/kernel';
import { criterion } from '@jiangong/programme';
import fc from 'fast-check';
import { deriveMarks, markOf } from './measure.rules';
import { MeasuredValueNeeded, NothingToMeasure, UnknownCriterion } from './sheet.refusals';
import { compareOwn, differencesOf } from './sheet.rules';

const measure = { unit: 'mm', nominal: 20_000, bands: [{ within: 50, mark: 10_000 }, { within: 100, mark: 6_000 }] };
const criteria = [
  criterion.parse({ code: 'length', name: '长度', weight: 1, max: 10_000, aspect: 'measurement', measure }),
  criterion.parse({ code: 'finish', name: '外观', weight: 1, max: 10_000 }),
];

describe('a measured value', () => {
  it('earns the mark of the first band that holds it, the edge included, and nothing beyond the last', () => {
    for (const [value, mark] of [[20_000, 10_000], [20_050, 10_000], [19_950, 10_000], [20_051, 6_000], [19_900, 6_000], [20_101, 0], [0, 0]] as const) expect(markOf(measure, value)).toBe(mark);
  });

  it('earns the same above and below the nominal one, and never more further off', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 1_000 }), (near, more) => {
      expect(markOf(measure, 20_000 + near)).toBe(markOf(measure, 20_000 - near));
      expect(markOf(measure, 20_000 + near + more)).toBeLessThanOrEqual(markOf(measure, 20_000 + near));
    }));
  });

  it('is what a judge sends for a measurement; the mark is never sent, and a judgement has nothing to measure', () => {
    expect(deriveMarks(criteria, { marks: { finish: 9_000 }, measured: { length: 20_070 } })).toEqual({ finish: 9_000, length: 6_000 });
    expect(() => deriveMarks(criteria, { marks: { length: 10_000 }, measured: {} })).toThrow(MeasuredValueNeeded);
    expect(() => deriveMarks(criteria, { marks: {}, measured: { finish: 9_000 } })).toThrow(NothingToMeasure);
    expect(() => deriveMarks(criteria, { marks: {}, measured: { width: 1 } })).toThrow(UnknownCriterion);
    for (const value of [1.5, Number.NaN, 3_000_000_000]) expect(() => deriveMarks(criteria, { marks: {}, measured: { length: value } })).toThrow(BadInput);
  });
});

describe('two values of one criterion', () => {
  const standing = [{ criterion: 'finish', value: 8_000, measured: null, savedAt: '2026-05-11T01:00:00Z' }];
  const sent = (value: number, code = 'finish') => ({ criterion: code, value, measured: null });

  it('are told side by side where they differ, the last sent counting', () => {
    expect(differencesOf([sent(7_000), sent(9_000)], standing)).toEqual([{ criterion: 'finish', yours: 9_000, yoursMeasured: null, standing: 8_000, standingMeasured: null, savedAt: '2026-05-11T01:00:00Z' }]);
    expect(differencesOf([sent(8_000)], standing)).toEqual([]);
    expect(differencesOf([sent(1_000, 'length')], standing)).toMatchObject([{ criterion: 'length', yours: 1_000, standing: null }]);
  });
});

describe('a judge’s own marks', () => {
  it('are compared criterion by criterion, in order, with their mean half-up', () => {
    expect(compareOwn(criteria, [{ criterion: 'finish', value: 9_001 }, { criterion: 'finish', value: 8_000 }])).toEqual([
      { criterion: 'length', values: [], mean: null }, { criterion: 'finish', values: [8_000, 9_001], mean: 8_501 },
    ]);
  });
});
