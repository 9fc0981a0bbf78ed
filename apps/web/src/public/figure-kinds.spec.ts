import { describe, expect, test } from '@jest/globals';
import { yearStep } from './figure-kinds';

describe('a figure beside that of the year before', () => {
  test('says by which part it rose or fell', () => {
    expect(yearStep(150, 100)).toEqual({ way: 'up', part: 0.5 });
    expect(yearStep(75, 100)).toEqual({ way: 'down', part: 0.25 });
    expect(yearStep(0, 40)).toEqual({ way: 'down', part: 1 });
  });

  test('names no part of nothing: neither without a year before nor from zero', () => {
    expect(yearStep(12, null)).toEqual({ way: 'none' });
    expect(yearStep(12, 0)).toEqual({ way: 'from_none' });
  });

  test('says when it is the same, also when both are zero', () => {
    expect(yearStep(7, 7)).toEqual({ way: 'same' });
    expect(yearStep(0, 0)).toEqual({ way: 'same' });
  });
});
