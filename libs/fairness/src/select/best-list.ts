import { FairnessRefusal } from '../refusal';
import { goalsOf, type GoalName } from './goals';
import { contenders, narrowed } from './narrow';
import { gainOf, keepsRows, type NamedRow, type Outcome, type Programme, type Row } from './programme';
import type { SelectionProblem } from './read-selection';
import { solveByHighs } from './solve-highs';

/** One question on the way to the best list: what a second opinion is asked. */
export interface Asked {
  readonly of: GoalName;
  readonly question: Programme;
  /** The optimum of `question`; null when it has no answer at all: nobody below the lowest winner can be spared. */
  readonly answer: number | null;
}

/** The best list under some of the constraints; positions ascending. */
export interface BestList {
  readonly chosen: readonly number[];
  /** Σ score × scale. */
  readonly total: number;
  /** Σ of positions, counted from 1. */
  readonly positionSum: number;
  readonly asked: readonly Asked[];
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

export function rowsOf(problem: SelectionProblem, isActive: (id: string) => boolean = () => true): NamedRow[] {
  const everyone: NamedRow = { name: [], unit: 1, at: problem.ids.map((_, i) => i), by: problem.ids.map(() => 1), low: problem.places, high: problem.places };
  return [everyone, ...problem.constraints.filter(({ id }) => isActive(id)).flatMap(({ rows }) => rows)];
}

/** The programme of the first `many` positions that asks only whether there is a list. */
function whetherAny({ ids }: SelectionProblem, rows: readonly Row[], many: number): Programme {
  const kept = contenders(ids.length, rows).filter((i) => i < many);
  return narrowed({ gain: ids.map(() => 0), rows }, kept);
}

/** Is there any list at all? */
export async function isSelectable(problem: SelectionProblem, isActive: (id: string) => boolean): Promise<boolean> {
  return (await decided(whetherAny(problem, rowsOf(problem, isActive), problem.ids.length))) !== null;
}

/** How many positions may win when the lowest winner is to be as good as can be: by halving, over the scores there are. Null when there is no list. */
async function bestCut(problem: SelectionProblem, rows: readonly Row[]): Promise<{ cut: number; asked: Asked[] } | null> {
  const { scores, places } = problem;
  const cuts = scores.flatMap((score, i) => (score !== scores[i + 1] ? [i + 1] : []));
  const isEnough = async (cut: number): Promise<boolean> => (await decided(whetherAny(problem, rows, cut))) !== null;
  if (places === 0 || cuts.length === 0) return (await isEnough(scores.length)) ? { cut: scores.length, asked: [] } : null;
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (await isEnough(cuts[middle]!)) high = middle;
    else low = middle + 1;
  }
  if (low === cuts.length) return null;
  const fewer = cuts[low - 1] ?? 0;
  return { cut: cuts[low]!, asked: [{ of: 'lowest', question: whetherAny(problem, rows, fewer), answer: null }] };
}

/** How many positions may win under the objective; null when there is no list (told of `best_lowest` alone). */
export async function cutOf(problem: SelectionProblem, rows: readonly Row[], asGood: readonly number[] | null = null): Promise<{ cut: number; asked: Asked[] } | null> {
  const { objective, scores } = problem;
  if (objective !== 'best_lowest' || asGood?.length === 0) return { cut: scores.length, asked: [] };
  return asGood === null ? bestCut(problem, rows) : { cut: scores.lastIndexOf(scores[asGood.at(-1)!]!) + 1, asked: [] };
}

/** Σ score × scale of these positions. */
export const totalOf = ({ scores }: Pick<SelectionProblem, 'scores'>, chosen: readonly number[]): number => chosen.reduce((total, i) => total + scores[i]!, 0);

/**
 * The goals of the objective one after the other, each held before the next is asked. `asGood`: positions of a list known to
 * be as good as any in all goals, which spares every question but the last: among equals the solver chooses as it would have.
 */
export async function bestList(problem: SelectionProblem, isActive: (id: string) => boolean = () => true, asGood: readonly number[] | null = null): Promise<BestList | null> {
  const rows = rowsOf(problem, isActive);
  const cut = await cutOf(problem, rows, asGood);
  if (cut === null) return null;
  const kept = contenders(problem.ids.length, rows).filter((i) => i < cut.cut);
  const asked: Asked[] = [...cut.asked];
  const held: Row[] = [];
  let last: readonly number[] = [];
  const goals = goalsOf(problem);
  for (const { of, gain } of goals) {
    const lowest = kept.reduce((least, i) => Math.min(least, gain[i]!), Infinity);
    const narrow = narrowed({ gain: gain.map((value) => value - lowest), rows }, kept);
    const question: Programme = { gain: narrow.gain, rows: [...narrow.rows, ...held] };
    const isTold = asGood !== null && held.length < goals.length - 1;
    const found = isTold ? asGood.map((i) => kept.indexOf(i)) : await decided(question);
    if (found === null && held.length === 0) return null;
    if (found === null) throw undecided('the goal could not be held');
    const answer = gainOf(question, found);
    asked.push({ of, question, answer });
    held.push({ at: kept.map((_, k) => k), by: question.gain, low: answer, high: Infinity });
    last = found;
  }
  const chosen = last.map((k) => kept[k]!);
  return {
    chosen,
    total: totalOf(problem, chosen),
    positionSum: chosen.reduce((total, i) => total + i + 1, 0),
    asked,
  };
}
