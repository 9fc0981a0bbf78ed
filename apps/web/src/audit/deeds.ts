import type { TFunction } from 'i18next';

/** What auditors look for, as types of the ledger. */
export const DEEDS = {
  power: [
    'programme.guard.overridden', 'judging.round.closed_short', 'programme.deadline.extended', 'programme.rules.revised', 'judging.panel.appointed', 'judging.mark.amended', 'judging.spread.further_judge_called',
    'judging.decoding.requested', 'judging.decoding.confirmed', 'judging.marks.read', 'results.marks.read', 'results.what_if.asked', 'results.bundle.taken', 'results.decision.voided', 'results.publication.withdrawn',
    'results.override.requested', 'results.override.confirmed', 'results.override.cancelled', 'results.redecision.proposed', 'results.redecision.applied', 'results.redecision.cancelled',
    'results.objection.read', 'results.objection.file_read', 'results.objection.decision_proposed', 'results.objection.sent_back', 'results.objection.decided', 'results.notice_contact.saved',
    'recognition.title.revised', 'recognition.title.granted', 'recognition.title.ended', 'recognition.title.motion_cancelled',
    'results.rescoring.requested', 'results.rescoring.applied', 'results.rescoring.cancelled', 'people.role.granted', 'people.role.revoked', 'people.account.opened', 'people.account.disabled', 'people.account.enabled', 'people.account.password_reset',
  ],
  override: ['programme.guard.overridden', 'judging.round.closed_short', 'programme.deadline.extended', 'results.override.requested', 'results.override.confirmed', 'results.override.cancelled'],
  read: ['judging.marks.read', 'results.marks.read', 'results.bundle.taken', 'results.what_if.asked', 'results.objection.read', 'results.objection.file_read'],
  step: ['programme.round.moved', 'programme.deadline.extended'],
  result: [
    'results.run.started', 'results.run.sealed', 'results.run.failed', 'results.run.cancelled', 'results.rescoring.requested', 'results.rescoring.applied', 'results.rescoring.cancelled',
    'results.selection.started', 'results.selection.sealed', 'results.selection.failed', 'results.selection.cancelled', 'results.override.confirmed', 'results.decision.made', 'results.decision.superseded', 'results.decision.voided', 'results.redecision.applied',
    'results.notice.opened', 'results.notice.withdrawn', 'results.objection.decided', 'results.list.superseded',
    'results.publication.signed', 'results.publication.withdrawn', 'results.list.published', 'recognition.honours.conferred',
  ],
  account: ['people.role.granted', 'people.role.revoked', 'people.account.opened', 'people.account.disabled', 'people.account.enabled', 'people.account.password_reset', 'people.account.password_changed'],
  all: null,
} as const satisfies Record<string, readonly string[] | null>;

export type DeedKind = keyof typeof DEEDS;
export const DEED_KINDS = Object.keys(DEEDS) as readonly DeedKind[];

/** A type newer than this page is shown as it is. */
export const deedText = (t: TFunction<'audit'>, type: string): string =>
  (t as (key: string, options: { defaultValue: string }) => string)(`deed.${type}`, { defaultValue: type });
