import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FairnessRefusal } from '../refusal';
import type { RoundEntry, RoundInput } from './round';
import { scoreRound } from './score-round';

const star: Omit<RoundInput, 'entries' | 'marks'> = {
  categories: ['labour', 'skill'],
  criteria: [
    { code: 'diligence', weight: 30 },
    { code: 'skill', weight: 30 },
    { code: 'innovation', weight: 20 },
    { code: 'example', weight: 20 },
  ],
  method: { kind: 'trimmed', high: 1, low: 1 },
  minJudges: 5,
  decimals: 2,
  rounding: 'half_up',
  ties: [{ by: 'mean' }, { by: 'criterion', criterion: 'skill' }],
};
const one: Omit<RoundInput, 'entries' | 'marks'> = { ...star, categories: ['k'], criteria: [{ code: 'c', weight: 7 }], ties: [{ by: 'mean' }] };

/** Marks of one entry: a list of points per judge, the same points on every criterion unless a list of lists is given. */
function sheet(entry: string, judges: readonly (number | readonly number[])[], criteria = ['c']): RoundInput['marks'][number][] {
  return judges.flatMap((points, j) =>
    criteria.map((criterion, c) => ({ entry, judge: `J${j + 1}`, criterion, mark: Math.round((typeof points === 'number' ? points : points[c]!) * 1000) })),
  );
}
const codes = star.criteria.map(({ code }) => code);
const entriesOf = (category: string, ...ids: string[]) => ids.map((id) => ({ id, category }));
const brief = (entries: readonly RoundEntry[]): string[] => entries.map(({ id, rank, score, isShared }) => `${rank ?? '-'} ${id} ${score ?? '-'}${isShared ? ' =' : ''}`);

