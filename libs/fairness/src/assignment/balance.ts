import type { Allocation } from './allocation';
import { applyHandOn, searchHandOn } from './hand-on';

/**
 * Evens the loads out as far as conflicts, limits and locks allow: while a chain of hand-ons leads from a judge to one
 * with at least two entries fewer, follow it. No such chain left means the loads are the most even possible: least
 * maximum, greatest minimum and least sum of squares at once (Harvey, Ladner, Lovász & Tamir 2006, theorem 3.1).
 */
export function balance(allocation: Allocation): void {
  const { load } = allocation;
  for (let hasMoved = true; hasMoved; ) {
    hasMoved = false;
    const heaviestFirst = allocation.judgeIds.map((_, judge) => judge).sort((a, b) => load[b]! - load[a]! || a - b);
    for (const judge of heaviestFirst) {
      const target = load[judge]! - 2;
      const isGoal = (other: number): boolean => load[other]! <= target && allocation.hasRoom(other);
      if (!allocation.judgeIds.some((_, other) => isGoal(other))) continue;
      const { steps } = searchHandOn(allocation, [judge], isGoal);
      if (!steps) continue;
      applyHandOn(allocation, steps, 'moved_for_balance', 'balance');
      hasMoved = true;
    }
  }
}
