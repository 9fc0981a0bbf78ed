import { describe, expect, test } from '@jest/globals';
import { oneSentence, periodName } from './star';

describe('a card of a star', () => {
  test('quotes one sentence of the deeds', () => {
    expect(oneSentence('扎根一线二十年。带徒三十人。')).toBe('扎根一线二十年。');
    expect(oneSentence(' 没有句号的一段话')).toBe('没有句号的一段话');
    expect(oneSentence('')).toBe('');
    expect([...oneSentence('长'.repeat(200))]).toHaveLength(65);
  });

  test('names months, quarters and years, and leaves other codes as they are', () => {
    expect(periodName('2026-03')).toEqual({ key: 'period.month', year: '2026', month: 3 });
    expect(periodName('2026-Q1')).toEqual({ key: 'period.quarter', year: '2026', quarter: 1 });
    expect(periodName('2026-Y')).toEqual({ key: 'period.year', year: '2026' });
    expect(periodName('final-2')).toBeNull();
  });
});
