import { describe, expect, test } from '@jest/globals';
import { asMarks, bandOf, markFrom } from './measured';

const measure = { unit: 'mm', nominal: 50_000, bands: [{ within: 20, mark: 100_000 }, { within: 50, mark: 80_000 }, { within: 100, mark: 40_000 }] };

describe('a measured value', () => {
  test('earns the mark of the first band that holds it, on either side and on the edge', () => {
    expect([50_000, 50_020, 49_980, 50_021, 49_950, 50_100].map((value) => markFrom(measure, value))).toEqual([100_000, 100_000, 100_000, 80_000, 80_000, 40_000]);
  });

  test('beyond the last band earns nothing', () => {
    expect(markFrom(measure, 50_101)).toBe(0);
    expect(bandOf(measure, 50_101)).toBeUndefined();
  });

  test('counts in the total as the mark it earns, beside marks that were given', () => {
    expect(asMarks([{ code: 'size', measure }, { code: 'finish' }, { code: 'open' }], new Map([['size', 50_040], ['finish', 91_500]]))).toEqual(new Map([['size', 80_000], ['finish', 91_500]]));
  });
});
