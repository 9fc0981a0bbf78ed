import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitAdditive } from './additive';
import { fitBlup } from './blup';
import { fitCalibrated } from './calibrated';
import type { Observations } from './observations';
import { momentsOf } from './moments';
import { fitLarge } from './reml-large';
import { incidenceOf } from './incidence';
import { digamma, hazard, inverseTrigamma, logGamma, logUpperTail, trigamma } from './special';
import { fitZscore, standardisedScale } from './zscore';

type Row = readonly [entry: number, judge: number, value: number];

function observations(rows: readonly Row[], entryCount: number, judgeCount: number, more: Partial<Observations> = {}): Observations {
  return {
    entryCount, judgeCount,
    entry: Int32Array.from(rows, ([e]) => e), judge: Int32Array.from(rows, ([, j]) => j), value: Float64Array.from(rows, ([, , y]) => y),
    ...more,
  };
}

/** A repeatable stream of roughly normal numbers (sum of twelve uniforms; Park & Miller 1988). */
function normals(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  const uniform = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return () => Array.from({ length: 12 }, uniform).reduce((a, x) => a + x, -6);
}

interface World {
  readonly rows: Row[];
  readonly truth: number[];
}
/** Every judge marks every entry; `change` turns a judge's honest mark into the one handed in. */
function panel(seed: number, entries: number, judges: number, change: (y: number, entry: number, judge: number, noise: () => number) => number = (y) => y): World {
  const next = normals(seed);
  const truth = Array.from({ length: entries }, () => 6 * next());
  const severity = Array.from({ length: judges }, () => 3 * next());
  const rows = truth.flatMap((t, i) => severity.map((s, j): Row => [i, j, Math.round(change(70 + t + s + 4 * next(), i, j, next))]));
  return { rows, truth };
}

const sheets = fc.array(fc.tuple(fc.nat(7), fc.nat(4), fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 60 });
const fits = { additive: fitAdditive, blup: fitBlup, calibrated: fitCalibrated, zscore: fitZscore } as const;
const names = Object.keys(fits) as (keyof typeof fits)[];
const near = (a: Float64Array, b: ArrayLike<number>, tolerance: number): void => {
  a.forEach((x, i) => {
    if (Number.isNaN(x)) expect(b[i]).toBeNaN();
    else expect(Math.abs(x - b[i]!)).toBeLessThanOrEqual(tolerance);
  });
};

