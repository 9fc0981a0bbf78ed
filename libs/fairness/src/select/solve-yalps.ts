import { answerForNobody, type Outcome, type Programme } from './programme';

/** Work for one question, in cells of the tableau: about two seconds. */
const MOST_CELLS = 60_000_000;
const LARGEST_TABLEAU = 400_000;
const MOST_PIVOTS = 100_000;

/**
 * Solves by yalps: dense tableau simplex and branch and cut, no line in common with HiGHS. Limits count steps.
 */
export async function solveByYalps(programme: Programme): Promise<Outcome> {
  const { gain, rows } = programme;
  if (gain.length === 0) return answerForNobody(programme);
  const cells = (gain.length + 1) * (gain.length + rows.length + 1);
  if (cells > LARGEST_TABLEAU) return { status: 'undecided' };
  const columns = gain.map((value): [string, number][] => [['gain', value]]);
  rows.forEach(({ at, by }, r) => at.forEach((i, k) => columns[i]!.push([`row${r}`, by[k]!])));
  const { solve } = await import('yalps');
  const { status, variables } = solve(
    {
      direction: 'maximize',
      objective: 'gain',
      constraints: rows.map(({ low, high }, r): [string, { min?: number; max?: number }] => [
        `row${r}`,
        { ...(low === -Infinity ? {} : { min: low }), ...(high === Infinity ? {} : { max: high }) },
      ]),
      variables: columns.map((column, i): [number, [string, number][]] => [i, column]) as never,
      binaries: true,
    },
    { maxIterations: Math.ceil(MOST_CELLS / cells), maxPivots: MOST_PIVOTS },
  );
  if (status === 'infeasible') return { status };
  if (status !== 'optimal') return { status: 'undecided' };
  const chosen = variables.flatMap(([i, value]) => (value > 0.5 ? [Number(i)] : []));
  return { status: 'optimal', chosen: chosen.sort((a, b) => a - b) };
}
