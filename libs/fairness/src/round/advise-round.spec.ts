import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { adviseRound } from './advise-round';
import type { RoundInput } from './round';
import { scoreRound } from './score-round';

const rules: Omit<RoundInput, 'entries' | 'marks'> = {
  categories: ['k'], criteria: [{ code: 'c', weight: 1 }], method: { kind: 'mean' }, minJudges: 1, decimals: 2, rounding: 'half_up', ties: [],
};
const entries = (count: number): { id: string; category: string }[] => Array.from({ length: count }, (_, i) => ({ id: `e${String(i).padStart(2, '0')}`, category: 'k' }));
/** Entry i is worth 60 + i; judge j takes off 3·j; a saw-tooth stands in for noise. */
const marks = (count: number, judges: number): RoundInput['marks'][number][] =>
  entries(count).flatMap(({ id }, i) => Array.from({ length: judges }, (_, j) => ({ entry: id, judge: `J${j}`, criterion: 'c', mark: 1000 * (60 + i - 3 * j) + 100 * (((i * 7 + j * 5) % 11) - 5) })));
const world: RoundInput = { ...rules, entries: entries(20), marks: marks(20, 5) };

function integersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(integersOf) : [];
}

describe('advice on a round', () => {
  it('tells severity, errors, rank intervals and how reliable the order is, in whole thousandths', () => {
    const advice = adviseRound(world);
    expect(integersOf(advice).every(Number.isInteger)).toBe(true);
    expect(advice.entries.map(({ rank }) => rank)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(advice.entries[0]).toMatchObject({ id: 'e19', category: 'k' });
    expect(advice.entries.every(({ se, rank, rankLow, rankHigh, isUncertain }) => se > 0 && rankLow <= rank && rank <= rankHigh && isUncertain === rankLow < rankHigh)).toBe(true);
    const severities = advice.judges.map(({ severity }) => severity);
    expect([...severities].sort((a, b) => a - b)).toEqual(severities);
    expect(severities[4]! - severities[0]!).toBeGreaterThan(11_000);
    expect(advice).toMatchObject({ panel: 'one_off', components: 1, warnings: [], affinity: null, reliability: { light: 'green' } });
  });

  it('the order of entries and marks changes no byte', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...world.marks], { minLength: 100 }), fc.shuffledSubarray([...world.entries], { minLength: 20 }), (shuffled, order) => {
        expect(JSON.stringify(adviseRound({ ...world, marks: shuffled, entries: order }))).toBe(JSON.stringify(adviseRound(world)));
      }),
      { numRuns: 5 },
    );
  });

  it('one strange mark is asked about, rooms without a common judge are told, an empty round says nothing', () => {
    const strange = world.marks.map((row) => (row.entry === 'e03' && row.judge === 'J2' ? { ...row, mark: row.mark + 12_000 } : row));
    expect(adviseRound({ ...world, marks: strange }).residuals.map(({ entry, judge }) => [entry, judge])).toContainEqual(['e03', 'J2']);
    const apart = world.marks.filter(({ entry, judge }) => (Number(entry.slice(1)) < 10 ? judge < 'J2' : judge >= 'J2'));
    expect(adviseRound({ ...world, marks: apart })).toMatchObject({ components: 2, warnings: expect.arrayContaining(['disconnected']) });
    expect(adviseRound({ ...rules, entries: [], marks: [] })).toMatchObject({ entries: [], judges: [], reliability: null, residuals: [] });
    expect(integersOf(adviseRound({ ...world, marks: world.marks.map((row) => ({ ...row, mark: 80_000 })) })).every(Number.isInteger)).toBe(true);
  });

  it('each category is ranked by itself', () => {
    const two = entries(20).map((entry, i) => ({ ...entry, category: i % 2 ? 'k' : 'm' }));
    const { entries: advised } = adviseRound({ ...world, categories: ['m', 'k'], entries: two });
    expect(advised.filter(({ rank }) => rank === 1).map(({ id }) => id)).toEqual(['e18', 'e19']);
    expect(advised.slice(0, 10).every(({ category }) => category === 'm')).toBe(true);
  });
});

