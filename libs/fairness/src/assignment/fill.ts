import type { Allocation } from './allocation';
import type { AssignmentProblem } from './assignment';
import { applyHandOn, searchHandOn } from './hand-on';

/** Least loaded first; equals by lot, so that panels mix instead of repeating the same few together. */
function byLoad(allocation: Allocation, entry: number): (a: number, b: number) => number {
  return (a, b) => allocation.load[a]! - allocation.load[b]! || allocation.lot(entry, a) - allocation.lot(entry, b) || a - b;
}

function fillEntry(allocation: Allocation, entry: number, eligible: readonly number[]): AssignmentProblem | null {
  const mine = allocation.judgesOf[entry]!;
  const isForced = eligible.length === allocation.perEntry;
  while (mine.length < allocation.perEntry) {
    const willing = eligible.filter((judge) => !allocation.has(entry, judge));
    const free = willing.filter((judge) => allocation.hasRoom(judge)).sort(byLoad(allocation, entry))[0];
    if (free !== undefined) {
      allocation.add(entry, free, isForced ? 'only_choice' : 'least_loaded');
      continue;
    }
    // Everyone who may is at the limit: somebody hands an entry on to a judge with room, if such a chain exists.
    const search = searchHandOn(allocation, willing, (judge) => allocation.hasRoom(judge));
    if (!search.steps) {
      const judges = search.reached.map((judge) => allocation.judgeIds[judge]!).sort();
      return { reason: 'judges_at_limit', entry: allocation.entryIds[entry]!, lacking: allocation.perEntry - mine.length, judges };
    }
    applyHandOn(allocation, search.steps, 'moved_to_fill', 'fill');
    allocation.add(entry, search.start, isForced ? 'only_choice' : 'least_loaded');
  }
  return null;
}

/**
 * Gives every entry its judges, the entries with the least choice first. Chains of hand-ons make the filling a maximum
 * flow: an entry is named in a problem only when the conflicts and limits as a whole leave no place for it.
 */
export function fill(allocation: Allocation): AssignmentProblem[] {
  const order = allocation.entryIds
    .map((_, entry) => ({ entry, eligible: allocation.eligible(entry) }))
    .sort((a, b) => a.eligible.length - b.eligible.length || a.entry - b.entry);
  const problems: AssignmentProblem[] = [];
  for (const { entry, eligible } of order) {
    const lacking = allocation.perEntry - eligible.length;
    const problem: AssignmentProblem | null =
      lacking > 0
        ? { reason: 'too_few_eligible', entry: allocation.entryIds[entry]!, lacking, eligible: eligible.map((judge) => allocation.judgeIds[judge]!) }
        : fillEntry(allocation, entry, eligible);
    if (problem) problems.push(problem);
  }
  return problems;
}
