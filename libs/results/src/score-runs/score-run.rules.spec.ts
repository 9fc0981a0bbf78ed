import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ENGINES } from '@jiangong/evidence';
import { componentPart, computeOutputs, freeze, inFormatOf, judgeCodes, readInputs, roundInputOf, sealText, sheetParts, thousandthsOf, type RoundFactsToFreeze } from './score-run.rules';

type Parts = RoundFactsToFreeze;

const partsWith = (marks: readonly number[][]): Parts => ({
  round: { id: 'r', code: '2026-05' },
  rules: { versionId: 'v', contentHash: 'h', criteria: [{ code: 'a', weight: 60, component: null, max: 100_000 }, { code: 'b', weight: 40, component: null, max: 100_000 }], components: [], groups: 'category', passMark: 'exact', minJudges: 3, method: { kind: 'trimmed', high: 1, low: 1 }, decimals: 2, rounding: 'half_up', ties: [{ by: 'mean' }] },
  categories: [{ id: 'c1', code: 'labour' }, { id: 'c2', code: 'skill' }],
  entries: marks.map((_, at) => ({ id: `e${at}`, code: String(at + 1).padStart(4, '0'), category: at % 2 ? 'skill' : 'labour', versionId: `v${at}`, org: at % 3 ? `d${at % 3}` : null, attributes: {} })),
  judges: Array.from({ length: Math.max(0, ...marks.map((row) => row.length)) }, (_, at) => ({ id: `j${at}`, org: at ? `d${at}` : null })),
  sheets: marks.flatMap((row, entry) => row.map((mark, judge) => ({ entry: `e${entry}`, judge: `j${judge}`, marks: { a: mark, b: 100_000 - mark } }))),
});
const marksOf = fc.array(fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 0, maxLength: 6 }), { minLength: 1, maxLength: 8 });
const seal = (parts: Parts): string => sealText(freeze(parts)).text;
const outputs = (parts: Parts): string => {
  const inputs = freeze(parts);
  return sealText(computeOutputs(inputs, 'h')).text;
};

describe('frozen inputs', () => {
  it('the same facts in any order are the same bytes, and compute to the same bytes', () => {
    fc.assert(
      fc.property(marksOf, fc.infiniteStream(fc.nat()), (marks, dice) => {
        const parts = partsWith(marks);
        const shuffle = <T>(list: readonly T[]): T[] => list.map((item) => ({ item, at: dice.next().value })).sort((a, b) => a.at - b.at).map(({ item }) => item);
        const shuffled = { ...parts, entries: shuffle(parts.entries), judges: shuffle(parts.judges), sheets: shuffle(parts.sheets) };
        expect(seal(shuffled)).toBe(seal(parts));
        expect(outputs(shuffled)).toBe(outputs(parts));
      }),
    );
  });

  it('one mark changed by a thousandth is another text', () => {
    const parts = partsWith([[80_000, 81_000, 82_000]]);
    expect(seal({ ...parts, sheets: parts.sheets.map((sheet, at) => (at === 1 ? { ...sheet, marks: { ...sheet.marks, a: 81_001 } } : sheet)) })).not.toBe(seal(parts));
  });

  it('every entry is in the outcome once, and has a score exactly when enough judges marked it', () => {
    fc.assert(fc.property(marksOf, (marks) => {
      const inputs = freeze(partsWith(marks));
      const { entries, advice } = computeOutputs(inputs, 'h');
      expect(entries.map((entry) => entry.id).sort()).toEqual(inputs.entries.map((entry) => entry.id).sort());
      for (const entry of entries) expect(entry.reason === null).toBe((marks[Number(entry.id.slice(1))] ?? []).length >= 3);
      for (const { id } of advice.entries) expect(marks[Number(id.slice(1))]!.length).toBeGreaterThan(0);
    }));
  });

  it('the marks are frozen by position and come out again as they went in; a missing one stays missing', () => {
    const parts = partsWith([[80_000, 81_000], [70_000]]);
    const inputs = freeze({ ...parts, sheets: parts.sheets.map((sheet, at) => (at === 1 ? { ...sheet, marks: { a: 81_000 } } : sheet)) });
    expect(inputs.sheets).toEqual([[0, 0, 80_000, 20_000], [0, 1, 81_000, null], [1, 0, 70_000, 30_000]]);
    expect(roundInputOf(inputs).marks.filter((one) => one.judge === 'j1')).toEqual([{ entry: 'e0', judge: 'j1', criterion: 'a', mark: 81_000 }]);
  });

  it('a question about other rules changes what it names and nothing else', () => {
    const inputs = freeze(partsWith([[80_000, 90_000, 70_000]]));
    const asked = roundInputOf(inputs, { method: { kind: 'mean' }, weights: { a: 10 } });
    expect(asked).toEqual({ ...roundInputOf(inputs), method: { kind: 'mean' }, criteria: [{ code: 'a', weight: 10, max: 100_000 }, { code: 'b', weight: 40, max: 100_000 }] });
  });
});

describe('formats and engines', () => {
  const inputs = freeze(partsWith([[80_000, 90_000, 70_000], [60_000, 75_000, 90_000], [90_000, 95_000, 91_000]]));
  const older = inFormatOf('jiangong.score-inputs/2', inputs);

  it.each([['what is frozen now', inputs, 'fairness-exact/3'], ['what was frozen before the third format', older, 'fairness-exact/2']])('%s is computed by its own engine, to the byte of the verifier', (_what, frozen, engine) => {
    const { text, hash } = sealText(frozen);
    const outputs = computeOutputs(readInputs(text), hash);
    expect(outputs.engine).toBe(engine);
    expect(sealText(outputs).text).toBe(sealText(ENGINES[engine]!(text, hash)).text);
  });

  it('the second format says nothing of groups, highest marks and pass marks; the third is left as it is', () => {
    expect(sealText(older).text).not.toMatch(/"(groups|passMark|max)"/);
    expect(inFormatOf(inputs.format, inputs)).toBe(inputs);
  });
});

describe('a line for reading', () => {
  it('totals are thousandths, half-up, from exact decimals and fractions', () => {
    expect(['89.65', '271/3', '90', '0.0005', '80.0004'].map(thousandthsOf)).toEqual([89_650, 90_333, 90_000, 1, 80_000]);
  });

  it('what fell short of a pass mark never looks like the mark', () => {
    expect(componentPart({ code: 't', score: 60_000, isBelowPass: true, exact: '179999/3000' })).toEqual({ code: 't', score: 59_999, isBelowPass: true });
    expect(componentPart({ code: 't', score: 60_000, isBelowPass: false, exact: '59.9999' })).toEqual({ code: 't', score: 60_000, isBelowPass: false });
    expect(componentPart({ code: 't', score: 59_000, isBelowPass: true })).toEqual({ code: 't', score: 59_000, isBelowPass: true });
  });

  it('judges are shown under codes, dropped marks as dropped', () => {
    const inputs = freeze(partsWith([[80_000, 90_000, 70_000]]));
    const { entries: [entry] } = computeOutputs(inputs, 'h');
    expect(sheetParts(entry!, judgeCodes(inputs)).map(({ judge, fate }) => [judge, fate])).toEqual([['J1', 'kept'], ['J2', 'dropped_high'], ['J3', 'dropped_low']]);
  });
});
