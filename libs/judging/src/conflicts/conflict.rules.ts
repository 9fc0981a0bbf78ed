/**
 * Conflict of interest (回避), domain.md §5: which judge must not judge which entry, and what shows it.
 * Pure; the facts are gathered by `conflict-facts.ts`.
 */
export const CONFLICT_KINDS = ['same_enterprise', 'same_union', 'recommender', 'self', 'own_entry'] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** A node of the union tree with what the rules need of the nodes above it. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  /** Every enterprise at or above the node: of a subsidiary, its own and its parent's. */
  readonly enterpriseIds: readonly string[];
  /** The grass-roots union (基层工会): the nearest enterprise at or above; the node itself where there is none. */
  readonly grassRootsId: string;
  /** The union next above the grass-roots union. */
  readonly superiorId: string | null;
}

export interface JudgeFacts {
  readonly judgeId: string;
  readonly memberId: string | null;
  /** Every organization the judge was a member of since the round began. */
  readonly units: readonly Unit[];
}

export interface EntryFacts {
  readonly entryId: string;
  readonly subject: 'member' | 'work';
  readonly memberId: string;
  readonly unit: Unit;
  /** Accounts that wrote a work or a self-nomination. */
  readonly authorIds: readonly string[];
  /** Unions that put the entry forward, also in the earlier rounds it was carried from. */
  readonly recommenders: readonly { readonly id: string; readonly name: string }[];
  /** Accounts that made one of these recommendations or handled it at a desk. */
  readonly signerIds: readonly string[];
}

export interface FoundConflict {
  readonly entryId: string;
  readonly judgeId: string;
  readonly kind: ConflictKind;
  readonly evidence: string;
}

/** “Same enterprise” holds across its branches, teams and subsidiaries. */
function sharedEnterprise(judge: Unit, entry: Unit): boolean {
  return judge.enterpriseIds.some((id) => entry.enterpriseIds.includes(id));
}

/** The same grass-roots union outside an enterprise, or the office of the union next above the judge's own. */
function sharedUnion(judge: Unit, entry: Unit): boolean {
  return judge.grassRootsId === entry.grassRootsId || judge.superiorId === entry.id;
}

function between(judge: JudgeFacts, entry: EntryFacts): { kind: ConflictKind; evidence: string }[] {
  const found: { kind: ConflictKind; evidence: string }[] = [];
  const isOwn = judge.memberId !== null && judge.memberId === entry.memberId;
  if (isOwn && entry.subject === 'member') found.push({ kind: 'self', evidence: '评委本人就是参评人选' });
  if ((isOwn && entry.subject === 'work') || entry.authorIds.includes(judge.judgeId)) found.push({ kind: 'own_entry', evidence: '作品由评委本人申报' });

  const enterprise = judge.units.find((unit) => sharedEnterprise(unit, entry.unit));
  if (enterprise) found.push({ kind: 'same_enterprise', evidence: `评委所在的“${enterprise.name}”与参评单位“${entry.unit.name}”属于同一企业` });
  const union = enterprise ? undefined : judge.units.find((unit) => sharedUnion(unit, entry.unit));
  if (union) found.push({ kind: 'same_union', evidence: `评委所在的“${union.name}”与参评单位“${entry.unit.name}”属于同一工会或其上级工会` });

  const recommender = entry.recommenders.find(({ id }) => judge.units.some((unit) => unit.id === id || unit.grassRootsId === id));
  if (recommender) found.push({ kind: 'recommender', evidence: `作品由评委所在的“${recommender.name}”推荐` });
  else if (entry.signerIds.includes(judge.judgeId)) found.push({ kind: 'recommender', evidence: '评委本人经办过这件作品的推荐' });
  return found;
}

/** Every hard conflict between the judges and the entries, in the order of the input. */
export function findConflicts(judges: readonly JudgeFacts[], entries: readonly EntryFacts[]): FoundConflict[] {
  return judges.flatMap((judge) =>
    entries.flatMap((entry) => between(judge, entry).map((found) => ({ entryId: entry.entryId, judgeId: judge.judgeId, ...found }))),
  );
}
