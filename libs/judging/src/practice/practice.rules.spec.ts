import { describe, expect, it } from '@jest/globals';
import { BadInput } from '@jiangong/kernel';
import { criterion } from '@jiangong/programme';
import { agreementOf, lightOf } from './agreement';
import { PracticeLocked, PracticeNotPlanned, PracticeOver, PracticeUnfinished, TooManySamples } from './practice.refusals';
import { observationsOf, offsetsOf, refuseLatePractice, refusePracticeLock, refuseSamples } from './practice.rules';

const criteria = [criterion.parse({ code: 'skill', name: '技能', weight: 1 })];
const sample = (title = '样例', value = '内容') => ({ title, fields: [{ value }] });
const row = (sampleId: string, judgeId: string, skill: number) => ({ sampleId, judgeId, marks: { skill } });

describe('practice', () => {
  it('takes place before judging opens and only then', () => {
    for (const phase of ['collecting', 'reviewing'] as const) expect(() => refuseLatePractice(phase)).not.toThrow();
    for (const phase of ['scheduled', 'judging', 'computing', 'published'] as const) expect(() => refuseLatePractice(phase)).toThrow(PracticeOver);
  });

  it('has as many samples as the rules plan at most, each with something to judge', () => {
    expect(() => refuseSamples(2, [sample(), sample()])).not.toThrow();
    expect(() => refuseSamples(0, [sample()])).toThrow(PracticeNotPlanned);
    expect(() => refuseSamples(1, [sample(), sample()])).toThrow(TooManySamples);
    expect(() => refuseSamples(1, [sample(' ')])).toThrow(BadInput);
    expect(() => refuseSamples(1, [sample('样例', '')])).toThrow(BadInput);
  });

  it('is handed in whole and once', () => {
    expect(() => refusePracticeLock(false, criteria, { skill: 0 })).not.toThrow();
    expect(() => refusePracticeLock(false, criteria, {})).toThrow(PracticeUnfinished);
    expect(() => refusePracticeLock(true, criteria, { skill: 0 })).toThrow(PracticeLocked);
  });

  it('says how far each judge lies from the others on the same samples', () => {
    const rows = [row('s', 'a', 90_000), row('s', 'b', 80_000), row('s', 'c', 84_000), row('t', 'a', 70_000)];
    expect(offsetsOf(criteria, rows)).toEqual([{ judgeId: 'a', sheets: 2, offset: 8_000 }, { judgeId: 'b', sheets: 1, offset: -7_000 }, { judgeId: 'c', sheets: 1, offset: -1_000 }]);
    expect(offsetsOf(criteria, [row('s', 'a', 90_000)])).toEqual([{ judgeId: 'a', sheets: 1, offset: null }]);
  });

  it('agrees in full where every judge gives the same, and says nothing of nothing', () => {
    const same = ['s', 't', 'u'].flatMap((id, at) => ['a', 'b'].map((judge) => row(id, judge, 60_000 + at * 10_000)));
    const figures = agreementOf(observationsOf(criteria, same));
    expect(figures.icc2k).toBeCloseTo(1, 9);
    expect(figures.alpha).toBeCloseTo(1, 9);
    expect(lightOf(figures)).toBe('green');
    expect(lightOf(agreementOf(observationsOf(criteria, [])))).toBeNull();
  });
});
