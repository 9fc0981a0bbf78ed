import { Rational } from '../exact/rational';
import { bestList, totalOf, type BestList } from './best-list';
import { certifyChosen } from './certify';
import type { ChoiceProof } from './choice-proof';
import { likelyList } from './likely-list';
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
  /** Every other list that the prices and displacements above go by, in the order in which it was first asked for. */
  readonly lists: readonly RelaxedList[];
}

/** The best list without some of the constraints, as it differs from the list itself, and the proof that it is the best. */
export interface RelaxedList {
  /** Constraints left out, in the order given. */
  readonly without: readonly string[];
  /** By position: who enters the list then, and who leaves it. */
  readonly enter: readonly string[];
  readonly leave: readonly string[];
  readonly proof: ChoiceProof;
}

/** Of all proofs together, and of one goal in one of them: what nobody decides by is worth less time than the list itself. */
const [MOST_CASES, MOST_OF_ONE] = [20_000, 1_000];

type List = Pick<BestList, 'chosen' | 'total'>;

interface Without {
  readonly left: ReadonlySet<string>;
  /** Names the constraints in force that say anything: where they are the same, so are the list and its proof. */
  readonly inForce: string;
  readonly list: Promise<List | null>;
}

/** Best lists by the constraints left out, each computed once. */
class Lists {
  private readonly known = new Map<string, Without>();
  private readonly lists = new Map<string, Promise<List | null>>();

  constructor(private readonly problem: SelectionProblem) {}

  without(left: ReadonlySet<string>): Promise<List | null> {
    const key = JSON.stringify([...left].sort());
    const one = this.known.get(key) ?? this.ask(new Set(left));
    this.known.set(key, one);
    return one.list;
  }

  private ask(left: ReadonlySet<string>): Without {
    const inForce = JSON.stringify(this.problem.constraints.flatMap(({ id, rows }) => (left.has(id) || rows.length === 0 ? [] : [id])));
    const list = this.lists.get(inForce) ?? this.find((id) => !left.has(id));
    this.lists.set(inForce, list);
    return { left, inForce, list };
  }

  /** Whichever way it is found, it is the list that {@link bestList} alone would give. */
  private async find(isActive: (id: string) => boolean): Promise<List | null> {
    const likely = await likelyList(this.problem, isActive);
    if (likely?.isOnly) return { chosen: likely.chosen, total: totalOf(this.problem, likely.chosen) };
    return bestList(this.problem, isActive, likely?.chosen);
  }

  async hasWithout(candidate: number, left: ReadonlySet<string>): Promise<boolean> {
    return (await this.without(left))?.chosen.includes(candidate) ?? false;
  }

  /** All but the list under every constraint, which has its own proof, and the one under none, which is the best K. */
  async proved(published: SelectionProblem, best: List): Promise<RelaxedList[]> {
    const { constraints, ids } = published;
    const own = new Set(best.chosen);
    const proofs = new Map<string, ChoiceProof>();
    let room = MOST_CASES;
    const lists: RelaxedList[] = [];
    for (const { left, list, inForce } of this.known.values()) {
      if (left.size === 0 || left.size === constraints.length) continue;
      const { chosen } = (await list)!;
      const [kept, on] = [constraints.filter(({ id }) => !left.has(id)), new Set(chosen)];
      const most = Math.min(room, MOST_OF_ONE);
      const proof = proofs.get(`${inForce} ${most}`) ?? (await certifyChosen({ ...published, constraints: kept }, chosen, most));
      proofs.set(`${inForce} ${most}`, proof);
      room -= proof.isProved ? proof.steps.reduce((sum, { cases }) => sum + cases.length, 0) : MOST_OF_ONE;
      room = Math.max(0, room);
      lists.push({
        without: constraints.flatMap(({ id }) => (left.has(id) ? [id] : [])), enter: chosen.filter((i) => !own.has(i)).map((i) => ids[i]!), leave: best.chosen.filter((i) => !on.has(i)).map((i) => ids[i]!), proof,
      });
    }
    return lists;
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
  return ids.filter((id) => left.has(id));
}

/**
 * The price of the quotas (contract, "Selection"): what all of them and each of them costs in total score, and for each
 * displaced candidate the constraints that displaced them; with the proof of every list that says so. Null when the
 * constraints cannot be met together. About (constraints + displaced) best lists. Throws FairnessRefusal like {@link select}.
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
  return { free: points(free.total), price: points(free.total - best.total), constraints, displaced, lists: await lists.proved(readSelection(input, { isAsPublished: true }), best) };
}
