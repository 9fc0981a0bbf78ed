import { describe, expect, it } from '@jest/globals';
import { BadInput, plainWeek } from '@jiangong/kernel';
import { someTitle } from './testing/title.builder';
import { PostingInThePast, RoutineWeighsTooMuch } from './title.refusals';
import { addMonths, hashOfTitle, lastDayOfPosting, readTitle } from './title.rules';

const withParts = (...weights: readonly (readonly [number, boolean])[]) => {
  const { assessment } = someTitle();
  return someTitle({ assessment: { ...assessment, parts: weights.map(([weight, isRoutine], at) => ({ code: `part_${at}`, name: `项目${at}`, weight, isRoutine })) } });
};

describe('what a title is held by', () => {
  it('routine work weighs 30 % at most, however many parts it is cut into', () => {
    expect(() => readTitle(withParts([30, true], [70, false]))).not.toThrow();
    expect(() => readTitle(withParts([31, true], [69, false]))).toThrow(RoutineWeighsTooMuch);
    expect(() => readTitle(withParts([16, true], [15, true], [69, false]))).toThrow(RoutineWeighsTooMuch);
  });

  it('the weights add up to 100', () => {
    for (const other of [69, 71]) expect(() => readTitle(withParts([30, true], [other, false]))).toThrow(BadInput);
  });

  it('no code stands twice, and a level has a place at least', () => {
    const { levels } = someTitle();
    expect(() => readTitle(someTitle({ levels: [levels[0]!, levels[0]!] }))).toThrow(BadInput);
    expect(() => readTitle(someTitle({ levels: [{ ...levels[0]!, cap: 0 }] }))).toThrow(BadInput);
  });

  it('the same content has the same hash, another cap another one', () => {
    const [level, ...others] = someTitle().levels;
    expect(hashOfTitle(readTitle(someTitle()))).toBe(hashOfTitle(readTitle(JSON.parse(JSON.stringify(someTitle())))));
    expect(hashOfTitle(readTitle(someTitle({ levels: [{ ...level!, cap: 3 }, ...others] })))).not.toBe(hashOfTitle(readTitle(someTitle())));
  });

  it('a month on is the same day, or the last one where there is none', () => {
    expect([addMonths('2026-01-31', 1), addMonths('2024-02-29', 12), addMonths('2026-05-11', -12), addMonths('2026-12-15', 1), addMonths('2026-01-15', -1)])
      .toEqual(['2026-02-28', '2025-02-28', '2025-05-11', '2027-01-15', '2025-12-15']);
  });

  it('a posting lasts its working days after the first, and never begins in the past', () => {
    expect(lastDayOfPosting('2026-05-11', '2026-05-11', 5, plainWeek)).toBe('2026-05-18');
    expect(() => lastDayOfPosting('2026-05-10', '2026-05-11', 5, plainWeek)).toThrow(PostingInThePast);
  });
});
