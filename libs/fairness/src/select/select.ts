import { Rational } from '../exact/rational';
import { FairnessRefusal } from '../refusal';
import { bestList, isSelectable, type Asked, type BestList } from './best-list';
import { coreOf } from './core';
import { gainOf, keepsRows, type Outcome, type Row } from './programme';
import { readSelection, type SelectionProblem } from './read-selection';
import type { SelectionInput, SelectionResult, Selected } from './selection';
import { rowWorths } from './solve-highs';
import { solveByYalps } from './solve-yalps';

/**
 * Deletion filter (Chinneck & Dravnieks 1991, ORSA J. Comp. 3:157–168): leave out one constraint after the other; what
 * stays impossible without it never needed it. What remains is impossible, and possible without any one member.
 */
export async function conflictOf(problem: SelectionProblem): Promise<string[]> {
  const standing = new Set(problem.constraints.map(({ id }) => id));
  for (const { id } of problem.constraints) {
    standing.delete(id);
    if (await isSelectable(problem, (other) => standing.has(other))) standing.add(id);
  }
  return [...standing];
}

/**
 * Asks the other solver the same question, among those who can be in a list that good. Throws when it finds another
 * answer: neither list may then be published.
 */
async function askAgain({ question, answer }: Asked): Promise<Selected['secondOpinion']> {
  if (answer === null) {
    const again = await solveByYalps(question);
    if (again.status === 'undecided') return 'undecided';
    if (again.status === 'infeasible' || !keepsRows(question, again.chosen)) return 'agrees';
    throw disagreement(null);
  }
  const { programme, settled } = coreOf(question, await rowWorths(question), answer);
  const asGood: Row = { at: programme.gain.map((_, i) => i), by: programme.gain, low: answer - settled, high: Infinity };
  let outcome: Outcome = await solveByYalps(programme);
  // Some questions need the branches cut that fall below the total, others stall on that extra row.
  if (outcome.status === 'undecided') outcome = await solveByYalps({ ...programme, rows: [...programme.rows, asGood] });
  if (outcome.status === 'undecided') return 'undecided';
  const chosen = outcome.status === 'optimal' ? outcome.chosen : null;
  const other = chosen && keepsRows(programme, chosen) ? settled + gainOf(programme, chosen) : null;
  if (other === answer) return 'agrees';
  throw disagreement(other === null ? null : other - answer);
}

function disagreement(difference: number | null): FairnessRefusal {
  const text = { zh: '两个求解器给出的结果不同，结果不得公布', en: 'the two solvers give different answers; the result must not be published' };
  return new FairnessRefusal('solvers_disagree', text, { difference });
}

/** Everything that decides who wins is asked twice; which of two lists equally good comes first is not. */
async function secondOpinion({ asked }: BestList): Promise<Selected['secondOpinion']> {
  const opinions: Selected['secondOpinion'][] = [];
  for (const one of asked) if (one.of !== 'positions') opinions.push(await askAgain(one));
  return opinions.every((opinion) => opinion === 'agrees') ? 'agrees' : 'undecided';
}

/** What the variants maximise before the total. */
function measuresOf({ objective, places, scores, scale }: SelectionProblem, { chosen }: BestList): Pick<Selected, 'departures' | 'lowest'> {
  if (objective === 'fewest_departures') return { departures: places - chosen.filter((i) => i < places).length };
  if (objective === 'best_lowest') return { lowest: chosen.length === 0 ? null : Rational.of(scores[chosen.at(-1)!]!, scale).toNumber() };
  return {};
}

/**
 * Fills K places under published constraints (contract, "select"): an integer programme solved exactly. Highest total
 * score (or what the objective puts before it); among the lists of that total the lowest sum of positions (score high to
 * low, then id). HiGHS decides, every constraint is checked again in whole numbers, yalps gives a second opinion. Impossible constraints are
 * answered by a minimal conflicting set. The order of the input never shows.
 * Scores in points, fractions as decimal literals. Throws FairnessRefusal: bad input, `solvers_disagree`,
 * `selection_undecided`. 2,000 candidates take a few seconds.
 */
export async function select(input: SelectionInput): Promise<SelectionResult & { readonly id?: string }> {
  const problem = readSelection(input);
  const named = problem.id === undefined ? {} : { id: problem.id };
  const best = await bestList(problem);
  if (best === null) return { ...named, status: 'infeasible', conflict: await conflictOf(problem) };
  return {
    ...named,
    status: 'optimal',
    objective: Rational.of(best.total, problem.scale).toNumber(),
    ...measuresOf(problem, best),
    positionSum: best.positionSum,
    selected: best.chosen.map((i) => problem.ids[i]!),
    secondOpinion: await secondOpinion(best),
  };
}
