import type { AssignmentInput, Pair } from '@jiangong/fairness';

export interface FurtherJudgeFacts {
  readonly entryId: string;
  readonly judges: readonly { readonly id: string; readonly loadLimit: number | null }[];
  /** Every pair of the round that stands or was recused. */
  readonly pairs: readonly { readonly entryId: string; readonly judgeId: string; readonly state: string }[];
  /** Of that entry. */
  readonly conflicts: readonly { readonly entryId: string; readonly judgeId: string; readonly isHard: boolean }[];
}

/**
 * One more place for one entry, in the terms of the assignment engine: everything a judge already has is a place of its
 * own, filled for good, so that the engine weighs the new one against whole loads; who has the entry, recused from it or
 * must not see it is in conflict with it; one with a soft conflict is called last.
 */
export function furtherJudgeInput({ entryId, judges, pairs, conflicts }: FurtherJudgeFacts): AssignmentInput {
  const onPanel = new Set(judges.map((judge) => judge.id));
  const filled: Pair[] = pairs.filter((pair) => pair.state === 'active' && onPanel.has(pair.judgeId)).map((pair) => [`${pair.entryId} ${pair.judgeId}`, pair.judgeId]);
  const taken = pairs.filter((pair) => pair.entryId === entryId).map((pair) => [entryId, pair.judgeId] as const);
  const load = (judgeId: string): number => filled.filter(([, judge]) => judge === judgeId).length;
  return {
    entries: [entryId, ...filled.map(([place]) => place)],
    judges: [...onPanel],
    perEntry: 1,
    conflicts: [...taken, ...conflicts.filter((pair) => pair.isHard).map((pair) => [entryId, pair.judgeId] as const)],
    soft: conflicts.filter((pair) => !pair.isHard).map((pair) => [entryId, pair.judgeId] as const),
    // a limit passed by an organiser's hand is raised to what stands
    loadLimits: Object.fromEntries(judges.flatMap((judge) => (judge.loadLimit === null ? [] : [[judge.id, Math.max(judge.loadLimit, load(judge.id))]]))),
    existing: filled, locked: filled,
    connection: 'preferred',
  };
}
