import type { BlupFit } from './blup';
import type { Design } from './calibrated-design';
import { updateLimits } from './calibrated-limits';
import { judgeSums, posteriorOf, type Posterior } from './calibrated-posterior';
import { updateNoise, updateOwnEffects, updateSpreads, type Freedoms, type Learning } from './calibrated-priors';

const MOST_ROUNDS = 200;
/** Stop when no variance moves by more than this share of the whole. */
const STILL = 1e-4;

export interface Found {
  readonly design: Design;
  readonly freedoms: Freedoms;
  readonly state: Learning;
  readonly post: Posterior;
  /** Lower bound of the log-likelihood of the marks, up to a constant of the design. */
  readonly evidence: number;
}

/**
 * Empirical-Bayes EM from the REML fit (or, in a large panel with groups, from moments): the exact joint normal posterior of everything linear, then spreads, noises and
 * variances (README of the method; Dempster, Laird & Rubin 1977; Beal 2003 for the bound). In one graph the groups' variance
 * is that of maximum likelihood; where rooms share no judge, marks cannot tell a group from its panel, and groups are trusted to
 * differ at least as entries do. Null when rounding spoils it.
 */
export function search(design: Design, start: BlupFit['variance'], groupStart: number, freedoms: Freedoms, isOneGraph: boolean): Found | null {
  const { data, groupCount, group, firstGroup, firstJudge, size } = design;
  const { entryCount, judgeCount } = data;
  const total = start.entry + start.error;
  const floor = 1e-9 * total;
  const groupPull = isOneGraph ? 0 : -1;
  const filled = (length: number, x: number): Float64Array => new Float64Array(length).fill(x);
  const noise = Math.max(start.error, 0.02 * total);
  const state: Learning = {
    entry: Math.max(start.entry, 0.02 * total),
    judge: Math.max(start.judge, floor),
    group: Math.max(groupStart, 0.1 * Math.max(start.entry, 0.02 * total)),
    spread: filled(judgeCount, 1), spreadVariance: filled(judgeCount, 0), spreadPrior: freedoms.spread ? 0.04 : 1e-8,
    value: data.value.slice(), weight: filled(data.rowCount, 1), beyond: filled(judgeCount, 0),
    noise: filled(judgeCount, noise), panelNoise: noise, wantsNoise: false, random: filled(judgeCount, 0),
    ownMean: filled(design.ownCount, 0), ownVariance: filled(design.ownCount, total), ownEffect: 0, ownSpread: total,
  };
  let ofLimits = updateLimits(design, state, null);
  for (let round = 0; ; round++) {
    const post = posteriorOf(design, state);
    if (!post) return null;
    const sums = judgeSums(design, state, post);
    const square = (at: number): number => post.mean[at]! ** 2 + post.covariance[at * size + at]!;
    let [entries, judges, groups] = [0, 0, 0];
    for (let i = 0; i < entryCount; i++) {
      const g = groupCount > 0 ? group[i]! : -1;
      if (g < 0) {
        entries += post.entry[i]! ** 2 + post.entryVariance[i]!;
      } else {
        const at = firstGroup + g;
        entries += (post.entry[i]! - post.mean[at]!) ** 2 + post.entryVariance[i]! + post.covariance[at * size + at]! - 2 * post.cross[design.touchFrom[i]! + 1]!;
      }
    }
    for (let j = 0; j < judgeCount; j++) judges += square(firstJudge + j);
    for (let g = 0; g < groupCount; g++) groups += square(firstGroup + g);
    let evidence = 0.5 * post.logDet - 0.5 * (entryCount * Math.log(state.entry) + entries / state.entry + judgeCount * Math.log(state.judge) + judges / state.judge);
    if (groupCount > 0) evidence -= 0.5 * ((groupCount + groupPull) * Math.log(state.group) + groups / state.group);
    for (let u = 0; u < design.ownCount; u++) {
      const at = design.firstOwn + u;
      const gap = (post.mean[at]! - state.ownMean[u]!) ** 2 + post.covariance[at * size + at]!;
      evidence -= 0.5 * (Math.log(state.ownVariance[u]!) + gap / state.ownVariance[u]!);
    }
    const before = [state.entry, state.judge, state.group, state.panelNoise, state.ownSpread, state.spreadPrior * total];
    state.entry = Math.max(entries / entryCount, floor);
    state.judge = Math.max(judges / judgeCount, floor);
    if (groupCount > 0) state.group = Math.max(groups / (groupCount + groupPull), isOneGraph ? floor : state.entry);
    evidence += updateOwnEffects(design, state, post, total);
    const { squares, evidence: ofSpreads } = updateSpreads(design, state, sums, freedoms);
    evidence += ofSpreads + updateNoise(design, state, sums, squares, freedoms, floor) + ofLimits;
    ofLimits = updateLimits(design, state, post);
    const after = [state.entry, state.judge, state.group, state.panelNoise, state.ownSpread, state.spreadPrior * total];
    const moved = after.reduce((most, x, k) => Math.max(most, Math.abs(x - before[k]!)), 0);
    if (moved < STILL * total || round === MOST_ROUNDS) return { design, freedoms, state, post, evidence };
  }
}
