import { FairnessRefusal } from '../refusal';
import { contenders, narrowed } from './narrow';
import { gainOf, keepsRows, type Outcome, type Programme, type Row } from './programme';
import type { SelectionProblem } from './read-selection';
import { solveByHighs } from './solve-highs';

/** The best list under some of the constraints; positions ascending. */
export interface BestList {
  readonly chosen: readonly number[];
  /** Σ score × scale. */
  readonly total: number;
  /** Σ of positions, counted from 1. */
  readonly positionSum: number;
  /** The programme whose optimum `total` is, gains counted from the lowest score: what a second opinion is asked. */
  readonly question: Programme;
  /** The optimum of `question`. */
  readonly answer: number;
}

function undecided(detail: string): FairnessRefusal {
  return new FairnessRefusal('selection_undecided', { zh: `求解器未能给出可验证的结果（${detail}）`, en: `the solver gave no answer that could be verified (${detail})` }, { detail });
}

/** Takes a solver's word only after checking every row in whole numbers. */
async function decided(programme: Programme): Promise<readonly number[] | null> {
  const outcome: Outcome = await solveByHighs(programme);
  if (outcome.status === 'infeasible') return null;
  if (outcome.status === 'undecided') throw undecided('limit of work');
  if (!keepsRows(programme, outcome.chosen)) throw undecided('a constraint is broken');
  return outcome.chosen;
}

export function rowsOf(problem: SelectionProblem, isActive: (id: string) => boolean = () => true): Row[] {
  const everyone: Row = { at: problem.ids.map((_, i) => i), by: problem.ids.map(() => 1), low: problem.places, high: problem.places };
  return [everyone, ...problem.constraints.filter(({ id }) => isActive(id)).flatMap(({ rows }) => rows)];
}

/** Is there any list at all? */
export async function isSelectable(problem: SelectionProblem, isActive: (id: string) => boolean): Promise<boolean> {
  const rows = rowsOf(problem, isActive);
  const kept = contenders(problem.ids.length, rows);
  return (await decided(narrowed({ gain: problem.ids.map(() => 0), rows }, kept))) !== null;
}

/**
 * Two solves: the highest total; then, with that total held, the lowest sum of positions. Both in whole numbers, because
 * one weighted sum of the two would outgrow a solver's tolerances.
 */
export async function bestList(problem: SelectionProblem, isActive: (id: string) => boolean = () => true): Promise<BestList | null> {
  const rows = rowsOf(problem, isActive);
  const kept = contenders(problem.ids.length, rows);
  const lowest = kept.reduce((least, i) => Math.min(least, problem.scores[i]!), Infinity);
  const question = narrowed({ gain: problem.scores.map((score) => score - lowest), rows }, kept);
  const first = await decided(question);
  if (first === null) return null;
  const answer = gainOf(question, first);
  const held: Row = { at: kept.map((_, k) => k), by: question.gain, low: answer, high: Infinity };
  const second = await decided({ gain: kept.map((i) => problem.ids.length - i), rows: [...question.rows, held] });
  if (second === null) throw undecided('the total could not be held');
  const chosen = second.map((k) => kept[k]!);
  return {
    chosen,
    total: chosen.reduce((total, i) => total + problem.scores[i]!, 0),
    positionSum: chosen.reduce((total, i) => total + i + 1, 0),
    question,
    answer,
  };
}
