import type { AssignmentInput, AssignmentProblem, Pair } from '@jiangong/fairness';
import type { UncoveredEntry } from './assignment.refusals';

/** A pair as it stands, and whether it may be taken back. */
export interface StandingPair {
  readonly entryId: string;
  readonly judgeId: string;
  readonly state: 'active' | 'recused' | 'released';
  /** Made by hand, or the judge has begun: only a conflict takes it back. */
  readonly isPinned: boolean;
  readonly isLocked: boolean;
}

export interface RoundToAssign {
  readonly entryIds: readonly string[];
  readonly judges: readonly { readonly judgeId: string; readonly loadLimit: number | null }[];
  readonly perEntry: number;
  readonly conflicts: readonly Pair[];
  /** Flags: given to such a judge only where nobody else is as good a choice. */
  readonly soft?: readonly Pair[];
  readonly standing: readonly StandingPair[];
  /** Judges who left for a substitute: only what they locked stays with them. */
  readonly retiredIds?: readonly string[];
  /** Whose entries the substitute takes over. */
  readonly substitution?: { readonly outId: string; readonly inId: string } | null;
}

const key = (entryId: string, judgeId: string): string => `${entryId} ${judgeId}`;

/**
 * Puts a round into the terms of the assignment engine. Pinned pairs are locked. An organiser may have given an entry
 * more judges than the rules ask for: those beyond are left out of the sum (`extra`) and count against their judge's
 * limit; a limit passed by hand is raised to what stands. Who recused is treated as a conflict. Who left for a
 * substitute keeps what was locked and gets nothing more; the substitute starts from what is left of theirs.
 */
export function toEngineInput(round: RoundToAssign): { input: AssignmentInput; extra: readonly Pair[] } {
  const onPanel = new Set(round.judges.map((judge) => judge.judgeId));
  const retired = new Set((round.retiredIds ?? []).filter((judgeId) => !onPanel.has(judgeId)));
  const blocked = new Set(round.conflicts.map(([entryId, judgeId]) => key(entryId, judgeId)));
  const active = round.standing.filter((pair) => pair.state === 'active');
  const locked: Pair[] = [];
  const extra: Pair[] = [];
  const taken = new Map<string, number>();
  for (const { entryId, judgeId, isPinned, isLocked } of [...active].sort((a, b) => (key(a.entryId, a.judgeId) < key(b.entryId, b.judgeId) ? -1 : 1))) {
    const stays = onPanel.has(judgeId) ? isPinned : retired.has(judgeId) && isLocked;
    if (!stays || blocked.has(key(entryId, judgeId))) continue;
    const count = taken.get(entryId) ?? 0;
    (count < round.perEntry ? locked : extra).push([entryId, judgeId]);
    taken.set(entryId, count + 1);
  }
  const load = (pairs: readonly Pair[], judgeId: string): number => pairs.filter(([, judge]) => judge === judgeId).length;
  const staying = [...retired].filter((judgeId) => load(locked, judgeId) > 0);
  const loadLimits = Object.fromEntries([
    ...round.judges.flatMap(({ judgeId, loadLimit }) => (loadLimit === null ? [] : [[judgeId, Math.max(loadLimit - load(extra, judgeId), load(locked, judgeId))] as const])),
    ...staying.map((judgeId) => [judgeId, load(locked, judgeId)] as const),
  ]);
  const beyond = new Set(extra.map(([entryId, judgeId]) => key(entryId, judgeId)));
  const recused: Pair[] = round.standing.filter((pair) => pair.state === 'recused').map((pair) => [pair.entryId, pair.judgeId]);
  const existing = active.filter((pair) => !beyond.has(key(pair.entryId, pair.judgeId)));
  return {
    extra,
    input: {
      entries: round.entryIds, judges: [...round.judges.map((judge) => judge.judgeId), ...staying], perEntry: round.perEntry,
      conflicts: [...round.conflicts, ...recused, ...extra], soft: round.soft ?? [], loadLimits, locked,
      existing: [...existing.map((pair): Pair => [pair.entryId, pair.judgeId]), ...handedOver(round, existing)],
    },
  };
}

/** What is left of the one who goes, as if the substitute had it already: so nobody else's entries move. */
function handedOver({ substitution }: RoundToAssign, existing: readonly StandingPair[]): Pair[] {
  if (!substitution) return [];
  return existing.filter((pair) => pair.judgeId === substitution.outId && !pair.isLocked).map((pair) => [pair.entryId, substitution.inId]);
}

/** The entries named by the engine's problems, with the codes people know them by. */
export function uncoveredEntries(problems: readonly AssignmentProblem[], entries: ReadonlyMap<string, { code: string; title: string }>): UncoveredEntry[] {
  return problems.flatMap((problem) => {
    if (!('entry' in problem)) return [];
    const { code, title } = entries.get(problem.entry)!;
    return [{ entryId: problem.entry, code, title, reason: problem.reason, lacking: problem.lacking }];
  });
}

/** The entries that hang together through shared judges, each part sorted; one part means that severity can be compared. */
export function partsOf(pairs: readonly Pair[]): string[][] {
  const parent = new Map<string, string>();
  const rootOf = (node: string): string => {
    let root = node;
    while (parent.get(root) !== root) root = parent.get(root)!;
    for (let at = node; at !== root; ) {
      const next = parent.get(at)!;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  for (const [entryId, judgeId] of pairs) {
    for (const node of [entryId, judgeId]) if (!parent.has(node)) parent.set(node, node);
    parent.set(rootOf(entryId), rootOf(judgeId));
  }
  const parts = new Map<string, string[]>();
  for (const entryId of [...new Set(pairs.map(([id]) => id))].sort()) parts.set(rootOf(entryId), [...(parts.get(rootOf(entryId)) ?? []), entryId]);
  return [...parts.values()];
}

/** Whether every judge is linked to every other through shared entries, so that severity can be compared. */
export const isConnected = (pairs: readonly Pair[]): boolean => partsOf(pairs).length <= 1;
