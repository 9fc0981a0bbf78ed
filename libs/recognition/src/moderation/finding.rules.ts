import type { WordLevel } from './moderation-word.entity';

export type FindingKind = 'word' | 'phone' | 'id_number' | 'link';

/** Something in a text that a person should look at: where it begins and how long it is, in UTF-16 units. */
export interface Finding {
  readonly kind: FindingKind;
  readonly level: WordLevel;
  readonly text: string;
  readonly at: number;
  readonly length: number;
}

export interface ListedWord {
  readonly word: string;
  readonly level: WordLevel;
}

/** Personal numbers are never public (domain.md §7), and a work leads nowhere but to itself. */
const PATTERNS: readonly { readonly kind: Exclude<FindingKind, 'word'>; readonly pattern: RegExp }[] = [
  { kind: 'id_number', pattern: /(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/g },
  { kind: 'phone', pattern: /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g },
  { kind: 'phone', pattern: /(?<!\d)[(（]?0\d{2,3}[)）]?[-—– ]{0,2}\d{7,8}(?!\d)/g },
  { kind: 'link', pattern: /\b(?:https?:\/\/|www\.)[^\s，。；、）)]+/gi },
];

const BETWEEN = /[\s\p{P}\p{S}]/u;

/** The text without what is put between letters to hide a word, with the place of each letter in the original. */
function letters(text: string): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    if (!BETWEEN.test(letter)) {
      const plain = letter.normalize('NFKC').toLowerCase();
      folded += plain;
      for (let unit = 0; unit < plain.length; unit++) places.push(at);
    }
    at += letter.length;
  }
  return { folded, places };
}

const fold = (word: string): string => letters(word).folded;

function wordsIn(text: string, words: readonly ListedWord[]): Finding[] {
  const { folded, places } = letters(text);
  return words.flatMap(({ word, level }) => {
    const found: Finding[] = [];
    const sought = fold(word);
    if (sought === '') return found;
    for (let from = folded.indexOf(sought); from !== -1; from = folded.indexOf(sought, from + sought.length)) {
      const at = places[from]!;
      const last = places[from + sought.length - 1]!;
      const length = last - at + String.fromCodePoint(text.codePointAt(last)!).length;
      found.push({ kind: 'word', level, text: text.slice(at, at + length), at, length });
    }
    return found;
  });
}

/** What in a text should be looked at, in reading order; width, case and letters put in between do not hide a word. */
export function findIn(text: string, words: readonly ListedWord[]): Finding[] {
  const numbers = PATTERNS.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map((hit): Finding => ({ kind, level: kind === 'link' ? 'look' : 'block', text: hit[0], at: hit.index, length: hit[0].length })));
  const inside = (one: Finding): boolean => numbers.some((other) => other.kind === 'id_number' && one.kind === 'phone' && one.at >= other.at && one.at < other.at + other.length);
  return [...numbers.filter((one) => !inside(one)), ...wordsIn(text, words)].sort((a, b) => a.at - b.at || b.length - a.length);
}
