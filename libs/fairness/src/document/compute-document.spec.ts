import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FairnessRefusal } from '../refusal';
import { scoreDocument } from './compute-document';
import type { ScoreConfig, ScoreDocument } from './score-document';

type Marks = Record<string, readonly (number | null)[]>;
/** One criterion `c`, judges j1, j2 …; each entry's marks in judge order. */
function document(config: ScoreConfig, marks: Marks, rest: Partial<ScoreDocument> = {}): ScoreDocument {
  const judges = Math.max(0, ...Object.values(marks).map((row) => row.length));
  return {
    config,
    entries: Object.keys(marks).map((id) => ({ id })),
    judges: Array.from({ length: judges }, (_, j) => ({ id: `j${j + 1}` })),
    criteria: [{ id: 'c', weight: 1 }],
    scores: Object.entries(marks).flatMap(([entry, row]) => row.map((value, j) => ({ judge: `j${j + 1}`, entry, criterion: 'c', value }))),
    ...rest,
  };
}
/** Two criteria, x and y; each entry has a row of [x, y] per judge. */
function twoCriteria(config: ScoreConfig, weights: readonly [number, number], sheets: Record<string, readonly (readonly (number | null)[])[]>): ScoreDocument {
  return {
    ...document(config, {}),
    entries: Object.keys(sheets).map((id) => ({ id })),
    judges: Array.from({ length: 9 }, (_, j) => ({ id: `j${j + 1}` })),
    criteria: [{ id: 'x', weight: weights[0] }, { id: 'y', weight: weights[1] }],
    scores: Object.entries(sheets).flatMap(([entry, rows]) =>
      rows.flatMap((row, j) => ['x', 'y'].flatMap((criterion, c) => (row[c] === undefined ? [] : [{ judge: `j${j + 1}`, entry, criterion, value: row[c]! }]))),
    ),
  };
}
const brief = (input: ScoreDocument): string[] => scoreDocument(input).entries.map(({ id, score, rank, flags }) => [`${id} ${score} ${rank}`, ...flags].join(' '));
const two: ScoreConfig['rounding'] = { total: 2 };
const sheets = { A: [[80, 90], [70, 100], [95, 60]], B: [[85, 85], [85, 85], [60, 99]] };

