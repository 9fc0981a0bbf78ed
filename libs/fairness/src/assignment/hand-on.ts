import type { Allocation } from './allocation';
import type { ChoiceReason, ReleaseReason } from './assignment';

/** `from` hands `entry` on to `to`. */
export interface Step {
  readonly entry: number;
  readonly from: number;
  readonly to: number;
}

export interface Search {
  /** The shortest chain of hand-ons from a start to a goal; null when there is none. */
  readonly steps: readonly Step[] | null;
  /** The judge the chain starts from. */
  readonly start: number;
  /** All judges seen on the way, in the order met. */
  readonly reached: readonly number[];
}

/**
 * Breadth-first search for an alternating path (Kuhn 1955; Harvey, Ladner, Lovász & Tamir 2006, optimal semi-matchings).
 * On a shortest path no entry occurs twice: the later judge could have been reached from the earlier one directly.
 */
export function searchHandOn(allocation: Allocation, starts: readonly number[], isGoal: (judge: number) => boolean): Search {
  const via = new Map<number, Step | null>(starts.map((judge) => [judge, null]));
  const queue = [...starts];
  const immediate = starts.find(isGoal);
  if (immediate !== undefined) return { steps: [], start: immediate, reached: queue };
  const judges = allocation.judgeIds.length;
  for (let at = 0; at < queue.length && via.size < judges; at++) {
    const from = queue[at]!;
    for (const entry of allocation.entriesOf[from]!) {
      if (allocation.isFixed(entry, from)) continue;
      for (let to = 0; to < judges; to++) {
        if (!allocation.mayHandOn(entry, from, to) || via.has(to)) continue;
        via.set(to, { entry, from, to });
        if (isGoal(to)) return { ...trace(via, to), reached: queue };
        queue.push(to);
      }
      if (via.size === judges) break;
    }
  }
  return { steps: null, start: -1, reached: queue };
}

function trace(via: ReadonlyMap<number, Step | null>, goal: number): { steps: Step[]; start: number } {
  const steps: Step[] = [];
  let judge = goal;
  for (let step = via.get(judge); step; step = via.get(judge)) {
    steps.unshift(step);
    judge = step.from;
  }
  return { steps, start: judge };
}

export function applyHandOn(allocation: Allocation, steps: readonly Step[], chosen: ChoiceReason, released: ReleaseReason): void {
  for (const { entry, from, to } of steps) {
    allocation.remove(entry, from, released);
    allocation.add(entry, to, chosen);
  }
}
