/**
 * Conflict of interest (回避), domain.md §5: which judge must not judge which entry, and what shows it.
 * Pure; the facts are gathered by `conflict-facts.ts`.
 */
import type { Day } from '@jiangong/kernel';
import { evidenceOf, plainName, type DeclaredTie } from './declaration.rules';
import { evidenceOfStepBack, type SteppedBack } from './stepping-back.rules';

export const HARD_KINDS = ['same_enterprise', 'same_union', 'recommender', 'self', 'own_entry', 'co_author', 'mentor', 'kin', 'studio', 'team', 'declared', 'stepped_back', 'own_desk'] as const;
/** Flags: assigned last, shown to organisers, hidden from nobody. */
export const SOFT_KINDS = ['same_industry', 'joint_award'] as const;
export const CONFLICT_KINDS = [...HARD_KINDS, ...SOFT_KINDS] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** domain.md §5: a joint award is a tie for so many years. */
export const AWARD_YEARS = 3;

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
  /** Industry unions above it, or to which an enterprise at or above it belongs. */
  readonly industries: readonly { readonly id: string; readonly name: string }[];
}

/** A node where somebody may read entries with their names. */
export interface Desk {
  readonly id: string;
  readonly name: string;
}

/** A tie on record between a judge and a person of an entry, in force while the round runs. */
export interface KnownTie {
  readonly memberId: string;
  readonly kind: 'mentor' | 'kin' | 'studio' | 'joint_award' | 'team';
  readonly label: string;
  readonly onDay: Day | null;
}

export interface JudgeFacts {
  readonly judgeId: string;
  readonly memberId: string | null;
  /** Every organization the judge was a member of since the round began. */
  readonly units: readonly Unit[];
  /** Ties of the judge to other persons. */
  readonly ties: readonly KnownTie[];
  /** In a blind round: where the person has sat at a desk since the round began, by whichever of their accounts. */
  readonly desks: readonly Desk[];
  /** What the judge signed for this round. */
  readonly declared: readonly DeclaredTie[];
  /** What the judge stepped back from since, on the sheet itself. */
  readonly steppedBack: readonly SteppedBack[];
}

export interface EntryFacts {
  readonly entryId: string;
  readonly subject: 'member' | 'work';
  readonly memberId: string;
  /** The person's name and the title, as a judge may have named them. */
  readonly names: readonly string[];
  readonly unit: Unit;
  /** Named authors of the entry and of those it was carried from. */
  readonly coAuthorIds: readonly string[];
  /** Accounts that wrote a work or a self-nomination. */
  readonly authorIds: readonly string[];
  /** Unions that put the entry forward, also in the earlier rounds it was carried from. */
  readonly recommenders: readonly { readonly id: string; readonly name: string }[];
  /** In a blind round: every organization from which the entry, or one it was carried from, can be read with its names. */
  readonly readableFrom: readonly string[];
  /** Accounts that made one of these recommendations or handled it at a desk. */
  readonly signerIds: readonly string[];
}

export interface FoundConflict {
  readonly entryId: string;
  readonly judgeId: string;
  readonly kind: ConflictKind;
  readonly isHard: boolean;
  readonly evidence: string;
}

