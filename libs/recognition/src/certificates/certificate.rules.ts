import { certificateText, type CertificateFacts, type GroupRecipient } from '@jiangong/evidence';
import { missingGlyphs } from '@jiangong/platform';

/** One job prints so many; what is more goes into further ones. */
export const MOST_IN_A_BATCH = 500;

/** How many are numbered in one commit: a cancelled or killed job leaves whole chunks behind. */
export const NUMBERED_AT_ONCE = 50;

/** Longer ones would not fit the page, nor the code. */
const MOST_IN_TITLE = 60;
const MOST_IN_AUTHORS = 40;

/** 渝建功证〔2026〕000123 */
export const certificateNumber = (prefix: string, year: number, serial: number): string => `${prefix}〔${year}〕${String(serial).padStart(6, '0')}`;

/** Letters nobody sees: they would break a line, turn it round, or make two names that look alike. */
const plain = (text: string): string => text.normalize('NFC').replace(/\p{Cf}/gu, '').replace(/\s+/g, ' ').replace(/\p{Cc}/gu, '').trim();

const shortened = (text: string, most: number): string => ([...text].length <= most ? text : `${[...text].slice(0, most - 1).join('')}…`);

/** As many names as there is room for, the first author first: 王小明、李四等5人. */
function authorsText(names: readonly string[]): string {
  const shown = names.filter((_, at) => at === 0 || [...names.slice(0, at + 1).join('、')].length <= MOST_IN_AUTHORS);
  return shown.length === names.length ? names.join('、') : `${shown.join('、')}等${names.length}人`;
}

/** An honour with what its certificate says of it. */
export interface HonourToCertify {
  readonly honourId: string;
  readonly publicationId: string;
  readonly roundId: string;
  /** The person, the work, the team or the collective. */
  readonly name: string;
  /** Of a work, the first author first; none for anybody else. */
  readonly authors: readonly string[];
  /** Set when the award of the catalogue goes to a group. */
  readonly recipient: GroupRecipient | null;
  readonly unit: string;
  readonly programme: string;
  readonly round: string;
  readonly title: string;
  readonly higherTitle: string | null;
  readonly issuer: string;
  readonly listHash: string;
}

/** What will be printed, but for number and day. */
export function factsOf(honour: HonourToCertify): Omit<CertificateFacts, 'number' | 'issuedOn'> {
  return {
    name: shortened(plain(honour.name), MOST_IN_TITLE), authors: honour.recipient ? '' : authorsText(honour.authors.map(plain)), unit: plain(honour.unit), occasion: `${honour.round}${honour.programme}评选`,
    title: honour.title, higherTitle: honour.higherTitle ?? '', issuer: honour.issuer, list: honour.listHash.slice(0, 16),
    ...(honour.recipient ? { recipient: honour.recipient } : {}),
  };
}

export interface RareCharacters {
  readonly honourId: string;
  readonly name: string;
  readonly unit: string;
  /** What no font of ours can print. */
  readonly characters: string;
  /** Whether a picture of the name would help: the rest can be printed. */
  readonly canBePictured: boolean;
}

/** The line a picture may stand for: the person's name, or the authors of a work. */
const pictured = ({ name, authors }: Omit<CertificateFacts, 'number' | 'issuedOn'>): string => authors || name;

/** The characters of a certificate that cannot be printed; null when all can. */
export function rareIn(honour: HonourToCertify): RareCharacters | null {
  const facts = factsOf(honour);
  const all = missingGlyphs(certificateText({ ...facts, number: '', issuedOn: '' }));
  if (all.length === 0) return null;
  const { authors, name, ...rest } = facts;
  const others = missingGlyphs([...Object.values(rest), authors ? name : ''].join(''));
  return { honourId: honour.honourId, name: pictured(facts), unit: facts.unit, characters: all.join(''), canBePictured: others.length === 0 };
}

/** Splits a list into jobs. */
export function batchesOf<T>(all: readonly T[], most = MOST_IN_A_BATCH): T[][] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, at) => all.slice(at * most, (at + 1) * most));
}

/** 王＊＊: as much of a name as is told of who wants no page of the own. */
export const maskedName = (name: string): string => [...name].map((letter, at) => (at === 0 ? letter : '＊')).join('');

/** The same of authors, among whom some want no page: 王小明、李＊等5人. */
export const maskedAuthors = (authors: string, hidden: readonly string[]): string =>
  authors.split('、').map((part) => {
    const name = hidden.find((one) => part === one || part.startsWith(`${one}等`));
    return name ? maskedName(name) + part.slice(name.length) : part;
  }).join('、');
