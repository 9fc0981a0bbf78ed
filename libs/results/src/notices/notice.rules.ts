import { dayOf, type Day } from '@jiangong/kernel';
import type { FormField } from '@jiangong/programme';

/** `〔2026〕第3号`, as red-headed papers are numbered. */
export const noticeNumber = (year: number, serial: number): string => `〔${year}〕第${serial}号`;

export type NoticeState = 'open' | 'closed' | 'published' | 'withdrawn';

export interface NoticeCourse {
  readonly closesAt: Date;
  readonly withdrawnAt: Date | null;
  readonly phase: string;
}

/** The clock closes a notice, not a hand: one second before its end it is open, at its end it is closed. */
export function noticeState({ closesAt, withdrawnAt, phase }: NoticeCourse, now: Date): NoticeState {
  if (withdrawnAt !== null) return 'withdrawn';
  if (phase === 'published') return 'published';
  return now < closesAt ? 'open' : 'closed';
}

/** The last day on which the list is shown: the end of a notice is midnight after it. */
export const lastDayOf = (closesAt: Date): Day => dayOf(new Date(closesAt.getTime() - 1));

/** What a public list never shows, whoever wrote it into a text (domain.md §7): identity numbers, telephones, mail, ages. */
const HIDDEN: readonly RegExp[] = [
  /(?<!\d)\d{6}[- ]?\d{8}[- ]?\d{3}[\dXx](?!\d)/g,
  /(?<!\d)\d{15}(?!\d)/g,
  /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[-—–. ]?\d{4}[-—–. ]?\d{4}(?!\d)/g,
  /(?<!\d)[(（]?0\d{2,3}[)）]?[-—– ]{0,2}\d{7,8}(?!\d)/g,
  // a number of the town has no area code: what it is called gives it away
  /(?<=(?:电\s*话|座\s*机|手\s*机|联系方式|号码|热线|传真|致电|拨打|[Tt][Ee][Ll])[^\d，。；;\n]{0,6})\d{3,4}[- ]?\d{3,4}(?!\d)/g,
  /[\w.+-]+@[\w-]+\.[\w.-]+/g,
  /(?:现年|年龄|年仅|时年|今年)?\s*\d{1,2}\s*周?岁/g,
];

/** Letters nobody sees, put between digits, would carry a number past the patterns. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Wide digits hide nothing; the Chinese punctuation around them stays as it is. */
const narrow = (text: string): string => text.replace(UNSEEN, '').replace(/[０-９Ａ-Ｚａ-ｚ＠－＋]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! - 0xfee0));

export const maskedText = (text: string): string => HIDDEN.reduce((shown, pattern) => shown.replaceAll(pattern, '＊＊＊'), narrow(text));

const BRIEF = 90;

/** Cut at the end of a sentence where one ends in time. */
function shortened(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ').trim()];
  if (letters.length <= BRIEF) return letters.join('');
  const cut = letters.slice(0, BRIEF).join('');
  const end = Math.max(cut.lastIndexOf('。'), cut.lastIndexOf('；'));
  return end >= BRIEF / 2 ? cut.slice(0, end + 1) : `${cut}…`;
}

export interface Brief {
  readonly post: string;
  readonly deeds: string;
}

type AskedField = Pick<FormField, 'code' | 'kind'>;

/** Post and deeds in brief, from the answers to the pinned form: nothing else of them is shown (domain.md §7). */
export function briefOf(content: Readonly<Record<string, unknown>>, fields: readonly AskedField[]): Brief {
  const said = (field: AskedField | undefined): string => (field && typeof content[field.code] === 'string' ? (content[field.code] as string) : '');
  const told = fields.find(({ code }) => code === 'deeds') ?? fields.find(({ kind }) => kind === 'long_text');
  return { post: maskedText(said(fields.find(({ code }) => code === 'post'))).trim(), deeds: shortened(maskedText(said(told))) };
}