interface Finding {
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

const TIE_EVIDENCE: Readonly<Record<KnownTie['kind'], string>> = {
  mentor: '评委与作者有师徒关系', kin: '评委与作者有亲属关系', studio: '评委与作者在同一创新工作室', team: '评委与作者在同一班组或团队', joint_award: '评委与作者曾共同获奖',
};

const tieEvidence = ({ kind, label, onDay }: KnownTie): string => {
  const details = [label, onDay].filter((one) => one);
  return TIE_EVIDENCE[kind] + (details.length > 0 ? `（${details.join('，')}）` : '');
};

/** Ties of the judge to whoever stands behind the entry; each kind once. */
function tiesBetween(judge: JudgeFacts, entry: EntryFacts): Finding[] {
  const persons = new Set([entry.memberId, ...entry.coAuthorIds]);
  const found = new Map<string, Finding>();
  for (const tie of judge.ties) {
    if (persons.has(tie.memberId) && !found.has(tie.kind)) found.set(tie.kind, { kind: tie.kind, evidence: tieEvidence(tie) });
  }
  return [...found.values()];
}

/** What the judge declared: the entry by its id, or somebody of it by name. */
function declaredBetween(judge: JudgeFacts, entry: EntryFacts): Finding[] {
  const names = new Set(entry.names.map(plainName));
  const tie = judge.declared.find(({ entryId, name }) => entryId === entry.entryId || (name !== null && names.has(plainName(name))));
  return tie ? [{ kind: 'declared', evidence: evidenceOf(tie) }] : [];
}

function steppedBackFrom(judge: JudgeFacts, entry: EntryFacts): Finding[] {
  return judge.steppedBack.flatMap((one) => {
    const evidence = one.entryId === entry.entryId ? evidenceOfStepBack(one) : null;
    return evidence === null ? [] : [{ kind: 'stepped_back' as const, evidence }];
  });
}

function industryBetween(judge: JudgeFacts, entry: EntryFacts): Finding[] {
  const shared = entry.unit.industries.find(({ id }) => judge.units.some((unit) => unit.industries.some((one) => one.id === id)));
  return shared ? [{ kind: 'same_industry', evidence: `评委与参评单位同属“${shared.name}”` }] : [];
}

/** Of a pair that is kept apart anyway the flags say nothing more. */
function between(judge: JudgeFacts, entry: EntryFacts): Finding[] {
  const ties = tiesBetween(judge, entry);
  const hard = [...byPlace(judge, entry), ...byDesk(judge, entry), ...ties.filter(({ kind }) => isHard(kind)), ...declaredBetween(judge, entry), ...steppedBackFrom(judge, entry)];
  return hard.length > 0 ? hard : [...ties, ...industryBetween(judge, entry)];
}

export const isHard = (kind: ConflictKind): boolean => (HARD_KINDS as readonly string[]).includes(kind);

/** From the union tree and the way the entry took. */
function byPlace(judge: JudgeFacts, entry: EntryFacts): Finding[] {
  const found: Finding[] = [];
  const isOwn = judge.memberId !== null && judge.memberId === entry.memberId;
  if (isOwn && entry.subject === 'member') found.push({ kind: 'self', evidence: '评委本人就是参评人选' });
  if ((isOwn && entry.subject === 'work') || entry.authorIds.includes(judge.judgeId)) found.push({ kind: 'own_entry', evidence: '作品由评委本人申报' });
  if (!isOwn && judge.memberId !== null && entry.coAuthorIds.includes(judge.memberId)) found.push({ kind: 'co_author', evidence: '评委是作品的合作作者' });

  const enterprise = judge.units.find((unit) => sharedEnterprise(unit, entry.unit));
  if (enterprise) found.push({ kind: 'same_enterprise', evidence: `评委所在的“${enterprise.name}”与参评单位“${entry.unit.name}”属于同一企业` });
  const union = enterprise ? undefined : judge.units.find((unit) => sharedUnion(unit, entry.unit));
  if (union) found.push({ kind: 'same_union', evidence: `评委所在的“${union.name}”与参评单位“${entry.unit.name}”属于同一工会或其上级工会` });

  const recommender = entry.recommenders.find(({ id }) => judge.units.some((unit) => unit.id === id || unit.grassRootsId === id));
  if (recommender) found.push({ kind: 'recommender', evidence: `作品由评委所在的“${recommender.name}”推荐` });
  else if (entry.signerIds.includes(judge.judgeId)) found.push({ kind: 'recommender', evidence: '评委本人经办过这件作品的推荐' });
  return found;
}

/** Who has the names at a desk cannot judge without them: no mask on a score sheet undoes what the desk shows. */
function byDesk(judge: JudgeFacts, entry: EntryFacts): Finding[] {
  const desk = judge.desks.find(({ id }) => entry.readableFrom.includes(id));
  return desk ? [{ kind: 'own_desk', evidence: `本轮为盲评，而评委在“${desk.name}”有查看这件作品及其姓名的权限` }] : [];
}

/** Every conflict, hard and soft, between the judges and the entries, in the order of the input. */
export function findConflicts(judges: readonly JudgeFacts[], entries: readonly EntryFacts[]): FoundConflict[] {
  return judges.flatMap((judge) =>
    entries.flatMap((entry) => between(judge, entry).map((found) => ({ entryId: entry.entryId, judgeId: judge.judgeId, ...found, isHard: isHard(found.kind) }))),
  );
}
