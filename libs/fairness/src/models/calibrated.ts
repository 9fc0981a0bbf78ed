import { fitAdditive } from './additive';
import { fitBlup, fitWithoutSeverity, isLargePanel, type BlupFit, type BlupSearch } from './blup';
import { designOf, type Design } from './calibrated-design';
import { predicted } from './calibrated-limits';
import { roomMeans } from './calibrated-rooms';
import { search, type Found } from './calibrated-search';
import { incidenceOf, partsOf } from './incidence';
import { momentsOf } from './moments';
import type { Observations } from './observations';

/** Beyond this many judges, groups and own effects together the dense posterior would take too long. */
const MOST_UNKNOWNS = 400;
/** Log-evidence a freedom must add before judges are given it (about 1 in 100 by chance). */
const FREEDOM_GAIN = 3;
/** Groups stay in the model unless the marks speak against them by this much. */
const GROUP_DOUBT = -2;
/** Severities are taken out only when the marks would be this much less likely without them. */
const SEVERITY_LOSS = 2;

/** An engine that sealed a result is never taken out. */
export type CalibratedVersion = 2 | 3;

export interface CalibratedFit {
  /** What was fitted: the calibrated model, or for a very large or very small round BLUP, or additive (very large, with groups). */
  readonly model: 'calibrated' | 'blup' | 'additive';
  /** µ + τ_i, points; NaN for an entry without rows. */
  readonly score: Float64Array;
  /** Posterior SD, points; NaN for an entry without rows. */
  readonly se: Float64Array;
  /** By judge: points below the average judge and their SD. */
  readonly severity: Float64Array;
  readonly severityError: Float64Array;
  /** b_j: how far the judge pulls entries apart; 1 like the panel. */
  readonly spread: Float64Array;
  /** √v_j, points. */
  readonly noise: Float64Array;
  /** √v₀, points. */
  readonly panelNoise: number;
  /** Probability that the judge's marks have nothing to do with the entries. */
  readonly random: Float64Array;
  /** (y − prediction) / √v_j per row of the observations. */
  readonly residual: Float64Array;
  /** Points²; `group` is nought without groups. */
  readonly variance: { readonly entry: number; readonly judge: number; readonly error: number; readonly group: number };
  /** Own-organization effect in points: mean over the judges who marked their own organization; null when none did. */
  readonly affinity: { readonly mean: number; readonly se: number; readonly judges: number } | null;
  /** By judge: that effect in points; NaN for a judge without marks of the own organization. */
  readonly ownEffect: Float64Array;
  readonly components: number;
}

/**
 * Judges' severity, spread, noise and own-organization effect, and groups of entries, estimated and removed:
 * y_ij = µ + s_j + b_j·τ_i + u_j·own_ij + e_ij, τ_i ~ N(g_group(i), σ²t), e_ij ~ N(0, v_j). Units: points.
 * Empirical Bayes (see calibrated-search.ts), with three reserves of ours: spread and noise of their own are given to judges
 * only when the evidence gains 3; groups leave only when it loses 2 by them; a judge may mark at random (b_j = 0).
 * Without any of these the scores are BLUP's, without severities when the evidence loses less than 2 by that. Where rooms
 * share no judge nothing can tell a group from its panel, and the group is trusted. Marks at the ends of a known scale are
 * cut off, not exact (calibrated-limits.ts). Same input, same output; the order of rows changes nothing. `version` 2 is what
 * sealed rounds were once computed by; from 3 on large panels start from their moments.
 */
export function fitCalibrated(obs: Observations, version: CalibratedVersion = 3): CalibratedFit {
  const marked = onlyMarked(obs);
  const where = version > 2 ? 'moments' : 'two';
  const found = marked.obs.entryCount >= 3 && marked.obs.judgeCount >= 2 && obs.value.length >= marked.obs.entryCount + marked.obs.judgeCount ? choose(marked.obs, where) : null;
  const fit = found && typeof found !== 'string' ? presentFound(marked.obs, found.found, found.blup) : presentPlain(marked.obs, found === 'additive', where);
  return spreadOut(obs, marked, fit);
}

