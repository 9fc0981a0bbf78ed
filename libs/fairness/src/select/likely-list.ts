import { cutOf, rowsOf } from './best-list';
import { boundOf, coreWithin, gainWithOpen, type Core } from './core';
import { goalsOf } from './goals';
import { contenders, narrowed } from './narrow';
import { gainOf, keepsRows, type Programme, type Row } from './programme';
import type { SelectionProblem } from './read-selection';
import { withRelaxation } from './relaxation';
import { solveByHighs } from './solve-highs';

/** So many candidates are left open at first, and so many times more where the best list is not among theirs. */
const [FIRST_OPEN, TIMES] = [24, 4];
/** Scores × scale beyond this come near the solver's tolerances: such lists are asked for in one way alone. */
const LARGEST_SCORE = 2 ** 32;

/** A list as good as any; `isOnly`: there is no other. Among several the solver's own choice decides. */
export interface LikelyList {
  /** Positions, ascending. */
  readonly chosen: readonly number[];
  readonly isOnly: boolean;
}

interface Optimum {
  readonly answer: number;
  readonly chosen: readonly number[];
  /** Every choice that reaches the answer is among those of this core. */
  readonly core: Core;
}

/** What one unit of each row is worth when candidates may be split: a hint; zeros where there is none. */
const worthsOf = ({ gain, rows }: Programme): Promise<readonly number[]> =>
  withRelaxation({ gain, rows }, (relax) => {
    const relaxed = relax(gain.map(() => 0), gain.map(() => 1));
    return rows.map((_, r) => (relaxed.status === 'optimal' ? relaxed.worth[r]! : 0));
  });

/** Few enough to be asked as they are. */
async function optimumOfFew(programme: Programme): Promise<Optimum | null> {
  const outcome = await solveByHighs(programme, true);
  if (outcome.status !== 'optimal' || !keepsRows(programme, outcome.chosen)) return null;
  return { answer: gainOf(programme, outcome.chosen), chosen: outcome.chosen, core: { programme, settled: 0, open: programme.gain.map((_, i) => i), certain: [] } };
}

/** Guesses how good the best choice is, asks among those who can be in one that good, and lowers the guess until one is. */
async function optimumOf(programme: Programme): Promise<Optimum | null> {
  if (programme.gain.length <= FIRST_OPEN) return optimumOfFew(programme);
  const bound = boundOf(programme, await worthsOf(programme));
  let known = -Infinity;
  for (let open = FIRST_OPEN; ; open *= TIMES) {
    const atLeast = Math.max(known, gainWithOpen(programme, bound, open));
    const core = coreWithin(programme, bound, atLeast);
    const outcome = await solveByHighs(core.programme, true);
    if (outcome.status === 'undecided') return null;
    if (outcome.status === 'optimal') {
      if (!keepsRows(core.programme, outcome.chosen)) return null;
      const answer = core.settled + gainOf(core.programme, outcome.chosen);
      const chosen = [...core.certain, ...outcome.chosen.map((k) => core.open[k]!)];
      if (answer >= atLeast) return { answer, chosen, core: coreWithin(programme, bound, answer) };
      known = answer;
    } else if (atLeast === known) {
      return null;
    }
  }
}

/** Of the core everybody else is settled: is there a second choice that reaches the answer? */
async function isOnlyOne({ answer, chosen, core }: Optimum): Promise<boolean> {
  const { programme: { gain, rows }, open, settled } = core;
  const on = new Set(chosen);
  const at = open.flatMap((i, k) => (on.has(i) ? [k] : []));
  if (at.length === 0 || at.length === open.length) return true;
  const asGood: Row = { at: gain.map((_, k) => k), by: gain, low: answer - settled, high: Infinity };
  const another: Row = { at, by: at.map(() => 1), low: -Infinity, high: at.length - 1 };
  return (await solveByHighs({ gain, rows: [...rows, asGood, another] }, true)).status === 'infeasible';
}

/**
 * A best list under some of the constraints, by far fewer branches than {@link bestList}: after each goal everyone whose case
 * is clear is settled (see `coreOf`), and the next is asked of those still open. Null where there is no list, or where this
 * way does not lead to one: the question is {@link bestList}'s then.
 */
export async function likelyList(problem: SelectionProblem, isActive: (id: string) => boolean): Promise<LikelyList | null> {
  if (problem.scores.some((score) => Math.abs(score) > LARGEST_SCORE)) return null;
  const rows = rowsOf(problem, isActive);
  const cut = await cutOf(problem, rows);
  if (cut === null) return null;
  let open: readonly number[] = contenders(problem.ids.length, rows).filter((i) => i < cut.cut);
  let programme = narrowed({ gain: problem.ids.map(() => 0), rows }, open);
  let chosen: number[] = [];
  let last: Optimum | null = null;
  const certain: number[] = [];
  for (const { gain } of goalsOf(problem)) {
    const lowest = open.reduce((least, i) => Math.min(least, gain[i]!), Infinity);
    const found = await optimumOf({ gain: open.map((i) => gain[i]! - lowest), rows: programme.rows });
    if (found === null) return null;
    const { core, answer } = found;
    chosen = [...certain, ...found.chosen.map((k) => open[k]!)];
    certain.push(...core.certain.map((k) => open[k]!));
    open = core.open.map((k) => open[k]!);
    const held: Row = { at: open.map((_, k) => k), by: core.programme.gain, low: answer - core.settled, high: Infinity };
    programme = { gain: core.programme.gain, rows: [...core.programme.rows, held] };
    last = found;
  }
  return { chosen: chosen.sort((a, b) => a - b), isOnly: await isOnlyOne(last!) };
}