describe('populations and the scale', () => {
  /** Two districts with a panel each and six link entries; the second district is better by 8 and has the harsher judges. */
  const districts: RoundInput = {
    ...rules, method: { kind: 'calibrated' }, decimals: 3,
    entries: entries(40).map((entry, i) => ({ ...entry, org: i < 20 ? 'd1' : 'd2' })),
    judges: Array.from({ length: 8 }, (_, j) => ({ id: `J${j}` })),
    marks: entries(40).flatMap(({ id }, i) => Array.from({ length: 8 }, (_, j) => j)
      .filter((j) => (i < 20) === (j < 4) || (i % 7 === 0 && j % 4 === 0))
      .map((j) => ({ entry: id, judge: `J${j}`, criterion: 'c', mark: 1000 * (60 + (i % 20) / 2 + (i < 20 ? 0 : 8) - (j < 4 ? 0 : 8)) + 100 * (((i * 7 + j * 5) % 11) - 5) }))),
  };
  const gap = (input: RoundInput): number => {
    const scores = new Map(adviseRound(input).entries.map(({ id, score }) => [id, score]));
    const mean = (from: number): number => Array.from({ length: 20 }, (_, i) => scores.get(`e${String(from + i).padStart(2, '0')}`)!).reduce((sum, x) => sum + x, 0) / 20;
    return mean(20) - mean(0);
  };

  it('districts’ own panels: named as groups, the better district is not pulled down to the other', () => {
    expect(gap({ ...districts, groups: 'org' })).toBeGreaterThan(gap({ ...districts, groups: 'none' }));
    expect(gap({ ...districts, groups: 'category' })).toBe(gap({ ...districts, groups: 'none' }));
    expect(adviseRound({ ...districts, groups: 'org' }).warnings).not.toContain('shared_panel');
  });

  it('one panel for all districts: districts as groups are warned of', () => {
    const shared = { ...world, entries: world.entries.map((entry, i) => ({ ...entry, org: `d${i % 4}` })) };
    expect(adviseRound({ ...shared, groups: 'org' }).warnings).toContain('shared_panel');
    expect(adviseRound(shared).warnings).not.toContain('shared_panel');
  });

  it('where the highest marks are known, many of them are read as “at least this much”', () => {
    const near = { ...world, marks: world.marks.map((row) => ({ ...row, mark: Math.min(100_000, row.mark + 28_000) })) };
    const top = (max: number | null): number => adviseRound({ ...near, criteria: [{ code: 'c', weight: 1, max }] }).entries[0]!.score;
    expect(top(100_000)).toBeGreaterThan(top(null));
    expect(top(null)).toBe(top(200_000));
    expect(() => adviseRound({ ...near, criteria: [{ code: 'c', weight: 1, max: 0 }] })).toThrow('criteria[0].max');
  });
});

