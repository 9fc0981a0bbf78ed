import { describe, expect, it } from '@jest/globals';
import { addWorkingDays, isWorkingDay } from '@jiangong/kernel';
import { calendarOf } from './work-calendars';

describe('the working calendar over the end of a year', () => {
  const announced = calendarOf([{ day: '2026-10-01', kind: 'holiday' }, { day: '2026-10-10', kind: 'workday' }]);

  it('New Year is no working day of a year that is not announced yet: a notice over it is not a day short', () => {
    // 2027-01-01 is a Friday
    expect(addWorkingDays('2026-12-29', 5, announced)).toBe('2027-01-06');
    expect([isWorkingDay('2027-05-03', announced), isWorkingDay('2027-10-01', announced)]).toEqual([true, false]);
  });

  it('once a year has its table, the table alone says so', () => {
    expect(isWorkingDay('2026-10-02', announced)).toBe(true);
    expect(isWorkingDay('2026-10-10', announced)).toBe(true);
    expect(isWorkingDay('2027-01-01', calendarOf([{ day: '2027-02-06', kind: 'holiday' }]))).toBe(true);
  });
});
