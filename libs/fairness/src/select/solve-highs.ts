import type { Highs, Model, ModelData } from 'highs';
import { answerForNobody, type Outcome, type Programme } from './programme';

/** Branch-and-bound nodes; the cases of the field need a few hundred at most. */
const MOST_NODES = 200_000;

let loading: Promise<Highs> | undefined;

/** Loaded when first needed: starting WebAssembly takes longer than scoring a document. */
export async function load(): Promise<Highs> {
  loading ??= import('highs').then(({ default: loader }) => loader());
  return loading;
}

/** The same question for HiGHS, in compressed rows. */
export function modelOf({ gain, rows }: Programme, { constants, infinity }: Highs): ModelData {
  const [starts, indices, values] = [[0], [] as number[], [] as number[]];
  for (const { at, by } of rows) {
    for (let k = 0; k < at.length; k++) {
      indices.push(at[k]!);
      values.push(by[k]!);
    }
    starts.push(indices.length);
  }
  const size = { numRows: rows.length, numCols: gain.length };
  return {
    ...size,
    sense: constants.objectiveSense.maximize,
    colCost: gain,
    colLower: gain.map(() => 0),
    colUpper: gain.map(() => 1),
    rowLower: rows.map(({ low }) => (low === -Infinity ? -infinity : low)),
    rowUpper: rows.map(({ high }) => (high === Infinity ? infinity : high)),
    matrix: { format: 'csr', ...size, starts, indices, values },
  };
}

/** Runs it; false where the solver itself gave up, on coefficients too far apart for its tolerances. */
export function hasRun(model: Model): boolean {
  try {
    model.run();
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'HighsError') return false;
    throw error;
  }
}

/** Where few candidates are left to ask about, looking for good lists beforehand takes longer than the answer. */
const FEW = { mip_heuristic_effort: 0, mip_heuristic_run_feasibility_jump: false, mip_allow_restart: false, mip_detect_symmetry: false };

/**
 * Solves by HiGHS, branch and cut (Huangfu & Hall 2018, Math. Prog. Comp. 10:119–142). All gains are whole numbers, so
 * a gap below one proves the optimum. One thread, fixed seed, limits in nodes: the same answer on every machine.
 * `isFew`: nearly everybody is settled already; of several optima it may then find another one.
 */
export async function solveByHighs(programme: Programme, isFew = false): Promise<Outcome> {
  if (programme.gain.length === 0) return answerForNobody(programme);
  const highs = await load();
  const { modelStatus, variableType } = highs.constants;
  const { gain } = programme;
  const data = { ...modelOf(programme, highs), integrality: gain.map(() => variableType.integer) };
  return highs.withModel(data, (model): Outcome => {
    model.options.set({ output_flag: false, random_seed: 0, mip_rel_gap: 0, mip_abs_gap: 0.5, mip_max_nodes: MOST_NODES, ...(isFew ? FEW : {}) });
    if (!hasRun(model)) return { status: 'undecided' };
    const status = model.getModelStatus();
    if (status === modelStatus.infeasible) return { status: 'infeasible' };
    if (status !== modelStatus.optimal) return { status: 'undecided' };
    const { colValue } = model.getSolution();
    return { status: 'optimal', chosen: gain.flatMap((_, i) => (colValue[i]! > 0.5 ? [i] : [])) };
  });
}

/** What one unit of each row is worth when candidates may be split: a hint to be checked, not a result. Zeros if none. */
export async function rowWorths(programme: Programme): Promise<readonly number[]> {
  if (programme.gain.length === 0) return programme.rows.map(() => 0);
  const highs = await load();
  return highs.withModel(modelOf(programme, highs), (model) => {
    model.options.set({ output_flag: false });
    if (!hasRun(model)) return programme.rows.map(() => 0);
    const { rowDual } = model.getSolution();
    return programme.rows.map((_, r) => rowDual?.[r] ?? 0);
  });
}
