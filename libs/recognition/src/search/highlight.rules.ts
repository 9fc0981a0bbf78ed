import { plain, syllablesOf } from './tokens';

export interface TextPart {
  readonly text: string;
  readonly isHit: boolean;
}

const HAN_ONLY = /^\p{Script=Han}$/u;

/** Letters of the text that a typed pinyin stands for: `jnzx` and `jineng` in 技能之星. */
function hitsByPinyin(letters: readonly string[], typed: string, mark: (from: number, to: number) => void): void {
  for (let from = 0; from < letters.length; from++) {
    let [initials, full] = ['', ''];
    for (let to = from; to < letters.length && HAN_ONLY.test(letters[to]!); to++) {
      const syllable = syllablesOf(letters[to]!)[0] ?? '';
      initials += [...syllable][0] ?? '';
      full += syllable;
      if (initials === typed || full === typed || (full.startsWith(typed) && to > from)) {
        mark(from, to);
        return;
      }
      if (!typed.startsWith(initials) && !typed.startsWith(full)) break;
    }
  }
}

/** Cuts a text into what was looked for and the rest; plain text on both sides, so nothing of it can be taken for markup. */
export function highlight(text: string, words: readonly string[]): TextPart[] {
  const letters = [...text];
  const folded = letters.map(plain);
  const isHit = new Array<boolean>(letters.length).fill(false);
  const mark = (from: number, to: number): void => void isHit.fill(true, from, to + 1);
  for (const word of words) {
    const sought = [...word];
    for (let at = 0; at + sought.length <= folded.length; at++) {
      if (sought.every((letter, step) => folded[at + step] === letter)) mark(at, at + sought.length - 1);
    }
    if (/^[a-z]{2,24}$/.test(word)) hitsByPinyin(letters, word, mark);
  }
  const parts: { text: string; isHit: boolean }[] = [];
  letters.forEach((letter, at) => {
    const last = parts.at(-1);
    if (last && last.isHit === isHit[at]) last.text += letter;
    else parts.push({ text: letter, isHit: isHit[at]! });
  });
  return parts;
}