describe('rounds by components and by statistics', () => {
  const composite: RoundInput = {
    ...rules,
    criteria: [{ code: 't', weight: 1, component: 'theory' }, { code: 'p', weight: 2, component: 'practice' }, { code: 'q', weight: 1, component: 'practice' }],
    components: [{ code: 'theory', weight: 30, passMark: 60_000 }, { code: 'practice', weight: 70, passMark: null }],
    ties: [{ by: 'component', component: 'practice' }],
    entries: entries(3),
    marks: [[90, 90, 90], [59, 100, 100], [60, 80, 84]].flatMap((points, i) => ['t', 'p', 'q'].map((criterion, c) => ({ entry: `e0${i}`, judge: 'J', criterion, mark: points[c]! * 1000 }))),
  };

  it('theory 30, practice 70: each by its own criteria; below a pass mark the score stays and the rank goes', () => {
    const [first, third, failed] = scoreRound(composite).entries;
    expect(first).toMatchObject({ id: 'e00', score: 90_000, rank: 1, isBelowPass: false, components: [{ code: 'theory', score: 90_000, isBelowPass: false }, { code: 'practice', score: 90_000, isBelowPass: false }] });
    // 0.3·60 + 0.7·(2·80 + 84)/3 = 74.9333
    expect(third).toMatchObject({ id: 'e02', score: 74_930, rank: 2, reason: null, ties: [{ by: 'component', component: 'practice', value: '244/3' }] });
    expect(failed).toMatchObject({ id: 'e01', score: 87_700, rank: null, reason: 'below_pass_mark', isBelowPass: true, components: [{ code: 'theory', score: 59_000, isBelowPass: true }, { code: 'practice', score: 100_000 }] });
  });

  it('the pass mark meets the exact value: 59.5 does not pass 60 where 60 is shown, and 60 does, unless the rules want the rounded score to pass', () => {
    const half: RoundInput = { ...composite, decimals: 0, marks: composite.marks.map((row) => (row.entry === 'e01' && row.criterion === 't' ? { ...row, mark: 59_500 } : row)) };
    const partOf = (input: RoundInput, id: string): object => scoreRound(input).entries.find((entry) => entry.id === id)!.components![0]!;
    expect(partOf(half, 'e01')).toEqual({ code: 'theory', score: 60_000, isBelowPass: true, exact: '59.5' });
    expect(partOf(half, 'e02')).toEqual({ code: 'theory', score: 60_000, isBelowPass: false, exact: '60' });
    expect(scoreRound(half).entries.at(-1)).toMatchObject({ id: 'e01', rank: null, reason: 'below_pass_mark' });
    expect(partOf({ ...half, passMarkMeets: 'rounded' }, 'e01')).toEqual({ code: 'theory', score: 60_000, isBelowPass: false });
  });

  it('a third is not rounded on its way to the pass mark', () => {
    const thirds = (last: number): RoundInput => ({ ...composite, entries: entries(1), marks: [60, 60, last].flatMap((points, j) => ['t', 'p', 'q'].map((criterion) => ({ entry: 'e00', judge: `J${j}`, criterion, mark: points * 1000 }))) });
    expect(scoreRound(thirds(59.999)).entries[0]!.components![0]).toMatchObject({ score: 60_000, isBelowPass: true, exact: '179999/3000' });
    expect(scoreRound(thirds(60)).entries[0]!.components![0]).toMatchObject({ isBelowPass: false });
  });

  it('a round without components says nothing of them', () => {
    expect(Object.keys(scoreRound(world).entries[0]!)).not.toContain('components');
  });

  it('weighted judges, half-even, median', () => {
    const two: RoundInput = { ...rules, entries: entries(1), marks: [80, 90].map((mark, j) => ({ entry: 'e00', judge: `J${j}`, criterion: 'c', mark: mark * 1000 })) };
    const score = (more: Partial<RoundInput>): number | null => scoreRound({ ...two, ...more }).entries[0]!.score;
    expect(score({ method: { kind: 'weighted', weights: { J1: 3 } } })).toBe(87_500);
    expect(score({ method: { kind: 'median' } })).toBe(85_000);
    expect(score({ method: { kind: 'weighted', weights: { J1: 3 } }, decimals: 0, rounding: 'half_even' })).toBe(88_000);
    expect(score({ method: { kind: 'mean' }, decimals: 0, marks: two.marks.map((row) => ({ ...row, mark: row.mark + 500 })), rounding: 'half_even' })).toBe(86_000);
  });

  it.each(['zscore', 'calibrated'] as const)('%s as the rule: an entry that met only harsh judges is not punished', (kind) => {
    const kept = world.marks.filter(({ entry, judge }) => (entry === 'e19' ? judge >= 'J2' : entry === 'e17' ? judge < 'J3' : true));
    expect(scoreRound({ ...world, marks: kept }).entries[0]!.id).not.toBe('e19');
    expect(scoreRound({ ...world, marks: kept, method: { kind } }).entries[0]!.id).toBe('e19');
    const advised = new Map(adviseRound({ ...world, marks: kept }).entries.map(({ id, score }) => [id, score]));
    if (kind === 'calibrated') for (const { id, score } of scoreRound({ ...world, marks: kept, method: { kind }, decimals: 3 }).entries) expect(score).toBe(advised.get(id));
  });

  it.each<[string, Partial<RoundInput>]>([
    ['components[0].passMark', { components: [{ code: 'theory', weight: 30, passMark: 1.5 }] }],
    ['components[1]', { components: [...composite.components!.slice(0, 1), { code: 'nothing', weight: 1, passMark: null }] }],
    ['criteria[1].component', { components: composite.components!.slice(0, 1) }],
    ['method.weights.J', { method: { kind: 'weighted', weights: { J: 0 } } }],
    ['ties[0].component', { ties: [{ by: 'component', component: 'nothing' }] }],
  ])('a fault at %s is refused with its place', (path, change) => {
    expect(() => scoreRound({ ...composite, ...change })).toThrow(path);
  });
});
