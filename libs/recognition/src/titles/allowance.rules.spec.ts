import { describe, expect, it } from '@jest/globals';
import { dueFor, isMonth, type PaidHolding } from './allowance.rules';

const held = (changes: Partial<PaidHolding> = {}): PaidHolding => ({ fromOn: '2025-05-11', untilOn: '2028-05-10', endedOn: null, allowanceFen: 350_000, lastMonth: 'by_day', ...changes });
const fen = (holding: PaidHolding, month: string): number | null => dueFor(holding, month)?.fen ?? null;

describe('the allowance of a title', () => {
  it('is the whole amount for a whole month and nothing before or after', () => {
    expect([fen(held(), '2025-06'), fen(held(), '2026-02'), fen(held(), '2025-04'), fen(held(), '2028-06')]).toEqual([350_000, 350_000, null, null]);
  });

  it('ended on a day it is paid up to that day, the day included', () => {
    expect(dueFor(held({ endedOn: '2026-05-11' }), '2026-05')).toEqual({ fromOn: '2026-05-01', toOn: '2026-05-11', days: 11, ofDays: 31, fen: 124_194 });
    expect(fen(held({ endedOn: '2026-05-11' }), '2026-06')).toBeNull();
  });

  it('where the rules say so the last month is paid whole, and only that one', () => {
    const ended = held({ endedOn: '2026-05-11', lastMonth: 'whole_month' });
    expect([fen(ended, '2026-05'), fen(ended, '2026-06')]).toEqual([350_000, null]);
  });

  it('begun in the middle of a month it is paid by its days, also when it ends in the same one', () => {
    expect(dueFor(held(), '2025-05')).toMatchObject({ fromOn: '2025-05-11', days: 21 });
    expect(dueFor(held({ endedOn: '2025-05-11' }), '2025-05')).toMatchObject({ days: 1, fen: 11_290 });
  });

  it('never runs beyond the term, whenever it was ended', () => {
    expect(dueFor(held({ endedOn: '2028-06-20' }), '2028-05')).toMatchObject({ toOn: '2028-05-10', days: 10 });
    expect(fen(held({ endedOn: '2028-06-20' }), '2028-06')).toBeNull();
  });

  it('the parts of a month that ended and began anew add up to the month, to half a fen', () => {
    const [one, other] = [fen(held({ endedOn: '2026-02-10' }), '2026-02')!, fen(held({ fromOn: '2026-02-11' }), '2026-02')!];
    expect(one + other).toBe(350_000);
  });

  it('no day is paid twice to one who holds the title anew, however early that is dated', () => {
    const anew = held({ fromOn: '2026-05-11', paidBeforeTo: '2026-05-11' });
    expect(dueFor(anew, '2026-05')).toMatchObject({ fromOn: '2026-05-12', days: 20 });
    expect(fen(held({ fromOn: '2026-01-01', paidBeforeTo: '2026-05-31' }), '2026-05')).toBeNull();
    expect(fen(held({ fromOn: '2026-01-01', paidBeforeTo: '2026-05-31' }), '2026-06')).toBe(350_000);
  });

  it('a month is written 2026-05', () => {
    expect(['2026-05', '2026-13', '2026-5', '2026-05-01'].map(isMonth)).toEqual([true, false, false, false]);
  });
});
