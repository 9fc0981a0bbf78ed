import { describe, expect, it } from '@jest/globals';
import { BadInput } from '@jiangong/kernel';
import { criterion, type Criterion } from '@jiangong/programme';
import fc from 'fast-check';
import { MarkNotOnScale, SheetIncomplete, SheetLockedAlready, SheetNotLocked, SheetRecused, UnknownCriterion } from './sheet.refusals';
import { abilitiesOf, refuseAmendment, refuseLock, refuseMarksOffScale, refuseRecusal, totalOf } from './sheet.rules';

const line = (code: string, weight: number, facts: Partial<Criterion> = {}): Criterion => criterion.parse({ code, name: code, weight, ...facts });
const criteria = [line('diligence', 30), line('skill', 30), line('innovation', 20), line('example', 20)];
const whole = { diligence: 90_000, skill: 88_500, innovation: 70_010, example: 100_000 };

describe('a mark', () => {
  it('lies between nothing and the highest of its criterion, both included', () => {
    for (const value of [0, 100_000, 89_990]) expect(() => refuseMarksOffScale(criteria, { skill: value })).not.toThrow();
    for (const value of [-10, 100_010, Number.NaN, 1.5]) expect(() => refuseMarksOffScale(criteria, { skill: value })).toThrow(MarkNotOnScale);
  });

  it('stands on a step of its criterion: two decimals by default, halves where the rubric says so', () => {
    expect(() => refuseMarksOffScale(criteria, { skill: 89_995 })).toThrow(MarkNotOnScale);
    expect(() => refuseMarksOffScale([line('skill', 1, { step: 500 })], { skill: 89_500 })).not.toThrow();
    expect(() => refuseMarksOffScale([line('skill', 1, { step: 500 })], { skill: 89_600 })).toThrow(MarkNotOnScale);
  });

  it('belongs to a criterion of the pinned rubric', () => {
    expect(() => refuseMarksOffScale(criteria, { charm: 90_000 })).toThrow(UnknownCriterion);
    expect(() => refuseMarksOffScale(criteria, { constructor: 90_000 })).toThrow(UnknownCriterion);
  });

  it('is told in points when it is refused', () => {
    expect(() => refuseMarksOffScale(criteria, { skill: 100_500 })).toThrow('“skill”的分数应在 0 至 100 之间，最小分差 0.01，收到的是 100.5');
  });
});

describe('a sheet', () => {
  it('is locked only when every criterion has its mark', () => {
    expect(() => refuseLock('open', criteria, whole)).not.toThrow();
    const { skill: _skill, ...rest } = whole;
    expect(() => refuseLock('open', criteria, rest)).toThrow(SheetIncomplete);
    expect(() => refuseLock('open', criteria, { ...whole, skill: 0 })).not.toThrow();
  });

  it('is locked once, and not at all after a recusal', () => {
    expect(() => refuseLock('locked', criteria, whole)).toThrow(SheetLockedAlready);
    expect(() => refuseLock('recused', criteria, whole)).toThrow(SheetRecused);
  });

  it('is amended after the lock, with a reason', () => {
    expect(() => refuseAmendment('locked', '笔误')).not.toThrow();
    expect(() => refuseAmendment('locked', '  ')).toThrow(BadInput);
    expect(() => refuseAmendment('open', '笔误')).toThrow(SheetNotLocked);
    expect(() => refuseAmendment('recused', '笔误')).toThrow(SheetRecused);
  });

  it('is recused for a typed reason; “other” must be put into words', () => {
    expect(() => refuseRecusal('locked', 'kin', '')).not.toThrow();
    expect(() => refuseRecusal('open', 'other', '')).toThrow(BadInput);
    expect(() => refuseRecusal('open', 'tired' as never, '')).toThrow(BadInput);
    expect(() => refuseRecusal('recused', 'kin', '')).toThrow(SheetRecused);
  });

  it('may be worked on only while the round is judging', () => {
    expect(abilitiesOf('judging', 'open', false)).toEqual({ canMark: true, canLock: false, canAmend: false, canRecuse: true, canAbstain: true });
    expect(abilitiesOf('judging', 'locked', true)).toEqual({ canMark: false, canLock: false, canAmend: true, canRecuse: true, canAbstain: false });
    expect(abilitiesOf('computing', 'open', true)).toEqual({ canMark: false, canLock: false, canAmend: false, canRecuse: false, canAbstain: false });
  });
});

describe('the total a judge sees', () => {
  it('weighs the criteria and rounds half-up to a thousandth', () => {
    expect(totalOf(criteria, whole)).toBe(87_552);
    expect(totalOf([line('a', 1), line('b', 1)], { a: 10, b: 11 })).toBe(11);
  });

  it('is nothing until the sheet is whole', () => {
    expect(totalOf(criteria, { skill: 90_000 })).toBeNull();
  });

  it('lies between the lowest and the highest mark', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 0, max: 100_000 })), { minLength: 1, maxLength: 8 }), (lines) => {
        const rubric = lines.map(([weight], at) => line(`c${at}`, weight));
        const total = totalOf(rubric, Object.fromEntries(lines.map(([, mark], at) => [`c${at}`, mark])))!;
        const marks = lines.map(([, mark]) => mark);
        expect(total).toBeGreaterThanOrEqual(Math.min(...marks));
        expect(total).toBeLessThanOrEqual(Math.max(...marks));
      }),
    );
  });
});
