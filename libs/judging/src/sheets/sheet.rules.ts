import { BadInput } from '@jiangong/kernel';
import type { Criterion, Phase } from '@jiangong/programme';
import {
  MarkNotOnScale, MarksUnseen, SheetAbstained, SheetIncomplete, SheetLockedAlready, SheetNotLocked, SheetRecused, UnknownCriterion, type Difference, type StandingValue,
} from './sheet.refusals';

export type SheetState = 'open' | 'locked' | 'recused' | 'abstained';
/** By criterion code, in thousandths. */
export type Marks = Readonly<Record<string, number>>;

/** domain.md §5: why a judge steps back from an entry. */
export const RECUSAL_REASONS = ['same_unit', 'kin', 'mentor', 'same_studio', 'co_author', 'recommender', 'joint_award', 'unable', 'other'] as const;
export type RecusalReason = (typeof RECUSAL_REASONS)[number];
/** Why a judge gives no marks although nothing stands between judge and entry. */
export const ABSTENTION_REASONS = ['not_competent', 'cannot_open', 'other'] as const;
export type AbstentionReason = (typeof ABSTENTION_REASONS)[number];
/** What the platform itself writes when a conflict comes to light after a mark was given. */
export const CONFLICT_FOUND = 'conflict_found';
/** … and when the judge left the panel, or the entry the round. */
export const TAKEN_BACK = 'taken_back';

/** Every mark belongs to a criterion of the pinned rubric, lies between 0 and its highest, and on one of its steps. */
export function refuseMarksOffScale(criteria: readonly Criterion[], marks: Marks): void {
  for (const [code, value] of Object.entries(marks)) {
    const criterion = criteria.find((one) => one.code === code);
    if (!criterion) throw new UnknownCriterion({ criterion: code, criteria: criteria.map((one) => one.code) });
    const isOnScale = Number.isSafeInteger(value) && value >= 0 && value <= criterion.max && value % criterion.step === 0;
    if (!isOnScale) throw new MarkNotOnScale({ criterion: code, name: criterion.name, value, max: criterion.max, step: criterion.step });
  }
}

export const isComplete = (criteria: readonly Criterion[], marks: Marks): boolean => criteria.every((criterion) => marks[criterion.code] !== undefined);

/** Voided and abstained sheets are out for good. */
export function refuseOut(state: SheetState): void {
  if (state === 'recused') throw new SheetRecused({});
  if (state === 'abstained') throw new SheetAbstained({});
}

export function refuseUnlessOpen(state: SheetState): void {
  refuseOut(state);
  if (state === 'locked') throw new SheetLockedAlready({});
}

/** domain.md §5: only a whole sheet is locked, and once. */
export function refuseLock(state: SheetState, criteria: readonly Criterion[], marks: Marks): void {
  refuseUnlessOpen(state);
  const missing = criteria.filter((criterion) => marks[criterion.code] === undefined);
  if (missing.length > 0) throw new SheetIncomplete({ criteria: missing.map((one) => one.code), names: missing.map((one) => one.name) });
}

/** What is locked is what the judge has before them: a mark given on another device in between has to be seen first. */
export function refuseUnseenMarks(revision: number, known: number | null): void {
  if (known !== null && known !== revision) throw new MarksUnseen({ revision, known });
}

/** After the lock a change needs a reason and is a new event. */
export function refuseAmendment(state: SheetState, reason: string): void {
  refuseOut(state);
  if (state === 'open') throw new SheetNotLocked({});
  if (reason.trim() === '') throw BadInput.at('input.reason', '锁定后的修改须写明理由', 'a change after the lock needs a reason');
}

export function refuseRecusal(state: SheetState, reasonCode: RecusalReason, reason: string): void {
  if (state === 'recused') throw new SheetRecused({});
  if (!RECUSAL_REASONS.includes(reasonCode)) throw BadInput.at('input.reasonCode', `回避原因须为以下之一：${RECUSAL_REASONS.join('、')}`, `the reason must be one of ${RECUSAL_REASONS.join(', ')}`);
  if (reasonCode === 'other' && reason.trim() === '') throw BadInput.at('input.reason', '选择“其他”时须写明回避原因', 'name the reason when it is "other"');
}

/** An open sheet alone: whoever has locked one was competent and could open everything. */
export function refuseAbstention(state: SheetState, reasonCode: AbstentionReason, note: string): void {
  refuseUnlessOpen(state);
  if (!ABSTENTION_REASONS.includes(reasonCode)) throw BadInput.at('input.reasonCode', `弃权原因须为以下之一：${ABSTENTION_REASONS.join('、')}`, `the reason must be one of ${ABSTENTION_REASONS.join(', ')}`);
  if (reasonCode === 'other' && note.trim() === '') throw BadInput.at('input.note', '选择“其他”时须写明弃权原因', 'name the reason when it is "other"');
}

/** Σ weight × mark ÷ Σ weight, half-up to a thousandth; null until every criterion has its mark. For the judge's eye only. */
export function totalOf(criteria: readonly Criterion[], marks: Marks): number | null {
  if (!isComplete(criteria, marks)) return null;
  const weights = criteria.reduce((sum, criterion) => sum + BigInt(criterion.weight), 0n);
  const weighted = criteria.reduce((sum, criterion) => sum + BigInt(criterion.weight) * BigInt(marks[criterion.code]!), 0n);
  return Number((2n * weighted + weights) / (2n * weights));
}

export interface SheetAbilities {
  readonly canMark: boolean;
  readonly canLock: boolean;
  readonly canAmend: boolean;
  readonly canRecuse: boolean;
  readonly canAbstain: boolean;
}

export function abilitiesOf(phase: Phase, state: SheetState, isWhole: boolean): SheetAbilities {
  const isJudging = phase === 'judging';
  return {
    canMark: isJudging && state === 'open',
    canLock: isJudging && state === 'open' && isWhole,
    canAmend: isJudging && state === 'locked',
    canRecuse: isJudging && state !== 'recused',
    canAbstain: isJudging && state === 'open',
  };
}

/** Where what was sent and what stands are not the same: both values, for the judge to choose. The last sent of a criterion counts. */
export function differencesOf(sent: readonly { criterion: string; value: number; measured: number | null }[], standing: readonly StandingValue[]): Difference[] {
  const last = new Map(sent.map((mark) => [mark.criterion, mark]));
  return [...last.values()].flatMap(({ criterion, value, measured }) => {
    const other = standing.find((mark) => mark.criterion === criterion);
    if (other && other.value === value && (other.measured ?? null) === measured) return [];
    return [{ criterion, yours: value, yoursMeasured: measured, standing: other?.value ?? null, standingMeasured: other?.measured ?? null, savedAt: other?.savedAt ?? null }];
  });
}

export interface OwnMarks {
  readonly criterion: string;
  /** Thousandths, ascending. */
  readonly values: number[];
  /** Half-up to a thousandth. */
  readonly mean: number | null;
}

/** A judge's other marks of the round, criterion by criterion in the rubric's order. */
export function compareOwn(criteria: readonly Criterion[], marks: readonly { criterion: string; value: number }[]): OwnMarks[] {
  return criteria.map(({ code }) => {
    const values = marks.filter((mark) => mark.criterion === code).map((mark) => mark.value).sort((a, b) => a - b);
    const sum = values.reduce((total, value) => total + value, 0);
    return { criterion: code, values, mean: values.length > 0 ? Math.floor((2 * sum + values.length) / (2 * values.length)) : null };
  });
}