describe('scoring a round', () => {
  it('a judge total is Σ weight × mark / Σ weight; one highest and one lowest total are dropped and shown as dropped', () => {
    const marks = sheet('A', [[90, 80, 70, 60], [91, 81, 71, 61], [92.55, 88, 75, 66], [50, 50, 50, 50], [100, 100, 100, 100]], codes);
    const [a] = scoreRound({ ...star, entries: entriesOf('labour', 'A'), marks }).entries;
    // 77, 78 and (92.55·30 + 88·30 + 75·20 + 66·20) / 100 = 82.365: mean 79.121666… → 79.12
    expect(a!.judges).toEqual([
      { judge: 'J1', total: '77', fate: 'kept' },
      { judge: 'J2', total: '78', fate: 'kept' },
      { judge: 'J3', total: '82.365', fate: 'kept' },
      { judge: 'J4', total: '50', fate: 'dropped_low' },
      { judge: 'J5', total: '100', fate: 'dropped_high' },
    ]);
    expect(a).toMatchObject({ score: 79_120, rank: 1, isShared: false, reason: null });
    expect(a!.ties).toEqual([
      { by: 'mean', value: '77.473' },
      { by: 'criterion', criterion: 'skill', value: '83' },
    ]);
  });

  it('a half goes up: 80.125 is 80.13', () => {
    const { entries } = scoreRound({ ...one, entries: entriesOf('k', 'A'), marks: sheet('A', [80, 80.125, 80.125, 80.125, 81]) });
    expect(entries[0]!.score).toBe(80_130);
  });

  it('fewer than minJudges complete sheets leave an entry without score and rank, last in its category', () => {
    const marks = [...sheet('A', [90, 90, 90, 90]), ...sheet('B', [70, 70, 70, 70, 70])];
    const { entries } = scoreRound({ ...one, entries: entriesOf('k', 'A', 'B', 'C'), marks });
    expect(brief(entries)).toEqual(['1 B 70000', '- A -', '- C -']);
    expect(entries.map(({ reason }) => reason)).toEqual([null, 'too_few_judges', 'no_sheets']);
  });

  it('a sheet that lacks a criterion is shown but does not count', () => {
    const marks = sheet('A', [90, 90, 90, 90, 90, 20], codes).filter(({ judge, criterion }) => judge !== 'J6' || criterion !== 'example');
    const [a] = scoreRound({ ...star, entries: entriesOf('labour', 'A'), marks }).entries;
    expect(a!.judges.at(-1)).toEqual({ judge: 'J6', total: null, fate: 'incomplete' });
    expect(a!.score).toBe(90_000);
  });

  it('equal scores are parted by the mean of all totals, then by the trimmed mean of the criterion, else they share a rank', () => {
    const equal = [80, 80, 80, 80, 80];
    const marks = [
      ...sheet('plain', equal, codes),
      ...sheet('higher-mean', [80, 80, 80, 80, 90], codes),
      ...sheet('better-skill', [[78, 82, 80, 80], [78, 82, 80, 80], [78, 82, 80, 80], [78, 82, 80, 80], [78, 82, 80, 80]], codes),
      ...sheet('plain-too', equal, codes),
    ];
    const ids = ['plain', 'higher-mean', 'better-skill', 'plain-too'];
    expect(brief(scoreRound({ ...star, entries: entriesOf('skill', ...ids), marks }).entries)).toEqual([
      '1 higher-mean 80000',
      '2 better-skill 80000',
      '3 plain 80000 =',
      '3 plain-too 80000 =',
    ]);
  });

  it('ranks go by the rounded score: what differs only beyond the last place is a tie', () => {
    const marks = [...sheet('A', [80.001, 80.001, 80.001, 80.001, 80.001]), ...sheet('B', [80.004, 80.004, 80.004, 80.004, 80.004])];
    expect(brief(scoreRound({ ...one, ties: [], entries: entriesOf('k', 'A', 'B'), marks }).entries)).toEqual(['1 A 80000 =', '1 B 80000 =']);
  });

  it('each category is ranked by itself, in the order of the programme', () => {
    const entries = [...entriesOf('skill', 'S'), ...entriesOf('labour', 'L')];
    const marks = [...sheet('S', [90, 90, 90, 90, 90], codes), ...sheet('L', [70, 70, 70, 70, 70], codes)];
    expect(scoreRound({ ...star, entries, marks }).entries.map(({ category, rank }) => [category, rank])).toEqual([['labour', 1], ['skill', 1]]);
  });

  it.each<[string, Partial<RoundInput>]>([
    ['marks[0].mark', { marks: [{ entry: 'A', judge: 'J1', criterion: 'c', mark: 80.5 }] }],
    ['marks[0].entry', { marks: [{ entry: 'X', judge: 'J1', criterion: 'c', mark: 80 }] }],
    ['marks[0].criterion', { marks: [{ entry: 'A', judge: 'J1', criterion: 'x', mark: 80 }] }],
    ['marks', { marks: [...sheet('A', [80]), ...sheet('A', [81])] }],
    ['entries[1]', { entries: entriesOf('k', 'A', 'A') }],
    ['entries[0].category', { entries: entriesOf('other', 'A') }],
    ['criteria', { criteria: [{ code: 'c', weight: 0 }] }],
    ['decimals', { decimals: 4 }],
    ['minJudges', { minJudges: 0 }],
    ['ties[0].criterion', { ties: [{ by: 'criterion', criterion: 'x' }] }],
    ['method.high', { method: { kind: 'trimmed', high: -1, low: 1 } }],
  ])('a fault at %s is refused with its place', (path, change) => {
    const run = (): unknown => scoreRound({ ...one, entries: entriesOf('k', 'A'), marks: [], ...change });
    expect(run).toThrow(FairnessRefusal);
    expect(run).toThrow(path);
  });

  it('the order of entries and marks changes no byte of the result', () => {
    const points = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 0, maxLength: 7 }), { minLength: 1, maxLength: 6 });
    const world = points.chain((rows) => {
      const entries = rows.map((_, i) => ({ id: `e${i}`, category: 'k' }));
      const marks = rows.flatMap((row, i) => sheet(`e${i}`, row));
      return fc.tuple(fc.constant({ entries, marks }), fc.shuffledSubarray(entries, { minLength: entries.length }), fc.shuffledSubarray(marks, { minLength: marks.length }));
    });
    fc.assert(
      fc.property(world, ([input, entries, marks]) => {
        const rules = { ...one, minJudges: 3 };
        expect(JSON.stringify(scoreRound({ ...rules, entries, marks }))).toBe(JSON.stringify(scoreRound({ ...rules, ...input })));
      }),
    );
  });

  it('raising one mark never lowers an entry’s own score', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99_000 }), { minLength: 5, maxLength: 9 }), fc.nat(8), (values, at) => {
        const score = (list: readonly number[]): number =>
          scoreRound({ ...one, entries: entriesOf('k', 'A'), marks: list.map((mark, j) => ({ entry: 'A', judge: `J${j}`, criterion: 'c', mark })) }).entries[0]!.score!;
        expect(score(values.map((mark, j) => (j === at % values.length ? mark + 1000 : mark)))).toBeGreaterThanOrEqual(score(values));
      }),
    );
  });
});
