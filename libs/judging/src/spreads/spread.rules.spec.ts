import { describe, expect, it } from '@jest/globals';
import { assign } from '@jiangong/fairness';
import { BadInput } from '@jiangong/kernel';
import { furtherJudgeInput } from './further-judge.rules';
import { SpreadSettled } from './spread.refusals';
import { nextAlarm, refuseFaultyDiscussion, refuseUnlessWaiting, spreadOf, type StandingAlarm } from './spread.rules';

const standing = (facts: Partial<StandingAlarm> = {}): StandingAlarm => ({ state: 'open', spread: 12_000, furtherJudgeId: null, resolvedAt: null, ...facts });
const at = (spread: number | null, further: 'open' | 'locked' | 'gone' | null = null) => ({ spread, limit: 10_000, further });
const done = new Date();

describe('the spread of an entry', () => {
  it('is the largest total minus the smallest; one judge alone has none', () => {
    expect(spreadOf([80_000, 92_500, 85_000])).toBe(12_500);
    expect(spreadOf([80_000])).toBeNull();
    expect(spreadOf([])).toBeNull();
  });

  it('raises an alarm beyond the limit, not at it', () => {
    expect(nextAlarm(null, at(10_000))).toBeNull();
    expect(nextAlarm(null, at(10_001))).toEqual({ kind: 'raise', spread: 10_001 });
    expect(nextAlarm(null, at(null))).toBeNull();
  });

  it('eases an open alarm when the marks come together, and may raise it again', () => {
    expect(nextAlarm(standing(), at(9_000))).toEqual({ kind: 'ease' });
    expect(nextAlarm(standing(), at(12_000))).toBeNull();
    expect(nextAlarm(standing(), at(15_000))).toEqual({ kind: 'raise', spread: 15_000 });
    expect(nextAlarm(standing({ state: 'eased', resolvedAt: done }), at(11_000))).toEqual({ kind: 'raise', spread: 11_000 });
  });

  it('waits for the further judge’s lock, and for another when that judge is gone', () => {
    const called = standing({ state: 'further_judge', furtherJudgeId: 'j' });
    expect(nextAlarm(called, at(12_000, 'open'))).toBeNull();
    expect(nextAlarm(called, at(9_000, 'open'))).toBeNull();
    expect(nextAlarm(called, at(20_000, 'locked'))).toEqual({ kind: 'met' });
    expect(nextAlarm(called, at(12_000, 'gone'))).toEqual({ kind: 'raise', spread: 12_000 });
    expect(nextAlarm(called, at(9_000, 'gone'))).toEqual({ kind: 'ease' });
  });

  it('stays settled by a discussion unless the judges drift further apart than they then were', () => {
    const discussed = standing({ state: 'discussed', resolvedAt: done });
    expect(nextAlarm(discussed, at(12_000))).toBeNull();
    expect(nextAlarm(discussed, at(12_001))).toEqual({ kind: 'raise', spread: 12_001 });
    expect(nextAlarm(discussed, at(5_000))).toBeNull();
  });

  it('is settled once: by whom is not asked twice', () => {
    expect(() => refuseUnlessWaiting({ state: 'open' })).not.toThrow();
    for (const state of ['further_judge', 'discussed', 'eased'] as const) expect(() => refuseUnlessWaiting({ state })).toThrow(SpreadSettled);
  });

  it('is talked over by two at least, with minutes', () => {
    expect(() => refuseFaultyDiscussion('结论：以新评分为准', ['甲', '乙'])).not.toThrow();
    expect(() => refuseFaultyDiscussion(' ', ['甲', '乙'])).toThrow(BadInput);
    expect(() => refuseFaultyDiscussion('结论', ['甲', ' 甲 '])).toThrow(BadInput);
  });
});

describe('the further judge', () => {
  const judges = ['a', 'b', 'c', 'd'].map((id) => ({ id, loadLimit: null }));
  const pair = (entryId: string, judgeId: string, state = 'active') => ({ entryId, judgeId, state });
  const chosen = (facts: Partial<Parameters<typeof furtherJudgeInput>[0]>) => {
    const result = assign(furtherJudgeInput({ entryId: 'x', judges, pairs: [], conflicts: [], ...facts }));
    return result.status === 'assigned' ? result.pairs.find((one) => one.entry === 'x')!.judge : null;
  };

  it('is the least loaded of those who have not judged the entry, did not recuse and are in no conflict', () => {
    const pairs = [pair('x', 'a'), pair('y', 'b'), pair('z', 'b'), pair('y', 'c')];
    expect(chosen({ pairs: [...pairs, pair('y', 'd'), pair('z', 'd'), pair('w', 'd')] })).toBe('c');
    expect(chosen({ pairs: [...pairs, pair('x', 'c', 'recused')], conflicts: [{ entryId: 'x', judgeId: 'd', isHard: true }] })).toBe('b');
    expect(chosen({ pairs, conflicts: [{ entryId: 'x', judgeId: 'd', isHard: false }] })).toBe('c');
  });

  it('is nobody when all have judged it or are at their limit', () => {
    expect(chosen({ pairs: judges.map((judge) => pair('x', judge.id)) })).toBeNull();
    expect(chosen({ judges: [{ id: 'a', loadLimit: null }, { id: 'b', loadLimit: 1 }], pairs: [pair('x', 'a'), pair('y', 'b')] })).toBeNull();
  });
});
