import { incidenceOf, partsOf, type Incidence } from './incidence';
import type { Observations } from './observations';
import { minimise, type Point } from './minimise';
import { momentsOf } from './moments';
import { fitLarge } from './reml-large';
import { effectsAt, profile, type Effects, type Ratios } from './reml-profile';

/** Up to this many judges (or entries, whichever are fewer) REML is exact; beyond, its traces are sampled. */
const MOST_DENSE = 400;
/** From this many judges and entries on, one search from the moments takes the place of two from fixed places, where that is asked for. */
const LARGE_PANEL = 60;
/** Deviance that is not worth a further step: at this, ratios are known to some millionths. */
const ENOUGH = 1e-7;
/** Variance ratios are searched between these; at the lower end a variance is nought for any purpose. */
const [LEAST_RATIO, LARGEST_RATIO] = [1e-8, 1e8];

export interface BlupFit {
  /** µ̂ + t̂_i, points; NaN for an entry without rows. */
  readonly score: Float64Array;
  /** Conditional SD of t_i given the variances (lme4 `condVar`), points; NaN for an entry without rows. */
  readonly se: Float64Array;
  /** −ŝ_j, points below the average judge. */
  readonly severity: Float64Array;
  /** Conditional SD of s_j, points. */
  readonly severityError: Float64Array;
  /** µ̂, points; NaN without rows. */
  readonly mean: number;
  /** REML variances, points². */
  readonly variance: { readonly entry: number; readonly judge: number; readonly error: number };
  /** Connected parts of the judge–entry graph. */
  readonly components: number;
}

/**
 * Where REML is looked for. `whole` misses nothing known; sealed rounds were computed by the other two and must come out as they
 * did: from `two` places, with the error of the mean left out where both sides are many; or so, but large panels from their
 * `moments`, a third of the factors.
 */
export type BlupSearch = 'whole' | 'two' | 'moments';

/**
 * Two crossed random effects: y = µ + t_i + s_j + e, t ~ N(0, σ²t), s ~ N(0, σ²s), e ~ N(0, σ²e); variances by REML.
 * What lme4 fits as `value ~ 1 + (1 | entry) + (1 | judge)`. Sources: Patterson & Thompson 1971; Henderson 1975;
 * Bates et al. 2015, J. Stat. Softw. 67(1). Units: points in, points out.
 * Where marks cannot tell a variance from another (one judge with one mark each), the one that needs no belief stays: entries.
 */
export function fitBlup(obs: Observations, search: BlupSearch = 'whole'): BlupFit {
  const data = incidenceOf(obs);
  const { count } = partsOf(data);
  const total = data.value.reduce((sum, y) => sum + y * y, 0);
  const scale = Math.max(1, data.mean * data.mean);
  if (data.rowCount < 2 || total <= 1e-24 * scale * data.rowCount) return flat(data, count);
  if (Math.min(data.judgeCount, data.entryCount) > MOST_DENSE) {
    const found = fitLarge(data, search === 'whole');
    return present(data, count, found, found.ratios);
  }
  if (data.judgeCount <= data.entryCount) {
    const ratios = searchRatios(data, search);
    return present(data, count, effectsAt(data, ratios), ratios);
  }
  // The fewer of the two stay in the equations, so here judges are eliminated and entries stay.
  const turned = incidenceOf({ ...obs, entryCount: obs.judgeCount, judgeCount: obs.entryCount, entry: obs.judge, judge: obs.entry });
  const ratios = searchRatios(turned, search);
  const found = effectsAt(turned, ratios);
  return present(
    data, count,
    { profile: found.profile, entry: found.judge, entryError: found.judgeError, judge: found.entry, judgeError: found.entryError },
    { entry: ratios.judge, judge: ratios.entry },
  );
}

/**
 * The same without severities, and what that costs in restricted log-likelihood against `blup`; null where REML is sampled, or
 * there are more judges than entries, or no error.
 */
export function fitWithoutSeverity(obs: Observations, blup: BlupFit): { readonly fit: BlupFit; readonly loss: number } | null {
  const { entry, judge, error } = blup.variance;
  if (obs.judgeCount > Math.min(MOST_DENSE, obs.entryCount) || !(error > 0)) return null;
  const data = incidenceOf(obs);
  const withoutJudges = remembered((x) => profile(data, { entry: Math.exp(x), judge: 0 }).deviance);
  const alone = minimise(withoutJudges, [Math.log(Math.max(entry / error, LEAST_RATIO)), 0], Math.log(LEAST_RATIO), Math.log(LARGEST_RATIO));
  const ratios = { entry: Math.exp(alone.at[0]), judge: 0 };
  const loss = (alone.value - profile(data, { entry: entry / error, judge: judge / error }).deviance) / 2;
  return { fit: present(data, blup.components, effectsAt(data, ratios), ratios), loss };
}

