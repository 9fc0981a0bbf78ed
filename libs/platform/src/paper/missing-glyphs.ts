import { PAPER_WEIGHTS, paperFont } from './paper-fonts';

const UNPRINTED = /[\s\u200b\ufeff]/u;

/** The characters of a text no paper can print, each once: ask before anything is issued, for a missing one comes out as an empty box. */
export function missingGlyphs(text: string): readonly string[] {
  const asked = [...new Set(text)].filter((letter) => !UNPRINTED.test(letter));
  return asked.filter((letter) => PAPER_WEIGHTS.some((weight) => !paperFont(weight).hasGlyphForCodePoint(letter.codePointAt(0)!)));
}
