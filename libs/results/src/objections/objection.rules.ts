import { addWorkingDays, dayOf, spokenDeadline, type Day, type WorkCalendar } from '@jiangong/kernel';
import { OPEN_STATES, type Effect, type ObjectionState, type Outcome } from './objection.entity';
import { EffectNeedsEntry, FindingNeeded, NoticeTakesNoObjections, ObjectionEmpty, ObjectionNotProposed, ObjectionSettled, OneAtATime, RealNameNeeded } from './objection.refusals';

/** What an objection rests on; a word for each, so that the discipline group can sort them. */
export const GROUNDS = ['false_deeds', 'ineligible', 'not_own_work', 'procedure', 'conflict', 'discipline', 'other'] as const;
export type Ground = (typeof GROUNDS)[number];

/** What is sealed. */
export interface ObjectionContent {
  readonly kind: 'person' | 'unit';
  readonly name: string;
  readonly contact: string;
  readonly accountId: string | null;
  readonly memberId: string | null;
  readonly organizationId: string | null;
  readonly organizationName: string;
  /** Null: against the list as a whole, or for somebody who is not on it. */
  readonly entryId: string | null;
  readonly ground: Ground;
  readonly text: string;
}

/** Of what is objected and of what is found: a word alone is no ground for either. */
export const LEAST_LETTERS = 10;

const lettersOf = (text: string): number => [...text.replace(/\s/g, '')].length;

export function refuseEmpty(text: string): void {
  if (lettersOf(text) < LEAST_LETTERS) throw new ObjectionEmpty({ least: LEAST_LETTERS });
}

/** Two letters of a name and something to reach its bearer by: a telephone with seven digits or a mail address. */
export function refuseNameless(name: string, contact: string): void {
  const hasName = lettersOf(name) >= 2 && !/^(匿名|无名|某某|群众|知情人|anonymous)/i.test(name.trim());
  const canBeReached = contact.replace(/\D/g, '').length >= 7 || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact.trim());
  if (!hasName || !canBeReached) throw new RealNameNeeded({});
}

/** Taken while the notice runs, to the second (domain.md §7). */
export function refuseAfterNotice(state: string, closesAt: Date): void {
  if (state !== 'open') throw new NoticeTakesNoObjections({ until: spokenDeadline(closesAt) });
}

/** Who raises what, spelt the same way however it was typed; only its mark is kept. */
export function whoAndWhat({ kind, name, contact, accountId, memberId, organizationId, entryId }: ObjectionContent, roundId: string): string {
  const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '');
  const who = kind === 'unit' ? `unit:${organizationId}` : memberId ? `member:${memberId}` : accountId ? `account:${accountId}` : `named:${plain(name)}:${plain(contact)}`;
  return `${who}|${roundId}|${entryId ?? 'list'}`;
}

export const isOpen = (state: ObjectionState): boolean => OPEN_STATES.includes(state);

/** n working days, the day it came not counted; holidays and made-up days as the table has them. */
export const dueOn = (received: Date, days: number, calendar: WorkCalendar): Day => addWorkingDays(dayOf(received), days, calendar);

export const isLate = (state: ObjectionState, due: Day, now: Date): boolean => isOpen(state) && dayOf(now) > due;

/** The sender reads it word for word: it says as much as an objection has to say for itself. */
export function refuseBareFinding(text: string): void {
  if (lettersOf(text) < LEAST_LETTERS) throw new FindingNeeded({ least: LEAST_LETTERS });
}

export interface DecisionProposal {
  readonly outcome: Outcome;
  readonly effect: Effect;
  readonly entryId: string | null;
  readonly judgeId: string | null;
  readonly finding: string;
}

export function refuseProposal({ outcome, effect, entryId, judgeId, finding }: DecisionProposal, count: number): void {
  refuseBareFinding(finding);
  if (outcome === 'upheld' && count > 1) throw new OneAtATime({});
  const isComplete = effect === 'none' ? true : outcome === 'upheld' && entryId !== null && (effect === 'exclude' || judgeId !== null);
  if (!isComplete) throw new EffectNeedsEntry({});
}

export function refuseSettled(state: ObjectionState, number: string): void {
  if (!isOpen(state)) throw new ObjectionSettled({ number });
}

export function refuseUnproposed(state: ObjectionState, number: string): void {
  refuseSettled(state, number);
  if (state !== 'proposed') throw new ObjectionNotProposed({ number });
}

interface FileKind {
  readonly extensions: readonly string[];
  readonly sign: readonly number[];
}

/** By what the file is, not by what it is called. */
const KINDS: readonly FileKind[] = [
  { extensions: ['pdf'], sign: [0x25, 0x50, 0x44, 0x46] },
  { extensions: ['jpg', 'jpeg'], sign: [0xff, 0xd8, 0xff] },
  { extensions: ['png'], sign: [0x89, 0x50, 0x4e, 0x47] },
  { extensions: ['docx', 'xlsx'], sign: [0x50, 0x4b, 0x03, 0x04] },
  { extensions: ['doc', 'xls'], sign: [0xd0, 0xcf, 0x11, 0xe0] },
];

const LONGEST_NAME = 120;

/**
 * What a piece of evidence is called at the desk; null when it is of no kind that is taken. Its sender is unknown, and an officer
 * opens it: it ends as what it is, whatever it was called, and no letter turns the name round.
 */
export function evidenceName(name: string, content: Buffer): string | null {
  const kind = KINDS.find(({ sign }) => sign.every((byte, at) => content[at] === byte));
  if (!kind) return null;
  const called = [...name.normalize('NFC').replace(/[\p{Cc}\p{Cf}/\\]/gu, '').trim()].slice(0, LONGEST_NAME).join('');
  const fits = kind.extensions.some((extension) => called.toLowerCase().endsWith(`.${extension}`));
  return fits ? called : `${called || '附件'}.${kind.extensions[0]}`;
}