/** A function of one number that is not asked the same twice: the differences of {@link minimise} go in two directions. */
function remembered(f: (x: number) => number): (x: number) => number {
  const known = new Map<number, number>();
  return (x) => {
    let value = known.get(x);
    if (value === undefined) known.set(x, (value = f(x)));
    return value;
  };
}

/** Whether a round is so large that its moments tell where to start. */
export const isLargePanel = ({ judgeCount, entryCount }: Pick<Observations, 'judgeCount' | 'entryCount'>): boolean => Math.min(judgeCount, entryCount) >= LARGE_PANEL;

function startOf(data: Incidence): Point {
  const { entry, judge, error } = momentsOf(data);
  return [Math.log(entry / error), Math.log(judge / error)];
}

/**
 * One to three starts inside, then the edges where a variance is nought: REML's least deviance of all. A handful of marks can
 * leave two valleys, the second where nearly all is entries and judges and hardly anything error; many marks leave one.
 */
function searchRatios(data: Incidence, search: BlupSearch): Ratios {
  const [low, high] = [Math.log(LEAST_RATIO), Math.log(LARGEST_RATIO)];
  const inside = (x: number, y: number): number => profile(data, { entry: Math.exp(x), judge: Math.exp(y) }).deviance;
  const isOne = search === 'moments' && isLargePanel(data);
  const starts: Point[] = isOne ? [startOf(data)] : [[0, -1], [-3, 1.5], ...(search !== 'whole' || isLargePanel(data) ? [] : [[3, 3] as const])];
  const best = starts.map((start) => minimise(inside, start, low, high, isOne ? ENOUGH : 0)).reduce((least, next) => (next.value < least.value - 1e-9 ? next : least));
  let found: { ratios: Ratios; value: number } = { ratios: { entry: Math.exp(best.at[0]), judge: Math.exp(best.at[1]) }, value: best.value };
  const withEntries = remembered((x) => profile(data, { entry: Math.exp(x), judge: 0 }).deviance);
  const withJudges = remembered((y) => profile(data, { entry: 0, judge: Math.exp(y) }).deviance);
  const entryAlone = minimise(withEntries, [best.at[0], 0], low, high);
  const judgeAlone = minimise((_, y) => withJudges(y), [0, best.at[1]], low, high);
  const edges = [
    { ratios: { entry: Math.exp(entryAlone.at[0]), judge: 0 }, value: entryAlone.value },
    { ratios: { entry: 0, judge: Math.exp(judgeAlone.at[1]) }, value: judgeAlone.value },
    { ratios: { entry: 0, judge: 0 }, value: profile(data, { entry: 0, judge: 0 }).deviance },
  ];
  // On a tie the simpler model stands: within rounding, inside and edge are one point.
  for (const edge of edges) if (edge.value <= found.value + 1e-7) found = edge;
  return found.ratios;
}

function present(data: Incidence, components: number, found: Effects, ratios: Ratios): BlupFit {
  const has = (i: number): boolean => data.from[i + 1]! > data.from[i]!;
  const { mean, errorVariance } = found.profile;
  return {
    score: found.entry.map((t, i) => (has(i) ? data.mean + mean + t : Number.NaN)),
    se: found.entryError.map((se, i) => (has(i) ? se : Number.NaN)),
    severity: found.judge.map((s) => (s === 0 ? 0 : -s)),
    severityError: found.judgeError,
    mean: data.mean + mean,
    variance: { entry: ratios.entry * errorVariance, judge: ratios.judge * errorVariance, error: errorVariance },
    components,
  };
}

function flat(data: Incidence, components: number): BlupFit {
  const has = (i: number): boolean => data.from[i + 1]! > data.from[i]!;
  return {
    score: Float64Array.from({ length: data.entryCount }, (_, i) => (has(i) ? data.mean : Number.NaN)),
    se: Float64Array.from({ length: data.entryCount }, (_, i) => (has(i) ? 0 : Number.NaN)),
    severity: new Float64Array(data.judgeCount),
    severityError: new Float64Array(data.judgeCount),
    mean: data.rowCount === 0 ? Number.NaN : data.mean,
    variance: { entry: 0, judge: 0, error: 0 },
    components,
  };
}
