import { describe, expect, it } from '@jest/globals';
import { addWorkingDays, dayOf, isDay, isWorkingDay, shanghai, spokenDeadline, spokenTime, wallTime, type WorkCalendar } from './civil-time';
import { periodsOfYear } from './periods';

const nationalDay2026: WorkCalendar = {
  exception: (day) => (day >= '2026-10-01' && day <= '2026-10-07' ? 'holiday' : day === '2026-10-10' ? 'workday' : undefined),
};

describe('civil time in Shanghai', () => {
  it('a wall-clock time is one instant wherever the server stands', () => {
    expect(shanghai(2026, 5, 25, 18).toISOString()).toBe('2026-05-25T10:00:00.000Z');
    expect(dayOf(new Date('2026-05-24T16:00:00Z'))).toBe('2026-05-25');
    expect(wallTime(shanghai(2026, 5, 25, 17, 59, 59))).toBe('2026-05-25 17:59:59');
    expect(spokenTime(shanghai(2026, 5, 25, 18))).toBe('5月25日 18:00');
    expect(spokenDeadline(shanghai(2026, 5, 25, 18))).toBe('5月25日 18:00');
    expect(spokenDeadline(shanghai(2026, 5, 1))).toBe('4月30日 24:00');
    expect(spokenTime(shanghai(2026, 5, 1))).toBe('5月1日 00:00');
  });

  it('a day the calendar lacks is no day', () => {
    expect(['2026-02-28', '2028-02-29'].every(isDay)).toBe(true);
    expect(['2026-02-30', '2026-13-01', '2026-2-3', '今天'].some(isDay)).toBe(false);
  });

  it('working days skip holidays and count made-up ones', () => {
    expect(isWorkingDay('2026-10-05', nationalDay2026)).toBe(false);
    expect(isWorkingDay('2026-10-10', nationalDay2026)).toBe(true);
    expect(addWorkingDays('2026-09-29', 5, nationalDay2026)).toBe('2026-10-12');
  });

  it('a year has twelve months, four quarters and itself, each quarter after its months', () => {
    expect(periodsOfYear(2026).map((period) => period.code)).toEqual([
      '2026-01', '2026-02', '2026-03', '2026-Q1', '2026-04', '2026-05', '2026-06', '2026-Q2', '2026-07', '2026-08', '2026-09', '2026-Q3',
      '2026-10', '2026-11', '2026-12', '2026-Q4', '2026-Y',
    ]);
    expect(periodsOfYear(2026).at(-2)!.to).toEqual(shanghai(2027, 1, 1));
  });
});
