import { expect, test } from '@jest/globals';
import { fromShanghai, toShanghai } from './shanghai-input';

test('an instant is shown on the clock of Shanghai and read back as the same instant', () => {
  expect(toShanghai('2026-05-25T10:00:00.000Z')).toBe('2026-05-25T18:00');
  expect(toShanghai('2026-12-31T16:30:00.000Z')).toBe('2027-01-01T00:30');
  expect(fromShanghai('2026-05-25T18:00')).toBe('2026-05-25T10:00:00.000Z');
});

test('what is no time is none', () => {
  for (const typed of ['', '2026-05-25', '2026-13-01T10:00', 'x']) expect(fromShanghai(typed)).toBeNull();
});