interface Marked {
  readonly obs: Observations;
  readonly entries: Int32Array;
  readonly judges: Int32Array;
}

/** Entries and judges without rows say nothing and are left out while fitting. */
function onlyMarked(obs: Observations): Marked {
  const compact = (keys: Int32Array, count: number): { kept: Int32Array; mapped: Int32Array; size: number } => {
    const kept = new Int32Array(count).fill(-1);
    for (const k of keys) kept[k] = 0;
    let size = 0;
    for (let k = 0; k < count; k++) if (kept[k] === 0) kept[k] = size++;
    return { kept, mapped: keys.map((k) => kept[k]!), size };
  };
  const [entries, judges] = [compact(obs.entry, obs.entryCount), compact(obs.judge, obs.judgeCount)];
  const group = obs.group && new Int32Array(entries.size).fill(-1);
  if (obs.group && group) {
    const known = new Map<number, number>();
    for (let i = 0; i < obs.entryCount; i++) {
      const [at, g] = [entries.kept[i]!, obs.group[i]!];
      if (at < 0 || g < 0) continue;
      if (!known.has(g)) known.set(g, known.size);
      group[at] = known.get(g)!;
    }
  }
  return {
    obs: { entryCount: entries.size, judgeCount: judges.size, entry: entries.mapped, judge: judges.mapped, value: obs.value, ...(group ? { group } : {}), ...(obs.isOwn ? { isOwn: obs.isOwn } : {}), ...(obs.scale ? { scale: obs.scale } : {}) },
    entries: entries.kept, judges: judges.kept,
  };
}

/** Values with each group's raw mean taken out, and the variance of those means: where EM starts when there are groups. */
function withinGroups(obs: Observations, group: Int32Array, groupCount: number): { value: Float64Array; variance: number } {
  const [sum, rows] = [new Float64Array(groupCount), new Float64Array(groupCount)];
  let total = 0;
  for (let r = 0; r < obs.value.length; r++) {
    total += obs.value[r]!;
    const g = group[obs.entry[r]!]!;
    if (g < 0) continue;
    sum[g]! += obs.value[r]!;
    rows[g]!++;
  }
  const mean = total / obs.value.length;
  const centre = sum.map((x, g) => x / rows[g]! - mean);
  const value = obs.value.map((y, r) => (group[obs.entry[r]!]! < 0 ? y : y - centre[group[obs.entry[r]!]!]!));
  return { value, variance: centre.reduce((a, x) => a + x * x, 0) / (groupCount - 1) };
}

function choose(obs: Observations, where: BlupSearch): { found: Found; blup: BlupFit } | 'blup' | 'additive' {
  const data = incidenceOf(obs);
  const design = designOf(data, obs.group, obs.isOwn, obs.scale);
  if (design.size > MOST_UNKNOWNS) return design.groupCount > 0 ? 'additive' : 'blup';
  const blup = fitBlup(obs, where);
  if (!(blup.variance.entry + blup.variance.error > 0)) return 'blup';
  const isOneGraph = partsOf(data).count === 1;
  const setting = (of: Design): { start: BlupFit['variance']; groupStart: number } => {
    if (of.groupCount === 0) return { start: blup.variance, groupStart: 0 };
    const within = withinGroups(obs, of.group, of.groupCount);
    const inside = { ...obs, value: within.value };
    return { start: where === 'moments' && isLargePanel(obs) ? momentsOf(incidenceOf(inside)) : fitBlup(inside, where).variance, groupStart: within.variance };
  };
  const fits = (of: Design): ((spread: boolean, noise: boolean) => Found | null) => {
    const { start, groupStart } = setting(of);
    return (spread, noise) => (start.entry + start.error > 0 ? search(of, start, groupStart, { spread, noise }, isOneGraph) : null);
  };
  let fitAs = fits(design);
  let best = fitAs(false, false);
  if (design.groupCount > 0 && (isOneGraph || !best)) {
    const fitPlain = fits(designOf(data, undefined, obs.isOwn, obs.scale));
    const plain = fitPlain(false, false);
    if (plain && (!best || best.evidence - plain.evidence < GROUP_DOUBT)) [fitAs, best] = [fitPlain, plain];
  }
  for (;;) {
    if (!best) return 'blup';
    const { spread, noise } = best.freedoms;
    // where no judge wanted a noise of their own, the search with that freedom is the same search
    const richer = [spread ? null : fitAs(true, noise), noise || !best.state.wantsNoise ? null : fitAs(spread, true)].filter((fit) => fit !== null);
    const [next] = richer.filter((fit) => fit.evidence > best!.evidence + FREEDOM_GAIN).sort((a, b) => b.evidence - a.evidence);
    if (!next) return { found: best, blup: plainest(obs, best, blup) };
    best = next;
  }
}

