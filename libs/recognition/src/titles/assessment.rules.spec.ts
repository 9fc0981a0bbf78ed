import { describe, expect, it } from '@jest/globals';
import { meanOf, missingEvidence, refuseIncomplete, verdictOf } from './assessment.rules';
import { MarksIncomplete } from './title.refusals';

const part = (code: string, weight: number) => ({ code, name: code, weight, isRoutine: false });
const PARTS = [part('a', 30), part('b', 70)];
const TOPIC = { code: 'topic', name: '创新课题', withinMonths: 12 };

describe('the yearly re-assessment', () => {
  it('weighs the mean of the assessors part by part', () => {
    expect(verdictOf(PARTS, [{ a: 60_000, b: 80_000 }, { a: 80_000, b: 90_000 }], 80_500)).toEqual({ total: 80_500, reaches: true });
  });

  it('is decided by the exact value: what is only rounded up to the mark does not reach it', () => {
    const sheets = [{ a: 60_000, b: 60_000 }, { a: 60_000, b: 60_000 }, { a: 60_000, b: 59_990 }];
    const exact = verdictOf([part('a', 99), part('b', 1)], sheets, 60_000);
    expect(exact).toEqual({ total: 60_000, reaches: false });
    expect(verdictOf([part('a', 99), part('b', 1)], [sheets[0]!], 60_000).reaches).toBe(true);
  });

  it('shows the mean of a part, half up', () => {
    expect([meanOf('a', [{ a: 70_000 }, { a: 70_010 }, { a: 70_010 }]), meanOf('a', [{ a: 1 }, { a: 2 }])]).toEqual([70_007, 2]);
  });

  it('a topic counts for twelve months: the day a year ago is too old, the one after it is not, tomorrow is not done yet', () => {
    const of = (onDay: string) => missingEvidence([TOPIC], [{ code: 'topic', onDay }], '2026-05-11');
    expect([of('2025-05-11'), of('2025-05-12'), of('2026-05-11'), of('2026-05-12')]).toEqual([TOPIC, null, null, TOPIC]);
    expect(missingEvidence([TOPIC], [{ code: 'patent', onDay: '2026-05-01' }], '2026-05-11')).toEqual(TOPIC);
    expect(missingEvidence([], [], '2026-05-11')).toBeNull();
  });

  it('marks are handed in whole', () => {
    expect(() => refuseIncomplete(PARTS, { a: 0 })).toThrow(MarksIncomplete);
    expect(() => refuseIncomplete(PARTS, { a: 0, b: 0 })).not.toThrow();
  });
});
