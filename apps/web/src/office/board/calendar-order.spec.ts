import { expect, test } from '@jest/globals';
import { inCalendarOrder } from './calendar-order';

test('the rounds of a year stand as the year goes: three months, their quarter, and the year last', () => {
  const codes = ['2026-Q1', '2026-Y', '2026-12', '2026-01', '2026-04', '2026-Q4', '2026-02', '2026-03', '2026-10', '2026-Q2', 'final'];
  expect(inCalendarOrder(codes.map((code) => ({ code }))).map(({ code }) => code)).toEqual(['2026-01', '2026-02', '2026-03', '2026-Q1', '2026-04', '2026-Q2', '2026-10', '2026-12', '2026-Q4', '2026-Y', 'final']);
});