/**
 * BLUP, or the same without severities when the marks hardly tell of any: taking out what is not there costs more than it
 * mends, and equal means stay equal. In a full panel severities do not move the scores, and BLUP stands.
 */
function plainest(obs: Observations, { design, freedoms }: Found, blup: BlupFit): BlupFit {
  const isFull = obs.value.length === obs.entryCount * obs.judgeCount;
  if (isFull || design.groupCount > 0 || design.limits || freedoms.spread || freedoms.noise) return blup;
  const without = fitWithoutSeverity(obs, blup);
  return without && without.loss < SEVERITY_LOSS ? without.fit : blup;
}

/** The scores when judges differ in severity alone; null when they differ otherwise, or rooms are linked or in part. */
function plainScore({ design, state, freedoms }: Found, blup: BlupFit): Float64Array | null {
  const { data, groupCount, ownCount, limits } = design;
  if (ownCount > 0 || limits || freedoms.spread || freedoms.noise || state.random.some((p) => p >= 0.5)) return null;
  // BLUP's own numbers, so that equal means stay equal to the last bit.
  if (groupCount === 0) return blup.score;
  const means = blup.components > 1 ? roomMeans(data) : null;
  if (!means) return null;
  // Nothing can tell a room's judges from its entries: between rooms and within, the means are pulled by the same share.
  const truth = state.entry + state.group;
  const share = truth / (truth + ((state.panelNoise + state.judge) * data.entryCount) / data.rowCount);
  return means.map((x) => data.mean + share * x);
}

