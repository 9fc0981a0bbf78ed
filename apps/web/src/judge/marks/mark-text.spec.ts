import { describe, expect, test } from '@jest/globals';
import { markText, previewTotal, readMark, readMeasured } from './mark-text';

const scale = { max: 100_000, step: 500 };

describe('a typed mark', () => {
  test('is read in thousandths, full-width digits included', () => {
    expect(readMark('86.5', scale)).toEqual({ value: 86_500 });
    expect(readMark('８６．５', scale)).toEqual({ value: 86_500 });
    expect(readMark(' 100 ', scale)).toEqual({ value: 100_000 });
    expect(readMark('90.', scale)).toEqual({ value: 90_000 });
    expect(readMark('0', scale)).toEqual({ value: 0 });
  });

  test('that is none says why', () => {
    expect(readMark('', scale)).toBeNull();
    expect(readMark('-1', scale)).toEqual({ fault: 'number' });
    expect(readMark('八十', scale)).toEqual({ fault: 'number' });
    expect(readMark('100.5', scale)).toEqual({ fault: 'range' });
    expect(readMark('86.3', scale)).toEqual({ fault: 'step' });
    expect(readMark('86.5001', scale)).toEqual({ fault: 'step' });
  });

  test('is shown as short as it can be typed', () => {
    expect([86_500, 90_000, 7_005, 0].map(markText)).toEqual(['86.5', '90', '7.005', '0']);
  });
});

describe('a measured value as typed', () => {
  test('is read in thousandths, of either sign', () => {
    expect(['50.02', '-0.005', '＋3', '−1.5', '0'].map(readMeasured)).toEqual([{ value: 50_020 }, { value: -5 }, { value: 3_000 }, { value: -1_500 }, { value: 0 }]);
    expect(markText(-5)).toBe('-0.005');
  });

  test('that is none says why', () => {
    expect(['', '五', '0.0001', '9999999.1'].map(readMeasured)).toEqual([null, { fault: 'number' }, { fault: 'step' }, { fault: 'range' }]);
  });
});

describe('the total of a sheet', () => {
  const rubric = [{ code: 'a', weight: 30 }, { code: 'b', weight: 70 }];

  test('is the weighted mean, half-up to a thousandth', () => {
    expect(previewTotal(rubric, new Map([['a', 80_000], ['b', 90_500]]))).toBe(87_350);
    expect(previewTotal([{ code: 'a', weight: 1 }, { code: 'b', weight: 1 }], new Map([['a', 1], ['b', 2]]))).toBe(2);
  });

  test('is none until every criterion has its mark', () => {
    expect(previewTotal(rubric, new Map([['a', 80_000]]))).toBeNull();
  });
});
