import type { Model } from 'highs';
import { answerForNobody, type Programme } from './programme';
import { hasRun, load, modelOf } from './solve-highs';

/** A programme in which candidates may be split, with some of them settled. */
export type Relaxed =
  | { readonly status: 'optimal'; readonly value: ArrayLike<number>; readonly sum: number; /** What one unit of each row is worth. */ readonly worth: ArrayLike<number> }
  /** A combination of the rows that nobody can meet; null when the solver has none to offer. */
  | { readonly status: 'infeasible'; readonly ray: ArrayLike<number> | null }
  | { readonly status: 'undecided' };

export type Relax = (low: readonly number[], high: readonly number[]) => Relaxed;

function relaxedBy(model: Model, highs: Awaited<ReturnType<typeof load>>, low: readonly number[], high: readonly number[]): Relaxed {
  const { modelStatus } = highs.constants;
  model.changeColsBounds({ kind: 'range', from: 0, to: low.length - 1 }, low, high);
  if (!hasRun(model)) return { status: 'undecided' };
  const status = model.getModelStatus();
  if (status === modelStatus.optimal) {
    const { colValue, rowDual } = model.getSolution();
    return { status: 'optimal', value: colValue, sum: model.getObjectiveValue(), worth: rowDual };
  }
  if (status === modelStatus.infeasible) return { status: 'infeasible', ray: model.getDualRay()?.values ?? null };
  return { status: 'undecided' };
}

/** Keeps one model open, so that every question starts where the one before ended. What it answers is a hint to be checked. */
export async function withRelaxation<Answer>(programme: Programme, use: (relax: Relax) => Answer): Promise<Answer> {
  if (programme.gain.length === 0) return use(() => (answerForNobody(programme).status === 'optimal' ? { status: 'optimal', value: [], sum: 0, worth: programme.rows.map(() => 0) } : { status: 'infeasible', ray: null }));
  const highs = await load();
  return highs.withModel(modelOf(programme, highs), (model) => {
    model.options.set({ output_flag: false, presolve: 'off', random_seed: 0 });
    return use((low, high) => relaxedBy(model, highs, low, high));
  });
}
