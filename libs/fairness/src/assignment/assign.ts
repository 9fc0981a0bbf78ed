import { byCode } from '../exact/rank';
import { badInput } from '../refusal';
import { Allocation } from './allocation';
import type { AssignmentInput, AssignmentProblem, AssignmentResult, ChoiceReason, GroupLink, Pair, ReleaseReason } from './assignment';
import { algebraicConnectivity } from './algebraic-connectivity';
import { balance } from './balance';
import { connect, isConnectable, partsOf } from './connect';
import { fill } from './fill';
import { formGroups } from './groups';

function check(input: AssignmentInput): void {
  for (const [path, ids] of [['entries', input.entries], ['judges', input.judges]] as const) {
    const seen = new Set<string>();
    const repeated = ids.find((id) => seen.size === seen.add(id).size);
    if (repeated !== undefined) throw badInput(path, `“${repeated}”重复`, `"${repeated}" appears twice`, { value: repeated });
  }
  if (!Number.isSafeInteger(input.perEntry) || input.perEntry < 1) {
    throw badInput('perEntry', '每件作品的评委数必须是正整数', 'judges per entry must be a positive integer', { value: input.perEntry });
  }
  for (const [judge, limit] of Object.entries(input.loadLimits ?? {})) {
    if (Number.isSafeInteger(limit) && limit >= 0) continue;
    throw badInput(`loadLimits.${judge}`, '评审上限必须是非负整数', 'a load limit must be a non-negative integer', { value: limit });
  }
}

/** Why a pair of the assignment so far cannot stay; null when it can. */
function obstacle(allocation: Allocation, entry: number, judge: number): ReleaseReason | null {
  if (allocation.isBlocked(entry, judge)) return 'conflict';
  const panel = allocation.panelOf[judge]!;
  if (allocation.placesIn(entry, panel) === 0) return 'other_group';
  if (allocation.lacking(entry, panel) === 0) return 'over_per_entry';
  return allocation.hasRoom(judge) ? null : 'over_load_limit';
}

/** Takes over the assignment so far, locked pairs first; returns the pairs that name someone no longer listed. */
function takeOver(allocation: Allocation, input: AssignmentInput): Pair[] {
  const notListed: Pair[] = [];
  const taken = new Set<number>();
  const byIds = (a: Pair, b: Pair): number => byCode(a[0], b[0]) || byCode(a[1], b[1]);
  const take = (pairs: readonly Pair[], isLocked: boolean): void => {
    for (const ids of [...pairs].sort(byIds)) {
      const pair = allocation.pairOf(ids);
      if (pair === null) {
        notListed.push(ids);
        continue;
      }
      if (taken.has(pair)) continue;
      taken.add(pair);
      const { entry, judge } = allocation.split(pair);
      const reason = obstacle(allocation, entry, judge);
      if (reason === null) allocation.keep(entry, judge, isLocked);
      else if (isLocked && reason !== 'conflict') {
        throw badInput('locked', `“${ids[0]}”–“${ids[1]}”已锁定，但超出上限`, `"${ids[0]}"–"${ids[1]}" is locked but exceeds a limit`, { entry: ids[0], judge: ids[1], reason });
      } else allocation.giveUp(entry, judge, reason);
    }
  };
  take(input.locked ?? [], true);
  take(input.existing ?? [], false);
  const distinct = new Map(notListed.map((ids) => [JSON.stringify(ids), ids]));
  return [...distinct.values()];
}

function disconnected(allocation: Allocation): AssignmentProblem {
  const { partOf } = partsOf(allocation);
  const parts = new Map<number, string[]>();
  allocation.entryIds.forEach((id, entry) => parts.set(partOf(entry), [...(parts.get(partOf(entry)) ?? []), id]));
  return { reason: isConnectable(allocation) ? 'connection_not_found' : 'not_connectable', parts: [...parts.values()] };
}

function assignedBy(allocation: Allocation, notListed: readonly Pair[], links: readonly GroupLink[], count: number): AssignmentResult {
  const idsOf = (pair: number): { entry: string; judge: string } => {
    const { entry, judge } = allocation.split(pair);
    return { entry: allocation.entryIds[entry]!, judge: allocation.judgeIds[judge]! };
  };
  const byIds = (a: { entry: string; judge: string }, b: { entry: string; judge: string }): number => byCode(a.entry, b.entry) || byCode(a.judge, b.judge);
  return {
    status: 'assigned',
    pairs: [...allocation.reasons].map(([pair, reason]) => ({ ...idsOf(pair), reason })).sort(byIds),
    released: [
      ...notListed.map(([entry, judge]) => ({ entry, judge, reason: 'not_listed' as const })),
      ...[...allocation.released].map(([pair, reason]) => ({ ...idsOf(pair), reason })),
    ].sort(byIds),
    loads: allocation.judgeIds.map((judge, j) => ({ judge, load: allocation.load[j]! })),
    components: count,
    algebraicConnectivity: algebraicConnectivity(allocation.judgesOf, allocation.judgeIds.length),
    links,
  };
}

