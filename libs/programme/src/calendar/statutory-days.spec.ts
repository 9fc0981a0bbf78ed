import { describe, expect, it } from '@jest/globals';
import { addWorkingDays, isWorkingDay } from '@jiangong/kernel';
import { statutoryDays } from './statutory-days';

const days = new Map(statutoryDays(2026).map((one) => [one.day, one]));
const calendar = { exception: (day: string) => days.get(day)?.kind };

describe('the announced days of 2026', () => {
  it('National Day is a holiday of seven days, with two Saturdays or Sundays made up', () => {
    expect(days.get('2026-10-01')).toEqual({ day: '2026-10-01', kind: 'holiday', name: '国庆节' });
    expect(isWorkingDay('2026-10-07', calendar)).toBe(false);
    expect(days.get('2026-09-20')).toEqual({ day: '2026-09-20', kind: 'workday', name: '国庆节调休' });
    expect(isWorkingDay('2026-10-10', calendar)).toBe(true);
  });

  it('five working days after 30 April end on 11 May: the holiday is skipped, the made-up Saturday counts', () => {
    expect(addWorkingDays('2026-04-30', 5, calendar)).toBe('2026-05-11');
  });

  it('a year that has not been announced has none', () => {
    expect(statutoryDays(2090)).toEqual([]);
  });
});
