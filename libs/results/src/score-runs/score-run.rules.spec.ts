import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freeze, judgeCodes, outputsOf, scoreCategory, sealText, sheetParts, thousandthsOf, type FrozenInputs } from './score-run.rules';

type Parts = Omit<FrozenInputs, 'format'>;

const partsWith = (marks: readonly number[][]): Parts => ({
  round: { id: 'r', code: '2026-05' },
  rules: { versionId: 'v', contentHash: 'h', criteria: [{ code: 'a', weight: 60 }, { code: 'b', weight: 40 }], minJudges: 3, method: { kind: 'trimmed', high: 1, low: 1 }, decimals: 2, rounding: 'half_up', ties: [{ by: 'mean' }] },
  categories: [{ id: 'c1', code: 'labour' }, { id: 'c2', code: 'skill' }],
  entries: marks.map((_, at) => ({ id: `e${at}`, code: String(at + 1).padStart(4, '0'), category: at % 2 ? 'skill' : 'labour', versionId: `v${at}`, attributes: {} })),
  sheets: marks.flatMap((row, entry) => row.map((mark, judge) => ({ id: `s${entry}-${judge}`, entry: `e${entry}`, judge: `j${judge}`, marks: { a: mark, b: 100_000 - mark } }))),
});
const marksOf = fc.array(fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 0, maxLength: 6 }), { minLength: 1, maxLength: 8 });
const seal = (parts: Parts): string => sealText(freeze(parts)).text;
const outputs = (parts: Parts): string => {
  const inputs = freeze(parts);
  return sealText(outputsOf('h', inputs.categories.flatMap(({ code }) => scoreCategory(inputs, code)))).text;
};

describe('frozen inputs', () => {
  it('the same facts in any order are the same bytes, and compute to the same bytes', () => {
    fc.assert(
      fc.property(marksOf, fc.infiniteStream(fc.nat()), (marks, dice) => {
        const parts = partsWith(marks);
        const shuffle = <T>(list: readonly T[]): T[] => list.map((item) => ({ item, at: dice.next().value })).sort((a, b) => a.at - b.at).map(({ item }) => item);
        const shuffled = { ...parts, entries: shuffle(parts.entries), sheets: shuffle(parts.sheets) };
        expect(seal(shuffled)).toBe(seal(parts));
        expect(outputs(shuffled)).toBe(outputs(parts));
      }),
    );
  });

  it('one mark changed by a thousandth is another text', () => {
    const parts = partsWith([[80_000, 81_000, 82_000]]);
    expect(seal({ ...parts, sheets: parts.sheets.map((sheet, at) => (at === 1 ? { ...sheet, marks: { ...sheet.marks, a: 81_001 } } : sheet)) })).not.toBe(seal(parts));
  });

  it('category by category is the round as a whole: every entry once, none from another category', () => {
    fc.assert(fc.property(marksOf, (marks) => {
      const inputs = freeze(partsWith(marks));
      const scored = inputs.categories.flatMap(({ code }) => scoreCategory(inputs, code));
      expect(scored.map((entry) => entry.id).sort()).toEqual(inputs.entries.map((entry) => entry.id).sort());
      for (const entry of scored) expect(entry.reason === null).toBe((marks[Number(entry.id.slice(1))] ?? []).length >= 3);
    }));
  });
});

describe('a line for reading', () => {
  it('totals are thousandths, half-up, from exact decimals and fractions', () => {
    expect(['89.65', '271/3', '90', '0.0005', '80.0004'].map(thousandthsOf)).toEqual([89_650, 90_333, 90_000, 1, 80_000]);
  });

  it('judges are shown under codes, dropped marks as dropped', () => {
    const inputs = freeze(partsWith([[80_000, 90_000, 70_000]]));
    const [entry] = scoreCategory(inputs, 'labour');
    expect(sheetParts(entry!, judgeCodes(inputs)).map(({ judge, fate }) => [judge, fate])).toEqual([['J1', 'kept'], ['J2', 'dropped_high'], ['J3', 'dropped_low']]);
  });
});
