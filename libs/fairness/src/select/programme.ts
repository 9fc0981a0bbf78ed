/** `low ≤ Σ by[i]·x[at[i]] ≤ high`, all whole numbers; infinities are open ends. */
export interface Row {
  readonly at: readonly number[];
  readonly by: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** A row of a constraint: `name` is the constraint's id, for a group with the group's value. */
export interface NamedRow extends Row {
  readonly name: readonly string[];
  /** By how much one more or one fewer winner moves it. */
  readonly unit: number;
}

/** Maximise Σ gain[i]·x[i] over x[i] ∈ {0, 1} under all rows. Gains are whole numbers. */
export interface Programme {
  readonly gain: readonly number[];
  readonly rows: readonly Row[];
}

export type Outcome =
  | { readonly status: 'optimal'; /** Positions with x = 1, ascending. */ readonly chosen: readonly number[] }
  | { readonly status: 'infeasible' }
  /** The limit of work came first. It counts nodes, never seconds: the same everywhere. */
  | { readonly status: 'undecided' };

export function gainOf({ gain }: Programme, chosen: readonly number[]): number {
  return chosen.reduce((total, i) => total + gain[i]!, 0);
}

/** Does the choice keep every row? In whole numbers, so the answer is exact. */
export function keepsRows({ gain, rows }: Programme, chosen: readonly number[]): boolean {
  const taken = new Uint8Array(gain.length);
  for (const i of chosen) taken[i] = 1;
  return rows.every(({ at, by, low, high }) => {
    const reached = at.reduce((sum, i, k) => sum + taken[i]! * by[k]!, 0);
    return reached >= low && reached <= high;
  });
}

/** Nobody to choose from: solvers do not like to be asked. */
export function answerForNobody(programme: Programme): Outcome {
  return keepsRows(programme, []) ? { status: 'optimal', chosen: [] } : { status: 'infeasible' };
}
