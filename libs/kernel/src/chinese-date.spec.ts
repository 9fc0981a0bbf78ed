import { describe, expect, it } from '@jest/globals';
import { chineseDate } from './chinese-date';

describe('the date of an official paper', () => {
  it.each([
    ['2026-05-11', '二〇二六年五月十一日'],
    ['2026-01-01', '二〇二六年一月一日'],
    ['2030-10-10', '二〇三〇年十月十日'],
    ['2026-12-20', '二〇二六年十二月二十日'],
    ['2026-11-31', '二〇二六年十一月三十一日'],
  ])('%s is written %s', (day, written) => {
    expect(chineseDate(day)).toBe(written);
  });
});