describe('models of judges and entries', () => {
  it.each(names)('%s: the order of rows changes no bit', (name) => {
    const shuffled = sheets.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })));
    fc.assert(
      fc.property(shuffled, ([rows, other]) => {
        const [a, b] = [fits[name](observations(rows, 8, 5)), fits[name](observations(other, 8, 5))];
        expect(b.score).toEqual(a.score);
        expect(b.severity).toEqual(a.severity);
      }),
      { numRuns: 40 },
    );
  });

  it.each(names)('%s: an entry with marks has a finite score, one without has none, whatever the marks', (name) => {
    fc.assert(
      fc.property(sheets, (rows) => {
        const seen = new Set(rows.map(([e]) => e));
        const { score, severity } = fits[name](observations(rows, 8, 5));
        score.forEach((x, i) => expect(Number.isFinite(x)).toBe(seen.has(i)));
        expect([...severity].every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it.each(names)('%s: points added to every mark are added to every score; a stretched scale stretches scores and errors', (name) => {
    const { rows } = panel(7, 12, 5);
    const plain = fits[name](observations(rows, 12, 5));
    near(fits[name](observations(rows.map(([e, j, y]): Row => [e, j, y + 20]), 12, 5)).score, plain.score.map((x) => x + 20), 1e-4);
    const wide = fits[name](observations(rows.map(([e, j, y]): Row => [e, j, 3 * y]), 12, 5));
    near(wide.score, plain.score.map((x) => 3 * x), 1e-3);
    near(wide.se, plain.se.map((x) => 3 * x), 1e-3);
  });

  it('additive severities sum to nought in every connected part, and repeated marks count', () => {
    fc.assert(
      fc.property(sheets, (rows) => {
        const { severity, components } = fitAdditive(observations(rows, 8, 5));
        expect(Math.abs(severity.reduce((a, s) => a + s, 0))).toBeLessThan(1e-8);
        expect(components).toBeGreaterThanOrEqual(1);
      }),
    );
    const apart = fitAdditive(observations([[0, 0, 10], [0, 1, 6], [1, 2, 50], [1, 3, 40]], 2, 4));
    expect(apart.components).toBe(2);
    near(apart.severity, [-2, 2, -5, 5], 1e-9);
    expect(fitAdditive(observations([[0, 0, 10], [0, 0, 10], [0, 1, 4]], 1, 2)).score[0]).toBeCloseTo(7, 9);
  });

  it('a full panel: additive scores are the plain means, BLUP pulls them to the middle in the same order', () => {
    const { rows } = panel(3, 20, 6);
    const means = Float64Array.from({ length: 20 }, (_, i) => rows.filter(([e]) => e === i).reduce((a, [, , y]) => a + y, 0) / 6);
    const grand = means.reduce((a, x) => a + x, 0) / 20;
    const additive = fitAdditive(observations(rows, 20, 6));
    near(additive.score, means, 1e-9);
    near(additive.se, means.map(() => Math.sqrt(additive.errorVariance / 6)), 1e-9);
    const { score, se } = fitBlup(observations(rows, 20, 6));
    const pull = (score[0]! - grand) / (means[0]! - grand);
    expect(pull).toBeGreaterThan(0.5);
    expect(pull).toBeLessThan(1);
    near(score, means.map((x) => grand + pull * (x - grand)), 1e-6);
    expect([...se].every((x) => x > 0)).toBe(true);
  });

  it('additive finds what was put in when there is no error, through links alone', () => {
    const rows: Row[] = [[0, 0, 12], [1, 0, 22], [1, 1, 17], [2, 1, 27], [2, 2, 33]];
    const { score } = fitAdditive(observations(rows, 3, 3));
    expect(score[1]! - score[0]!).toBeCloseTo(10, 9);
    expect(score[2]! - score[1]!).toBeCloseTo(10, 9);
  });

  it('REML: a variance the marks do not show is nought; equal marks leave nothing to tell', () => {
    const lenient = panel(11, 40, 4).rows.map(([e, j]): Row => [e, j, [5, 9, 1, 3][j]! + ((e * 7 + j * 3) % 5)]);
    expect(fitBlup(observations(lenient, 40, 4)).variance.entry).toBe(0);
    const noSeverity = panel(11, 40, 4).truth.flatMap((t, i) => [0, 1, 2, 3].map((j): Row => [i, j, 50 + Math.round(t) + (j === i % 4 ? 3 : -1)]));
    expect(fitBlup(observations(noSeverity, 40, 4)).variance.judge).toBeLessThan(1e-6);
    const same = fitBlup(observations([[0, 0, 7], [1, 0, 7], [0, 1, 7], [1, 1, 7]], 2, 2));
    expect([...same.score, ...same.se]).toEqual([7, 7, 0, 0]);
    expect(same.variance).toEqual({ entry: 0, judge: 0, error: 0 });
  });

  it('REML: of two valleys the deeper one is found (values of an independent search over dense matrices)', () => {
    const rows = [[2, 0, 72], [3, 1, 66], [4, 2, 62], [1, 0, 67], [2, 1, 67], [4, 1, 66], [3, 2, 62], [0, 2, 69], [2, 2, 62]] as const;
    const { variance } = fitBlup(observations(rows, 5, 3));
    for (const [found, known] of [[variance.entry, 16.8967], [variance.judge, 22.8302], [variance.error, 0.17253]] as const) expect(Math.abs(found / known - 1)).toBeLessThan(1e-3);
  });

  it('REML for many judges agrees with the exact one: variances within 2 ‰, scores within 2 thousandths of a deviation', () => {
    const next = normals(5);
    const [entryCount, judgeCount] = [900, 180];
    const [t, s] = [Array.from({ length: entryCount }, () => 6 * next()), Array.from({ length: judgeCount }, () => 4 * next())];
    const rows = t.flatMap((q, i) => [0, 1, 2, 3, 4].map((k): Row => [i, (i * 37 + k * (1 + (i % 31))) % judgeCount, 70 + q + s[(i * 37 + k * (1 + (i % 31))) % judgeCount]! + 5 * next()]));
    const obs = observations(rows, entryCount, judgeCount);
    const exact = fitBlup(obs);
    const { ratios, profile, entry } = fitLarge(incidenceOf(obs));
    expect(Math.abs((ratios.entry * profile.errorVariance) / exact.variance.entry - 1)).toBeLessThan(0.002);
    expect(Math.abs((ratios.judge * profile.errorVariance) / exact.variance.judge - 1)).toBeLessThan(0.002);
    near(entry, exact.score.map((x) => x - exact.mean), 0.002 * 6 * 2);
  });

  it('calibrated: an honest panel is left to BLUP; a judge who marks at random is found and loses all weight', () => {
    const honest = panel(21, 40, 7);
    const obs = observations(honest.rows, 40, 7);
    expect(fitCalibrated(obs).score).toEqual(fitBlup(obs).score);
    const one = panel(21, 40, 7, (y, _, j, noise) => (j === 2 ? 70 + 8 * noise() : y));
    const found = fitCalibrated(observations(one.rows, 40, 7));
    expect([...found.random].map((p) => p > 0.5)).toEqual([false, false, true, false, false, false, false]);
    expect(found.spread[2]!).toBeLessThan(0.3);
    expect([...found.se].every((x) => x > 0)).toBe(true);
  });

  it('calibrated: a judge’s bonus for the own organization is measured and taken out', () => {
    const world = panel(31, 48, 6, (y, i, j) => (j === 0 && i % 6 === 0 ? y + 15 : y));
    const isOwn = Uint8Array.from(world.rows, ([e, j]) => Number(e % 6 === j));
    const obs = observations(world.rows, 48, 6, { isOwn });
    const fit = fitCalibrated(obs);
    expect(fit.ownEffect[0]!).toBeGreaterThan(9);
    expect(Math.abs(fit.affinity!.mean - 15 / 6)).toBeLessThan(2 * fit.affinity!.se + 0.5);
    const gap = (score: Float64Array): number => [...score].reduce((a, x, i) => a + (i % 6 === 0 ? x - world.truth[i]! : 0) / 8 - (i % 6 === 0 ? 0 : (x - world.truth[i]!) / 40), 0);
    expect(Math.abs(gap(fit.score))).toBeLessThan(Math.abs(gap(fitBlup(obs).score)));
  });

  it('calibrated: rooms without a common judge keep the good room good', () => {
    const next = normals(41);
    const rows: Row[] = [];
    for (let i = 0; i < 60; i++) for (let k = 0; k < 4; k++) rows.push([i, (i % 3) * 4 + k, 60 + 10 * (i % 3) + 4 * next() + 3 * next()]);
    const group = Int32Array.from({ length: 60 }, (_, i) => i % 3);
    const { score, components } = fitCalibrated(observations(rows, 60, 12, { group }));
    const mean = (g: number): number => [...score].filter((_, i) => i % 3 === g).reduce((a, x) => a + x, 0) / 20;
    expect(components).toBe(3);
    expect(mean(1) - mean(0)).toBeGreaterThan(5);
    expect(mean(2) - mean(1)).toBeGreaterThan(5);
  });

  it('calibrated: in rooms without a common judge, all of whose judges mark every entry, entries of equal means have equal scores', () => {
    const next = normals(43);
    const rows: Row[] = [];
    for (let i = 0; i < 30; i++) for (let k = 0; k < 4; k++) rows.push([i, (i % 2) * 4 + k, Math.round(60 + 5 * (i % 2) + (i % 7) + 4 * next())]);
    for (const i of [0, 1]) for (let k = 0; k < 4; k++) rows[i * 4 + k] = [i, i * 4 + k, 66 + (k % 2)];
    const { score } = fitCalibrated(observations(rows, 30, 8, { group: Int32Array.from({ length: 30 }, (_, i) => i % 2) }));
    expect(score[0]).toBe(score[1]);
    const means = Array.from({ length: 30 }, (_, i) => rows.filter(([e]) => e === i).reduce((a, [, , y]) => a + y, 0));
    means.forEach((x, i) => means.forEach((y, k) => expect(Math.sign(score[i]! - score[k]!)).toBe(Math.sign(x - y))));
    rows.pop();
    const part = fitCalibrated(observations(rows, 30, 8, { group: Int32Array.from({ length: 30 }, (_, i) => i % 2) }));
    expect(part.score[0]).not.toBe(part.score[1]);
  });

  it('calibrated: judges who do not differ in severity leave equal means equal; severe ones do not', () => {
    const world = (severity: number): Observations => {
      const next = normals(47);
      const s = Array.from({ length: 10 }, () => severity * next());
      const rows = Array.from({ length: 60 }, (_, i) => ({ i, t: 6 * next() })).flatMap(({ i, t }) => [0, 1, 2].map((k): Row => [i, (i * 3 + k * (1 + (i % 3))) % 10, Math.round(70 + t + s[(i * 3 + k * (1 + (i % 3))) % 10]! + 4 * next())]));
      return observations(rows, 60, 10);
    };
    const distinct = (obs: Observations): number => new Set([...fitCalibrated(obs).score].map((x) => x.toFixed(9))).size;
    const sums = (obs: Observations): number => new Set(Array.from({ length: 60 }, (_, i) => obs.value.reduce((a, y, r) => a + (obs.entry[r] === i ? y : 0), 0))).size;
    expect(sums(world(0))).toBeLessThan(60);
    expect(distinct(world(0))).toBe(sums(world(0)));
    expect(distinct(world(6))).toBeGreaterThan(sums(world(6)));
  });

  it('calibrated: marks at the top of a known scale are taken as “at least”: the best are told apart, their errors grow', () => {
    const next = normals(53);
    const truth = Array.from({ length: 50 }, () => 92 + 6 * next());
    const severity = Array.from({ length: 8 }, () => 4 * next());
    const rows = truth.flatMap((t, i) => severity.flatMap((s, j): Row[] => ((i + j) % 2 ? [[i, j, Math.min(100, Math.round(t + s + 3 * next()))]] : [])));
    const capped = observations(rows, 50, 8, { scale: { low: 0, high: 100 } });
    const [known, plain] = [fitCalibrated(capped), fitCalibrated(observations(rows, 50, 8))];
    const best = [...truth.keys()].sort((a, b) => truth[b]! - truth[a]!).slice(0, 8);
    const off = (score: Float64Array): number => best.reduce((a, i) => a + Math.abs(score[i]! - truth[i]!), 0);
    expect(off(known.score)).toBeLessThan(0.8 * off(plain.score));
    expect(known.se[best[0]!]!).toBeGreaterThan(known.se[[...truth.keys()].sort((a, b) => truth[a]! - truth[b]!)[0]!]!);
    expect([...known.score, ...known.se, ...known.residual].every(Number.isFinite)).toBe(true);
    expect(fitCalibrated({ ...capped, scale: { low: 0, high: 200 } }).score).toEqual(plain.score);
    expect(fitCalibrated({ ...capped, scale: { low: 0, high: 99 } }).score).toEqual(plain.score);
  });

  it('calibrated: whatever the scale and the marks at its ends, nothing is without a number', () => {
    const ends = fc.array(fc.tuple(fc.nat(7), fc.nat(4), fc.constantFrom(0, 0, 1, 5, 9, 10, 10, 10)), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(ends, fc.constantFrom(0, 5, 10), (rows, low) => {
        const seen = new Set(rows.map(([e]) => e));
        const fit = fitCalibrated(observations(rows, 8, 5, { scale: { low, high: 10 } }));
        fit.score.forEach((x, i) => expect(Number.isFinite(x) && Number.isFinite(fit.se[i])).toBe(seen.has(i)));
        expect([...fit.severity, ...fit.noise, ...fit.residual].every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('the standardised scale has its median at 700 and keeps the order; equal scores are all 700', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 }), (values) => {
        const scaled = standardisedScale(Float64Array.from(values));
        const sorted = [...scaled].sort((a, b) => a - b);
        expect((sorted[(values.length - 1) >> 1]! + sorted[values.length >> 1]!) / 2).toBeCloseTo(700, 6);
        values.forEach((x, i) => values.forEach((y, k) => expect(Math.sign(scaled[i]! - scaled[k]!)).toBe(Math.sign(x - y))));
      }),
    );
    expect([...standardisedScale(Float64Array.of(5, 5, Number.NaN))]).toEqual([700, 700, Number.NaN]);
  });

  it('the gamma family: known values', () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 11);
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 11);
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 11);
    expect(trigamma(1)).toBeCloseTo(Math.PI ** 2 / 6, 11);
    expect(inverseTrigamma(trigamma(3.7))).toBeCloseTo(3.7, 9);
  });

  it('the upper end of the normal distribution: known values, and no step where the two ways meet', () => {
    expect(hazard(0)).toBeCloseTo(Math.sqrt(2 / Math.PI), 12);
    expect(logUpperTail(1.959963984540054)).toBeCloseTo(Math.log(0.025), 11);
    expect(logUpperTail(-1.959963984540054)).toBeCloseTo(Math.log(0.975), 11);
    expect(hazard(10)).toBeCloseTo(10.098093233962512, 9);
    expect(logUpperTail(40)).toBeCloseTo(-804.6084420137538, 7);
    for (const a of [3, -3]) expect(hazard(a + 1e-9) / hazard(a - 1e-9)).toBeCloseTo(1, 6);
  });
});

describe('large panels from their moments', () => {
  it.each([[1, 70, 64], [2, 120, 80]])('find the same variances and scores as two starts do (seed %i)', (seed, entries, judges) => {
    const { rows } = panel(seed, entries, judges);
    const sparse = observations(rows.filter(([e, j]) => (e * 7 + j * 3) % 11 < 2), entries, judges);
    const [quick, slow] = [fitBlup(sparse, 'moments'), fitBlup(sparse)];
    for (const part of ['entry', 'judge', 'error'] as const) expect(Math.abs(quick.variance[part] - slow.variance[part])).toBeLessThan(1e-4 * (slow.variance.entry + slow.variance.error));
    near(quick.score, slow.score, 1e-3);
    near(fitCalibrated(sparse, 3).score, fitCalibrated(sparse, 2).score, 1e-2);
  });

  it('are known without bias from sums of squares alone', () => {
    const { rows } = panel(5, 400, 70);
    const { entry, judge, error } = momentsOf(incidenceOf(observations(rows, 400, 70)));
    const { variance } = fitBlup(observations(rows, 400, 70));
    for (const [found, reml] of [[entry, variance.entry], [judge, variance.judge], [error, variance.error]] as const) expect(Math.abs(found / reml - 1)).toBeLessThan(0.02);
  });
});
