import { pinyin } from 'pinyin-pro';
import { cutter } from './dictionary';

/** What is found by a word in the title counts for more than one in the line below, that for more than one in the text. */
export interface SearchText {
  readonly title: string;
  readonly sub: string;
  readonly text: string;
}

const MOST_TEXT = 800;
const MOST_TITLE = 120;
/** How far from any letter of a title its pinyin can be typed: eight initials, twenty-four letters. */
const INITIALS = 8;
const SYLLABLES = 24;
/** The first sign of a lexeme that is not a word: initials of the pinyin, the pinyin in full. */
const INITIALS_MARK = '~';
const PINYIN_MARK = '^';

/** Half of a letter beyond the basic plane, as rare names have them: PostgreSQL takes none. */
const HALF = /\p{Surrogate}/u;
const front = (text: string, most: number): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '');

const HAN = /\p{Script=Han}/u;
const RUNS = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;

/** One width, small letters. The same for what is written and what is asked. */
export const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
export const titleKeyOf = (title: string): string => front(plain(title).replace(/[\s\p{P}\p{S}]+/gu, ''), MOST_TITLE);

const runsOf = (text: string): string[] => plain(text).match(RUNS) ?? [];

/** All words of a text as jieba cuts it for searching: long ones and the words inside them. */
export function wordsOf(text: string): string[] {
  return runsOf(text).flatMap((run) => (HAN.test(run) ? cutter().cutForSearch(run, true) : [run]));
}

/** Every two letters that stand side by side: a word of two letters is found wherever it was cut. */
export function pairsOf(text: string): string[] {
  return runsOf(text).filter((run) => HAN.test(run)).flatMap((run) => {
    const letters = [...run];
    return letters.slice(1).map((letter, at) => letters[at]! + letter);
  });
}

export const syllablesOf = (run: string): string[] => pinyin(run, { toneType: 'none', type: 'array', v: true });

/** The pinyin from each letter on, as it may be typed: `jnzx…`, `jinengzhixing…`. */
function pinyinOf(text: string): string[] {
  return runsOf(text).filter((run) => HAN.test(run)).flatMap((run) => {
    const syllables = syllablesOf(run);
    return syllables.flatMap((_one, at) => {
      const rest = syllables.slice(at, at + INITIALS);
      return [INITIALS_MARK + rest.map((one) => [...one][0] ?? '').join(''), PINYIN_MARK + front(rest.join(''), SYLLABLES)];
    });
  });
}

/** What is typed to reach a title from its beginning: the first letter of every syllable, other letters and figures as they are. */
export const initialsOf = (title: string): string =>
  front(runsOf(front(title, MOST_TITLE)).map((run) => (HAN.test(run) ? syllablesOf(run).map((one) => [...one][0] ?? '').join('') : run)).join(''), MOST_TITLE);

type Weight = 'A' | 'B' | 'C' | 'D';
const quoted = (token: string): string => `'${token.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`;

/** The lexemes of a document as a `tsvector` literal; written here and not by PostgreSQL, which does not know where Chinese words end. */
export function documentVector({ title, sub, text }: SearchText): string {
  const [shortTitle, shortSub] = [title.slice(0, MOST_TITLE), sub.slice(0, MOST_TITLE)];
  const weights = new Map<string, Weight>();
  const add = (tokens: readonly string[], weight: Weight): void => {
    for (const token of tokens) if (!weights.has(token) && !HALF.test(token)) weights.set(token, weight);
  };
  add(wordsOf(shortTitle), 'A');
  add(wordsOf(shortSub), 'B');
  add(pairsOf(shortTitle), 'B');
  add(pinyinOf(shortTitle), 'C');
  add(pairsOf(shortSub), 'C');
  add(pinyinOf(shortSub), 'D');
  add(wordsOf(text.slice(0, MOST_TEXT)), 'D');
  return [...weights].map(([token, weight], at) => `${quoted(token)}:${Math.min(at + 1, 16_000)}${weight}`).join(' ');
}

export interface Question {
  /** As a `tsquery` literal: every word. */
  readonly all: string;
  /** Any of the words of more than one letter; null when there is but one word. */
  readonly any: string | null;
  /** The beginning of a title. */
  readonly titleKey: string;
  /** The words as they may stand in a text, for showing where. */
  readonly words: readonly string[];
}

const MOST_LETTERS = 60;

function lexemesOf(run: string): string[] {
  if (!HAN.test(run)) return [`(${quoted(run)}:* | ${quoted(INITIALS_MARK + run)}:* | ${quoted(PINYIN_MARK + run)}:*)`];
  return cutter().cut(run, true).map((word) => {
    if ([...word].length === 1) return `${quoted(word)}:*`;
    const pairs = pairsOf(word).map(quoted);
    return pairs.length === 1 ? pairs[0]! : `(${quoted(word)} | (${pairs.join(' & ')}))`;
  });
}

/** A question by the same cutting as the documents; null when there is nothing to look for. */
export function questionOf(asked: string): Question | null {
  const runs = runsOf(asked.slice(0, MOST_LETTERS));
  const lexemes = runs.flatMap(lexemesOf).filter((lexeme) => !HALF.test(lexeme));
  if (lexemes.length === 0) return null;
  // one letter alone stands in nearly everything: it narrows, but finds nothing by itself
  const telling = runs.flatMap((run) => (HAN.test(run) ? cutter().cut(run, true).filter((word) => [...word].length > 1) : [run])).flatMap(lexemesOf).filter((lexeme) => !HALF.test(lexeme));
  const words = runs.flatMap((run) => (HAN.test(run) ? [run, ...cutter().cut(run, true)] : [run]));
  return { all: lexemes.join(' & '), any: lexemes.length > 1 && telling.length > 0 ? telling.join(' | ') : null, titleKey: titleKeyOf(asked), words: [...new Set(words)] };
}
