import { describe, expect, test } from '@jest/globals';
import { yearOf } from './honour-search';

describe('a year in the address', () => {
  test('is taken as a number or as text', () => {
    expect(yearOf(2026)).toBe(2026);
    expect(yearOf('2025')).toBe(2025);
  });

  test.each(['', 'next', '20.5', 1999, 2101, null, undefined, {}])('%p is no year and means this one', (typed) => {
    expect(yearOf(typed)).toBeUndefined();
  });
});
