import type { Refusal } from '@jiangong/kernel';
import type { FormField } from '@jiangong/programme';
import { deedsOf } from '../../honours/public';
import type { ShownOutcome, WorkReason, WorkSection, WorkState } from './work.entity';
import { RETURN_WORK_REASONS, WITHDRAW_WORK_REASONS } from './work.entity';
import type { LookedAt } from './work-looked-at';
import { WorkConsentWithdrawn, WorkFilmNotReady, WorkFilmRefused, WorkNotInState, WorkOfModerator, WorkReasonNeeded } from './work.refusals';

export type OfficeAct = 'approve' | 'return' | 'withdraw';
type Content = Readonly<Record<string, unknown>>;

const FROM: Readonly<Record<OfficeAct, readonly WorkState[]>> = {
  approve: ['pending', 'returned', 'withdrawn'],
  return: ['pending'],
  withdraw: ['approved'],
};

interface Standing {
  readonly title: string;
  readonly state: WorkState;
  readonly reasonCode: WorkReason | null;
}

/** Taken back by the person it shows: the office cannot show it again (domain.md §8, consent). */
export const isHiddenByPerson = ({ state, reasonCode }: Pick<Standing, 'state' | 'reasonCode'>): boolean => state === 'withdrawn' && (reasonCode === 'consent' || reasonCode === 'entry_withdrawn');

/** What its author may bring before the office again. */
export const isOfferedAnew = ({ state, reasonCode }: Pick<Standing, 'state' | 'reasonCode'>): boolean => state === 'returned' || (state === 'withdrawn' && reasonCode === 'consent');

export function refuseAct(work: Standing, act: OfficeAct): void {
  if (act === 'approve' && isHiddenByPerson(work)) throw new WorkConsentWithdrawn({ title: work.title });
  if (!FROM[act].includes(work.state)) throw new WorkNotInState({ title: work.title, state: work.state });
}

/** What stands against showing it: that one is its author, or a file nobody could look at as it will be shown. */
export function obstacleOf({ title }: Pick<Standing, 'title'>, { isOwn, unready }: Pick<LookedAt, 'isOwn' | 'unready'>): Refusal | null {
  if (isOwn) return new WorkOfModerator({ title });
  const [file] = unready;
  if (!file) return null;
  return file.state === 'refused' ? new WorkFilmRefused({ title, kind: file.kind }) : new WorkFilmNotReady({ title, kind: file.kind, progress: file.progress });
}

export const canAct = (work: Standing, act: OfficeAct): boolean => FROM[act].includes(work.state) && !(act === 'approve' && isHiddenByPerson(work));

const REASONS: Readonly<Record<OfficeAct, readonly string[]>> = { approve: [], return: RETURN_WORK_REASONS, withdraw: WITHDRAW_WORK_REASONS.filter((one) => one !== 'consent' && one !== 'entry_withdrawn') };

/** A typed reason for whatever goes against the author. */
export function checkWorkReason(act: OfficeAct, code: WorkReason | null | undefined, said: string | null | undefined): { reasonCode: WorkReason | null; reason: string | null } {
  if (act === 'approve') return { reasonCode: null, reason: null };
  const reason = said?.normalize('NFC').trim() || null;
  if (!code || !REASONS[act].includes(code) || (code === 'other' && !reason)) throw new WorkReasonNeeded({});
  return { reasonCode: code, reason };
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '');

/** Long answers under the names of their fields; nothing else of a form is shown (domain.md §7). */
export const sectionsOf = (content: Content, fields: readonly Pick<FormField, 'code' | 'kind' | 'label'>[]): WorkSection[] =>
  fields.filter((field) => field.kind === 'long_text' && text(content[field.code]) !== '').map((field) => ({ title: field.label, text: text(content[field.code]) }));

export const summaryOf = (content: Content, fields: readonly Pick<FormField, 'code' | 'kind'>[]): string => deedsOf(content, fields);

/** Of forms that ask for results in fields of their own (older versions of them); each is shown by itself and never added to another. */
export function outcomesOf(content: Content): ShownOutcome[] {
  const stated = (kind: ShownOutcome['kind'], name: string, value: string, unit: string, base: string): ShownOutcome[] =>
    value ? [{ kind, name, value, unit, base: base || null, isVerified: false }] : [];
  return [
    ...stated('indicator', text(content.indicator), text(content.indicator_value), text(content.indicator_unit), ''),
    ...stated('direct', '直接效益', text(content.direct_benefit), '元', text(content.direct_base)),
    ...stated('indirect', '间接效益', text(content.indirect_benefit), '元', text(content.indirect_base)),
  ];
}

/** Files named by the answers of the form's `files` fields; proofs of outcomes are not shown. */
export function filesOf(content: Content, fields: readonly { readonly code: string; readonly kind: string }[]): string[] {
  return fields.filter((field) => field.kind === 'files').flatMap((field) => {
    const answer = content[field.code];
    return Array.isArray(answer) ? answer.map((one: unknown) => (typeof one === 'string' ? one : (one as { id?: unknown } | null)?.id)).filter((id): id is string => typeof id === 'string') : [];
  });
}
