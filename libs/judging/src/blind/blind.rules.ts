import { BadInput } from '@jiangong/kernel';
import type { Phase } from '@jiangong/programme';
import { AlreadyDecoded, DecodingNotRequested, RoundNotBlind, SecondKeyHolderNeeded } from './blind.refusals';

/** The number judges know an entry by: `007`. */
export const blindCodeOf = (number: number): string => String(number).padStart(3, '0');

const MASK = '＊＊';

/** Replaces every name in a text, the longest first; a single character names nobody. */
export function maskText(text: string, names: readonly string[]): string {
  return [...new Set(names.map((name) => name.trim()).filter((name) => name.length > 1))]
    .sort((a, b) => b.length - a.length)
    .reduce((masked, name) => masked.replaceAll(name, MASK), text);
}

const FILE_NAME_KEYS = ['name', 'fileName', 'filename', 'originalName'];

/** An answer without names: in texts by mask, of attachments the file's name gives way to a running one. */
export function maskAnswer(value: unknown, names: readonly string[], place = 1): unknown {
  if (typeof value === 'string') return maskText(value, names);
  if (Array.isArray(value)) return value.map((one, index) => maskAnswer(one, names, index + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, FILE_NAME_KEYS.includes(key) && typeof inner === 'string' ? `附件 ${place}` : maskAnswer(inner, names, place)]));
}

/** Phases in which marks can no longer change: only then may names come back. */
const AFTER_JUDGING: readonly Phase[] = ['computing', 'deciding', 'notice', 'published'];

export const isAfterJudging = (phase: Phase): boolean => AFTER_JUDGING.includes(phase);

/** One person of the decoding, told apart by account and by member: two accounts of one person are one key holder. */
export interface KeyHolder {
  readonly accountId: string | null;
  readonly memberId: string | null;
  readonly name: string;
}

export const isSameHolder = (one: KeyHolder, other: KeyHolder): boolean =>
  (one.accountId !== null && one.accountId === other.accountId) || (one.memberId !== null && one.memberId === other.memberId);

export function refuseRequest(isBlind: boolean, isConfirmed: boolean, reason: string): void {
  if (!isBlind) throw new RoundNotBlind({});
  if (isConfirmed) throw new AlreadyDecoded({});
  if (reason.trim() === '') throw BadInput.at('input.reason', '请写明解码的理由', 'a decoding needs a reason');
}

/** domain.md §5: decoding is a two-person act. */
export function refuseConfirmation(first: KeyHolder | null, isConfirmed: boolean, second: KeyHolder): void {
  if (isConfirmed) throw new AlreadyDecoded({});
  if (!first) throw new DecodingNotRequested({});
  if (isSameHolder(first, second)) throw new SecondKeyHolderNeeded({ first: first.name });
}
