import { Rational } from '../exact/rational';
import { bestList, type BestList } from './best-list';
import { readSelection, type SelectionProblem } from './read-selection';
import type { SelectionInput } from './selection';

/** What the constraints cost, to be shown beside the list. Points. */
export interface SelectionPrice {
  /** Total of the best K without any constraint, and how much of it the constraints cost. */
  readonly free: number;
  readonly price: number;
  /** What leaving out this one constraint alone would add to the total; constraints in the order given. */
  readonly constraints: readonly { readonly id: string; readonly price: number }[];
  /** Those among the best K who are not on the list, by position (from 1), and the constraints that displaced them. */
  readonly displaced: readonly {
    readonly id: string;
    readonly position: number;
    readonly score: number;
    /** Without all of these the candidate is on the list, without all but one of them not. */
    readonly by: readonly string[];
  }[];
}

/** Best lists by the constraints left out, each computed once. */
class Lists {
  private readonly known = new Map<string, Promise<BestList | null>>();

  constructor(private readonly problem: SelectionProblem) {}

  without(left: ReadonlySet<string>): Promise<BestList | null> {
    const key = JSON.stringify([...left].sort());
    const list = this.known.get(key) ?? bestList(this.problem, (id) => !left.has(id));
    this.known.set(key, list);
    return list;
  }

  async hasWithout(candidate: number, left: ReadonlySet<string>): Promise<boolean> {
    return (await this.without(left))?.chosen.includes(candidate) ?? false;
  }
}

/** One constraint where one is enough; else a deletion filter over all of them: none is named without need. */
async function displacers(candidate: number, ids: readonly string[], lists: Lists): Promise<string[]> {
  for (const id of ids) if (await lists.hasWithout(candidate, new Set([id]))) return [id];
  const left = new Set(ids);
  for (const id of ids) {
    left.delete(id);
    if (!(await lists.hasWithout(candidate, left))) left.add(id);
  }
  return [...left];
}

/**
 * The price of the quotas (contract, "Selection"): what all of them and each of them costs in total score, and for each
 * displaced candidate the constraints that displaced them. Null when the constraints cannot be met together.
 * About (constraints + displaced) best lists. Throws FairnessRefusal like {@link select}.
 */
export async function priceSelection(input: SelectionInput): Promise<SelectionPrice | null> {
  const problem = readSelection(input);
  const lists = new Lists(problem);
  const ids = problem.constraints.map(({ id }) => id);
  const [best, free] = [await lists.without(new Set()), await lists.without(new Set(ids))];
  if (!best || !free) return null;
  const points = (score: number): number => Rational.of(score, problem.scale).toNumber();
  const constraints: { id: string; price: number }[] = [];
  for (const id of ids) constraints.push({ id, price: points((await lists.without(new Set([id])))!.total - best.total) });
  const displaced: SelectionPrice['displaced'][number][] = [];
  for (const i of free.chosen.filter((candidate) => !best.chosen.includes(candidate))) {
    displaced.push({ id: problem.ids[i]!, position: i + 1, score: points(problem.scores[i]!), by: await displacers(i, ids, lists) });
  }
  return { free: points(free.total), price: points(free.total - best.total), constraints, displaced };
}