function presentFound(obs: Observations, found: Found, blup: BlupFit): CalibratedFit {
  const { design, state, post, freedoms } = found;
  const { data, size, touchFrom, touches, firstJudge, firstOwn, groupCount, ownCount, limits } = design;
  const { entryCount, judgeCount, from, judge, value, mean } = data;
  const looking = state.random.reduce((n, p) => n + 1 - p, 0);
  // Only the data's own scale says how far apart entries are: the mean of J spreads is known to √(v_b/J).
  const scale = freedoms.spread ? state.spreadPrior / Math.max(1, looking) : 0;
  const score = new Float64Array(entryCount);
  const se = new Float64Array(entryCount);
  const residual = new Float64Array(obs.value.length);
  for (let i = 0; i < entryCount; i++) {
    const t = post.entry[i]!;
    score[i] = mean + post.mean[0]! + t;
    let variance = post.entryVariance[i]!;
    // With groups, µ and the groups' common level cannot be told apart: the sum is what the score states.
    if (groupCount > 0) {
      variance += post.covariance[0]!;
      for (let x = touchFrom[i]!; x < touchFrom[i + 1]!; x++) variance -= (2 * post.coupling[x]! * post.covariance[touches[x]! * size]!) / post.precision[i]!;
    }
    se[i] = Math.sqrt(Math.max(variance, 0) + scale * t * t);
    for (let r = from[i]!; r < from[i + 1]!; r++) {
      residual[data.source[r]!] = (value[r]! - predicted(design, state, post, i, r)) / Math.sqrt(state.noise[judge[r]!]!);
    }
  }
  // A mark at the end of the scale is no surprise when more than the scale holds was expected.
  limits?.row.forEach((r, k) => {
    const at = data.source[r]!;
    if (residual[at]! * limits.side[k]! < 0) residual[at] = 0;
  });
  const severity = new Float64Array(judgeCount);
  const severityError = new Float64Array(judgeCount);
  for (let j = 0; j < judgeCount; j++) {
    severity[j] = -post.mean[firstJudge + j]!;
    severityError[j] = Math.sqrt(post.covariance[(firstJudge + j) * (size + 1)]!);
  }
  let [own, ownVariance] = [0, 0];
  const ownEffect = new Float64Array(judgeCount).fill(Number.NaN);
  for (let r = 0; r < judge.length; r++) if (design.ownAt[r]! >= 0) ownEffect[judge[r]!] = post.mean[touches[design.ownAt[r]!]!]!;
  for (let u = 0; u < ownCount; u++) {
    own += post.mean[firstOwn + u]! / ownCount;
    for (let w = 0; w < ownCount; w++) ownVariance += post.covariance[(firstOwn + u) * size + firstOwn + w]! / (ownCount * ownCount);
  }
  return {
    model: 'calibrated',
    score: plainScore(found, blup) ?? score,
    se, severity, severityError,
    spread: state.spread.slice(), noise: state.noise.map(Math.sqrt), panelNoise: Math.sqrt(state.panelNoise), random: state.random.slice(), residual,
    variance: { entry: state.entry, judge: state.judge, error: state.panelNoise, group: groupCount > 0 ? state.group : 0 },
    affinity: ownCount === 0 ? null : { mean: own, se: Math.sqrt(ownVariance), judges: ownCount },
    ownEffect,
    components: blup.components,
  };
}

function presentPlain(obs: Observations, isAdditive: boolean, where: BlupSearch): CalibratedFit {
  const blup = fitBlup(obs, where);
  const additive = isAdditive ? fitAdditive(obs) : null;
  const severity = additive?.severity ?? blup.severity;
  const score = additive?.score ?? blup.score;
  const error = Math.sqrt(blup.variance.error);
  return {
    model: additive ? 'additive' : 'blup',
    score, se: additive?.se ?? blup.se, severity, severityError: blup.severityError,
    spread: new Float64Array(obs.judgeCount).fill(1), noise: new Float64Array(obs.judgeCount).fill(error), panelNoise: error,
    random: new Float64Array(obs.judgeCount),
    residual: obs.value.map((y, r) => (error > 0 ? (y - score[obs.entry[r]!]! + severity[obs.judge[r]!]!) / error : 0)),
    variance: { ...blup.variance, group: 0 }, affinity: null, ownEffect: new Float64Array(obs.judgeCount).fill(Number.NaN), components: blup.components,
  };
}

function spreadOut(obs: Observations, { entries, judges }: Marked, fit: CalibratedFit): CalibratedFit {
  const to = (count: number, at: Int32Array, values: Float64Array, empty: number): Float64Array =>
    Float64Array.from({ length: count }, (_, k) => (at[k]! < 0 ? empty : values[at[k]!]!));
  const [n, m] = [obs.entryCount, obs.judgeCount];
  const idle = entries.reduce((count, at) => count + Number(at < 0), 0) + judges.reduce((count, at) => count + Number(at < 0), 0);
  return {
    ...fit,
    score: to(n, entries, fit.score, Number.NaN), se: to(n, entries, fit.se, Number.NaN),
    severity: to(m, judges, fit.severity, 0), severityError: to(m, judges, fit.severityError, Math.sqrt(fit.variance.judge)),
    spread: to(m, judges, fit.spread, 1), noise: to(m, judges, fit.noise, fit.panelNoise), random: to(m, judges, fit.random, 0), ownEffect: to(m, judges, fit.ownEffect, Number.NaN),
    components: fit.components + idle,
  };
}
