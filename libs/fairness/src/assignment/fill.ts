import type { Allocation } from './allocation';
import type { AssignmentProblem } from './assignment';
import { applyHandOn, searchHandOn } from './hand-on';

/** The least loaded judge with room; equals by lot, so that panels mix instead of repeating the same few together. */
function leastLoaded(allocation: Allocation, entry: number, willing: readonly number[]): number | undefined {
  let best: number | undefined;
  for (const judge of willing) {
    if (!allocation.hasRoom(judge)) continue;
    const order = best === undefined ? -1 : allocation.load[judge]! - allocation.load[best]! || allocation.lot(entry, judge) - allocation.lot(entry, best);
    if (order < 0) best = judge;
  }
  return best;
}

function fillEntry(allocation: Allocation, entry: number, eligible: readonly number[]): AssignmentProblem | null {
  const mine = allocation.judgesOf[entry]!;
  const isForced = eligible.length === allocation.perEntry;
  while (mine.length < allocation.perEntry) {
    const willing = eligible.filter((judge) => !allocation.has(entry, judge));
    const free = leastLoaded(allocation, entry, willing);
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
