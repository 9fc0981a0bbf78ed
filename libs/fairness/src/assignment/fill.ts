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

/** What an entry lacks in one panel. */
interface Gap {
  readonly entry: number;
  readonly panel: number;
  readonly eligible: readonly number[];
}

/** Soft conflicts come when nobody else is left. */
function bestFree(allocation: Allocation, entry: number, willing: readonly number[]): number | undefined {
  const clear = leastLoaded(allocation, entry, willing.filter((judge) => !allocation.isSoft(entry, judge)));
  return clear ?? leastLoaded(allocation, entry, willing);
}

/** Fills what it can; the judges who are all at their limits when a place is left, else null. */
function fillGap(allocation: Allocation, { entry, panel, eligible }: Gap, isLastResort: boolean): readonly number[] | null {
  const isForced = eligible.length === allocation.placesIn(entry, panel);
  while (allocation.lacking(entry, panel) > 0) {
    const willing = eligible.filter((judge) => !allocation.has(entry, judge) && (isLastResort || !allocation.isSoft(entry, judge)));
    const free = bestFree(allocation, entry, willing);
    if (free !== undefined) {
      allocation.add(entry, free, isForced ? 'only_choice' : 'least_loaded');
      continue;
    }
    // Everyone who may is at the limit: somebody hands an entry on to a judge with room, if such a chain exists.
    let search = searchHandOn(allocation, willing, (judge) => allocation.hasRoom(judge));
    if (!search.steps && isLastResort) {
      allocation.allowsSoft = true;
      search = searchHandOn(allocation, willing, (judge) => allocation.hasRoom(judge));
      allocation.allowsSoft = false;
    }
    if (!search.steps) return search.reached;
    applyHandOn(allocation, search.steps, 'moved_to_fill', 'fill');
    allocation.add(entry, search.start, isForced ? 'only_choice' : 'least_loaded');
  }
  return null;
}

/**
 * Gives every entry its judges, the entries with the least choice first. Chains of hand-ons make the filling a maximum
 * flow: an entry is named in a problem only when the conflicts and limits as a whole leave no place for it. Soft conflicts
 * are left out of a first round, which fills as many places as can be filled without them: none is used where none need be.
 */
export function fill(allocation: Allocation): AssignmentProblem[] {
  const panels = [...new Set(allocation.panelOf)].sort((a, b) => a - b);
  const gaps = allocation.entryIds
    .flatMap((_, entry) => panels.filter((panel) => allocation.placesIn(entry, panel) > 0).map((panel): Gap => ({ entry, panel, eligible: allocation.eligible(entry, panel) })))
    .sort((a, b) => a.eligible.length - b.eligible.length || a.entry - b.entry || a.panel - b.panel);
  const problems: AssignmentProblem[] = [];
  const open: Gap[] = [];
  for (const gap of gaps) {
    const lacking = allocation.placesIn(gap.entry, gap.panel) - gap.eligible.length;
    const eligible = gap.eligible.map((judge) => allocation.judgeIds[judge]!);
    if (lacking > 0) problems.push({ reason: 'too_few_eligible', entry: allocation.entryIds[gap.entry]!, lacking, eligible });
    else if (fillGap(allocation, gap, false)) open.push(gap);
  }
  for (const gap of open) {
    const reached = fillGap(allocation, gap, true);
    if (!reached) continue;
    const judges = reached.map((judge) => allocation.judgeIds[judge]!).sort();
    problems.push({ reason: 'judges_at_limit', entry: allocation.entryIds[gap.entry]!, lacking: allocation.lacking(gap.entry, gap.panel), judges });
  }
  return problems;
}
