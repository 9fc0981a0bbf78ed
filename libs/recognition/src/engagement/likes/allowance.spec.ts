import { describe, expect, it } from '@jest/globals';
import { Allowance } from './allowance';

describe('how often one account may act', () => {
  it('so many at once, then as fast as it refills', () => {
    const allowance = new Allowance({ atOnce: 3, perSecond: 1 });
    expect([0, 0, 0, 0].map(() => allowance.take('a', 0))).toEqual([0, 0, 0, 1]);
    expect(allowance.take('a', 1_000)).toBe(0);
    expect(allowance.take('a', 1_000)).toBe(1);
    expect(allowance.take('a', 60_000)).toBe(0);
  });

  it('one account does not use up another’s', () => {
    const allowance = new Allowance({ atOnce: 1, perSecond: 1 });
    expect([allowance.take('a', 0), allowance.take('b', 0), allowance.take('a', 0)]).toEqual([0, 0, 1]);
  });

  it('a clock that is set back gives nothing and takes nothing', () => {
    const allowance = new Allowance({ atOnce: 2, perSecond: 1 });
    allowance.take('a', 10_000);
    expect(allowance.take('a', 0)).toBe(0);
    expect(allowance.take('a', 0)).toBe(1);
  });
});
