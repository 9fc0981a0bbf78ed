import { describe, expect, it } from '@jest/globals';
import { monthStepped, newestMonthOf } from './months';

describe('months', () => {
  it('step over the turn of the year', () => {
    expect([monthStepped('2026-01', -1), monthStepped('2025-12', 1), monthStepped('2026-05', -1)]).toEqual(['2025-12', '2026-01', '2026-04']);
  });

  it('begin with the newest one that is over', () => {
    expect([newestMonthOf(2026, '2026-05-11'), newestMonthOf(2025, '2026-05-11'), newestMonthOf(2026, '2026-01-03'), newestMonthOf(2027, '2026-05-11')]).toEqual(['2026-04', '2025-12', '2026-01', '2027-01']);
  });
});