describe('the score contract', () => {
  it('rule 1: a null is not a zero', () => {
    expect(brief(document({ method: 'trimmed', rounding: two }, { A: [9, 8, null, 7, 6], B: [9, 8, 0, 7, 6] }))).toEqual(['A 7.5 1', 'B 7 2']);
  });

  it('rule 1: declared conflicts and judges of the same organization leave before anything is computed, and it is flagged', () => {
    const orgs = {
      entries: [{ id: 'A', org: 'o1' }, { id: 'B', org: null }],
      judges: [{ id: 'j1', org: 'o1' }, { id: 'j2', org: 'o2' }, { id: 'j3', org: null }],
    };
    const marks = { A: [10, 6, 6], B: [7, 7, 10] };
    expect(brief(document({ method: 'mean', conflicts: { sameOrg: 'exclude' } }, marks, orgs))).toEqual(['A 6 2 conflict_excluded', 'B 8 1']);
    expect(brief(document({ method: 'mean', conflicts: { declared: [{ judge: 'j3', entry: 'B' }] } }, marks, orgs))).toEqual(['A 7.333333333333333 1', 'B 7 2 conflict_excluded']);
  });

  it('rule 2: by criterion, each criterion is trimmed by itself', () => {
    expect(brief(twoCriteria({ method: 'trimmed', rounding: two }, [0.7, 0.3], sheets))).toEqual(['A 83 2', 'B 85 1']);
  });

  it('rule 2: an average divides by the sum of all weights', () => {
    expect(brief(twoCriteria({ method: 'mean', aggregate: 'average', rounding: two }, [2, 1], sheets))).toEqual(['A 82.22 1', 'B 81 2']);
  });

  it('rule 2: panel, factored and total are rounded each in its place', () => {
    const marks = { A: [[1, 0], [1, 0], [2, 0]] };
    expect(brief(twoCriteria({ method: 'mean' }, [1.25, 1], marks))).toEqual(['A 1.6666666666666667 1']);
    expect(brief(twoCriteria({ method: 'mean', rounding: { panel: 1 } }, [1.25, 1], marks))).toEqual(['A 1.625 1']);
    expect(brief(twoCriteria({ method: 'mean', rounding: { panel: 1, factored: 2 } }, [1.25, 1], marks))).toEqual(['A 1.63 1']);
    expect(brief(twoCriteria({ method: 'mean', rounding: { panel: 1, factored: 2, total: 1, mode: 'half_even' } }, [1.25, 1], marks))).toEqual(['A 1.6 1']);
  });

  it('rule 2: a criterion short of judges leaves the entry unscored, unless a missing one counts zero', () => {
    const marks = { A: [[8, 9]], B: [[7, null]], C: [[null, null]] };
    expect(brief(twoCriteria({ method: 'mean' }, [1, 1], marks))).toEqual(['A 17 1', 'B null null insufficient', 'C null null insufficient']);
    expect(brief(twoCriteria({ method: 'mean', missingCriterion: 'zero' }, [1, 1], marks))).toEqual(['A 17 1', 'B 7 2', 'C null null insufficient']);
    expect(brief(document({ method: 'mean', minJudges: 2 }, { A: [8, 9], B: [9, null] }))).toEqual(['A 8.5 1', 'B null null insufficient']);
  });

  it('rule 3: by total, a judge who lacks a criterion does not count for that entry', () => {
    expect(brief(twoCriteria({ method: 'mean', level: 'total' }, [1, 1], { A: [[8, 9], [10, null]] }))).toEqual(['A 17 1 partial_judge']);
    expect(brief(twoCriteria({ method: 'trimmed', level: 'total', rounding: two }, [0.7, 0.3], sheets))).toEqual(['A 83 2', 'B 85 1']);
    expect(brief(twoCriteria({ method: 'median', level: 'total', aggregate: 'average' }, [1, 3], { A: [[8, 9], [4, 5]] }))).toEqual(['A 6.75 1']);
  });

  it('rule 4: trimming that would leave too few takes the plain mean, and it is flagged', () => {
    expect(brief(document({ method: 'trimmed', rounding: two }, { A: [9.1, 9.7] }))).toEqual(['A 9.4 1 trim_skipped']);
  });

  it('rule 4: a mean is weighted by the judges', () => {
    const judges = [{ id: 'j1', weight: 1.5 }, { id: 'j2', weight: 0.5 }];
    expect(brief(document({ method: 'mean' }, { A: [90, 80] }, { judges }))).toEqual(['A 87.5 1']);
  });

  it('rule 5: adjustments come before the last rounding; those that name a criterion come before the sum', () => {
    const adjustments = [{ entry: 'A', value: -0.5 }, { entry: 'A', value: 0.25 }, { entry: 'B', value: -1, criterion: 'c' }];
    expect(brief(document({ method: 'trimmed', rounding: two }, { A: [9, 9, 9], B: [9, 9, 9] }, { adjustments }))).toEqual(['A 8.75 1', 'B 8 2']);
  });

  it('rule 5: half goes away from zero, in decimals and not in floats', () => {
    const marks = { A: [1.005], B: [0.615], C: [10.075], D: [-1.005] };
    expect(brief(document({ method: 'mean', rounding: two }, marks))).toEqual(['A 1.01 2', 'B 0.62 3', 'C 10.08 1', 'D -1.01 4']);
  });

  it('rule 7: ranks go by the rounded score, then by the breakers', () => {
    const marks = { A: [9.04, 9.04], B: [8.98, 8.98], C: [9.06, 9.06], D: [9.0, 9.09] };
    const config = (breakers: NonNullable<ScoreConfig['ties']>['breakers'], ranking: '1224' | '1223' = '1224'): ScoreConfig =>
      ({ method: 'mean', rounding: { total: 1 }, ties: { ranking, breakers: breakers ?? [] } });
    const ranks = (input: ScoreConfig): (number | null)[] => scoreDocument(document(input, marks)).entries.map(({ rank }) => rank);
    // D's mean 9.045 rounds to 9.0.
    expect(ranks(config([]))).toEqual([2, 2, 1, 2]);
    expect(ranks(config([{ type: 'unrounded' }]))).toEqual([3, 4, 1, 2]);
    expect(ranks(config([{ type: 'max' }]))).toEqual([3, 4, 1, 2]);
    expect(ranks(config([{ type: 'min' }]))).toEqual([2, 4, 1, 3]);
    expect(ranks(config([{ type: 'median' }]))).toEqual([3, 4, 1, 2]);
  });

  it('rule 7: 1224 leaves gaps, 1223 does not', () => {
    const ranks = (ranking: '1224' | '1223'): unknown[] => scoreDocument(document({ method: 'mean', ties: { ranking } }, { A: [9], B: [9], C: [8] })).entries.map(({ rank }) => rank);
    expect(ranks('1224')).toEqual([1, 1, 3]);
    expect(ranks('1223')).toEqual([1, 1, 2]);
  });

  it('rule 7: a criterion, or the sum of some, may part equals', () => {
    const marks = { A: [[8, 6]], B: [[6, 8]] };
    const rank = (breaker: NonNullable<NonNullable<ScoreConfig['ties']>['breakers']>[number]): unknown[] =>
      scoreDocument(twoCriteria({ method: 'mean', ties: { breakers: [breaker] } }, [1, 1], marks)).entries.map((entry) => entry.rank);
    expect(rank({ type: 'criterion', id: 'x' })).toEqual([1, 2]);
    expect(rank({ type: 'criteriaSum', ids: ['y'] })).toEqual([2, 1]);
    expect(rank({ type: 'criteriaSum', ids: ['x', 'y'] })).toEqual([1, 1]);
  });

  it('the answer says how many judges counted, how sure the score is, and how many parts the graph has', () => {
    const result = scoreDocument({ ...document({ method: 'mean' }, { A: [1, 2, 3, 4], B: [] }), id: 'doc' });
    expect(result).toMatchObject({ id: 'doc', diagnostics: { components: 2 } });
    expect(result.entries[0]).toMatchObject({ n: 4 });
    expect(result.entries[0]!.se).toBeCloseTo(Math.sqrt(5 / 3) / 2, 12);
    expect(result.entries[1]).toEqual({ id: 'B', score: null, rank: null, n: 0, se: null, flags: ['insufficient'] });
    expect(result.judges[0]).toEqual({ id: 'j1', severity: null });
  });

  it('calibrated: the scale’s ends are read, times the weights; other methods do not know them; an end that is no number is refused', () => {
    const marks: Marks = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`E${i}`, [0, 1, 2, 3].map((j) => Math.min(100, 82 + 2 * i + 3 * j - ((i * 7 + j * 5) % 4)))]));
    const scores = (method: 'calibrated' | 'blup', scale: unknown, weight = 1): number[] =>
      scoreDocument(document({ method, scale } as ScoreConfig, marks, { criteria: [{ id: 'c', weight }] })).entries.map(({ score }) => score! / weight);
    const [plain, known, doubled] = [scores('calibrated', null), scores('calibrated', { min: 0, max: 100 }), scores('calibrated', { min: 0, max: 100 }, 2)];
    expect(known[11]! - known[0]!).toBeGreaterThan(plain[11]! - plain[0]! + 1);
    known.forEach((x, i) => expect(doubled[i]).toBeCloseTo(x, 3));
    expect(scores('blup', { min: 0, max: 100 })).toEqual(scores('blup', undefined));
    expect(() => scores('calibrated', { min: 0, max: 'ten' })).toThrow(FairnessRefusal);
    expect(() => scores('calibrated', { min: 10, max: 0 })).toThrow(FairnessRefusal);
  });

  it.each(['zscore', 'additive', 'blup', 'calibrated'] as const)('%s scores what judges can be compared on, and leaves an unseen entry without a score', (method) => {
    const result = scoreDocument(document({ method, rounding: { total: 2 } }, { A: [90, 80, 85], B: [70, 62, 64], C: [80, 71, 74], D: [60, 51, 57], E: [] }));
    expect(result.entries.map(({ rank }) => rank)).toEqual([1, 3, 2, 4, null]);
    expect(result.entries[4]).toMatchObject({ score: null, se: null, flags: ['insufficient'] });
    // Judge 1 marks highest, judge 2 lowest.
    expect(result.judges[0]!.severity!).toBeLessThan(result.judges[1]!.severity!);
    expect(result.diagnostics.components).toBe(2);
  });

  it('additive scores of a full panel are the exact means, and go through rounding, adjustments and breakers like them', () => {
    const panel = { A: [90, 80, 85], B: [70, 62, 64], C: [80, 71, 74] };
    const settings = { rounding: { total: 1 }, ties: { breakers: [{ type: 'max' as const }] } };
    const [model, plain] = [scoreDocument(document({ method: 'additive', ...settings }, panel)), scoreDocument(document({ method: 'mean', ...settings }, panel))];
    expect(model.entries.map(({ score, rank, n }) => [score, rank, n])).toEqual(plain.entries.map(({ score, rank, n }) => [score, rank, n]));
  });

  const good = document({ method: 'mean' }, { A: [1, 2] });
  it.each<[string, object]>([
    ['config.method', { config: { method: 'average' } }],
    ['config.trim.high', { config: { method: 'trimmed', trim: { high: 0.5 } } }],
    ['config.trim.minRemaining', { config: { method: 'trimmed', trim: { minRemaining: 0 } } }],
    ['config.rounding.total', { config: { method: 'mean', rounding: { total: 200 } } }],
    ['config.rounding.mode', { config: { method: 'mean', rounding: { mode: 'up' } } }],
    ['config.ties.breakers[0].type', { config: { method: 'mean', ties: { breakers: [{ type: 'coin' }] } } }],
    ['config.ties.breakers[0].type', { config: { method: 'mean', ties: { breakers: [{}] } } }],
    ['config.ties.breakers[0].id', { config: { method: 'mean', ties: { breakers: [{ type: 'criterion', id: 'z' }] } } }],
    ['config.conflicts.declared[0].judge', { config: { method: 'mean', conflicts: { declared: [{ judge: 'x', entry: 'A' }] } } }],
    ['entries', { entries: 'A' }],
    ['entries[1].id', { entries: [{ id: 'A' }, { id: 'A' }] }],
    ['judges[0].weight', { judges: [{ id: 'j1', weight: 0 }, { id: 'j2' }] }],
    ['criteria[0].weight', { criteria: [{ id: 'c', weight: '1' }] }],
    ['criteria', { config: { method: 'mean', aggregate: 'average' }, criteria: [{ id: 'c', weight: 0 }] }],
    ['scores[0].value', { scores: [{ judge: 'j1', entry: 'A', criterion: 'c', value: '9.5' }] }],
    ['scores[0].value', { scores: [{ judge: 'j1', entry: 'A', criterion: 'c' }] }],
    ['scores[0].judge', { scores: [{ judge: 'x', entry: 'A', criterion: 'c', value: 1 }] }],
    ['scores', { scores: [1, 2].map((value) => ({ judge: 'j1', entry: 'A', criterion: 'c', value })) }],
    ['adjustments[0].entry', { adjustments: [{ entry: 'x', value: 1 }] }],
  ])('a fault at %s is refused with its place', (path, change) => {
    const run = (): unknown => scoreDocument({ ...good, ...change } as ScoreDocument);
    expect(run).toThrow(FairnessRefusal);
    expect(run).toThrow(expect.objectContaining({ code: 'bad_input', facts: expect.objectContaining({ path }) }));
  });

  it('the order of rows changes nothing', () => {
    const grid = fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 20 })), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    const method = fc.constantFrom<ScoreConfig['method']>('mean', 'median', 'trimmed');
    const world = fc.tuple(grid, method).chain(([rows, kind]) => {
      const input = document({ method: kind, rounding: two }, Object.fromEntries(rows.map((row, i) => [`e${i}`, row])));
      return fc.tuple(fc.constant(input), fc.shuffledSubarray([...input.scores], { minLength: input.scores.length }));
    });
    fc.assert(fc.property(world, ([input, scores]) => expect(scoreDocument({ ...input, scores })).toEqual(scoreDocument(input))));
  });
});