/** Σ load²: the less, the more even. */
function unevenness({ load }: Allocation): number {
  return load.reduce((sum, value) => sum + value * value, 0);
}

interface Attempt {
  readonly result: AssignmentResult;
  /** Hung together before anything was moved for balance, and moving made it no more even: it need not have been moved. */
  readonly wasInVain: boolean;
}

function attempt(input: AssignmentInput, evensOut: boolean): Attempt {
  const allocation = new Allocation(input);
  const links = formGroups(allocation, input);
  const notListed = takeOver(allocation, input);
  const problems = fill(allocation);
  if (problems.length > 0) {
    const entryOf = (problem: AssignmentProblem): string => ('entry' in problem ? problem.entry : '');
    return { result: { status: 'infeasible', problems: problems.sort((a, b) => byCode(entryOf(a), entryOf(b))) }, wasInVain: false };
  }
  const before = partsOf(allocation).count === 1 ? unevenness(allocation) : Infinity;
  if (evensOut) balance(allocation);
  connect(allocation);
  allocation.allowsSoft = input.soft !== undefined && input.connection !== 'preferred' && partsOf(allocation).count > 1;
  if (allocation.allowsSoft) connect(allocation);
  const { count } = partsOf(allocation);
  const isApart = count > 1 && input.perEntry > 1 && input.connection !== 'preferred';
  return {
    result: isApart ? { status: 'infeasible', problems: [disconnected(allocation)] } : assignedBy(allocation, notListed, links, count),
    wasInVain: evensOut && before <= unevenness(allocation),
  };
}

const isMoved = ({ reason }: { readonly reason: ChoiceReason }): boolean => reason === 'moved_for_connection' || reason === 'soft_conflict';
const idsOf = ({ entry, judge }: { readonly entry: string; readonly judge: string }): Pair => [entry, judge];
const keyOf = (pair: { readonly entry: string; readonly judge: string }): string => JSON.stringify(idsOf(pair));

type Whole = Extract<AssignmentResult, { status: 'assigned' }>;

/** `later` started from `earlier`: told as one step from where `earlier` started. */
function joined(before: ReadonlySet<string>, earlier: Whole, later: Whole): Whole {
  const reasons = new Map(earlier.pairs.map((pair) => [keyOf(pair), pair.reason]));
  const stand = new Set(later.pairs.map(keyOf));
  const wentBefore = new Set(earlier.released.map(keyOf));
  return {
    ...later,
    pairs: later.pairs.map((pair) => (pair.reason === 'locked' ? pair : { ...pair, reason: before.has(keyOf(pair)) ? 'kept' : pair.reason === 'kept' ? reasons.get(keyOf(pair))! : pair.reason })),
    released: [...earlier.released.filter((pair) => !stand.has(keyOf(pair))), ...later.released.filter((pair) => before.has(keyOf(pair)) && !wentBefore.has(keyOf(pair)))]
      .sort((a, b) => byCode(a.entry, b.entry) || byCode(a.judge, b.judge)),
  };
}

function once(input: AssignmentInput): AssignmentResult {
  const { result, wasInVain } = attempt(input, true);
  // Linking parts can cost all that evening out had gained; then what stood before is kept.
  return wasInVain ? attempt(input, false).result : result;
}

/** Each further step makes the loads strictly more even, so few are ever taken; the bound is for a graph that cannot hang together. */
const MOST_STEPS = 10;

/**
 * Assigns judges to entries (domain §5; contract, "Assignment"): every entry exactly `perEntry` judges, conflicts never,
 * loads as even as conflicts, limits and locks allow, the judge–entry graph in one piece, existing pairs kept where that
 * costs none of these, soft conflicts only where one of these would fail, groups judged by their own panels but for links.
 * Deterministic: equals are told apart by a hash of the ids, never by chance or input order.
 * Infeasible inputs name the entries that cannot be filled and why. Throws FairnessRefusal for malformed input.
 * Time: about entries × judges per improving step; 500 entries × 60 judges × 5 take well under a second.
 */
export function assign(input: AssignmentInput): AssignmentResult {
  check(input);
  let result = once(input);
  const before = new Set([...(input.existing ?? []), ...(input.locked ?? [])].map(([entry, judge]) => keyOf({ entry, judge })));
  // Linking parts leaves loads behind that can be evened out once more; who asks again tomorrow must not find other judges.
  for (let step = 0; step < MOST_STEPS && result.status === 'assigned' && result.pairs.some(isMoved); step++) {
    const again = once({ ...input, existing: result.pairs.map(idsOf) });
    if (again.status !== 'assigned' || again.released.length === 0) break;
    result = joined(before, result, again);
  }
  return result;
}
