export interface Keyword {
  readonly id: string;
  readonly word: string;
  readonly level: string;
  readonly note: string;
}

const FEWEST = 2;
const MOST = 30;

/** What was written at once, each word by itself and once. */
export const wordsIn = (text: string): string[] => [...new Set(text.normalize('NFC').split(/[\s,，、;；]+/u).filter(Boolean))];

/** Those that are too short or too long to be kept. */
export const misfits = (words: readonly string[]): string[] => words.filter((word) => word.length < FEWEST || word.length > MOST);

/** By what they are listed for; those without a group last. */
export function grouped(words: readonly Keyword[], sought: string): { readonly note: string; readonly words: readonly Keyword[] }[] {
  const found = words.filter(({ word, note }) => word.includes(sought) || note.includes(sought));
  const notes = [...new Set(found.map(({ note }) => note))].sort((a, b) => Number(a === '') - Number(b === '') || a.localeCompare(b, 'zh-CN'));
  return notes.map((note) => ({ note, words: found.filter((one) => one.note === note) }));
}
