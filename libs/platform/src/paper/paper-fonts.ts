import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

/** `heavy` is for one line of a page: a title. */
export type PaperWeight = 'regular' | 'bold' | 'heavy';

const FILES: Readonly<Record<PaperWeight, string>> = {
  regular: '400Regular/NotoSerifSC_400Regular.ttf',
  bold: '700Bold/NotoSerifSC_700Bold.ttf',
  heavy: '900Black/NotoSerifSC_900Black.ttf',
};

/** What we ask of a parsed font; pdfkit takes it where it would take a file. */
export interface PaperFont {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(text: string): { readonly advanceWidth: number };
}

const parsed = new Map<PaperWeight, PaperFont>();

/** Each file is 15 MB: read and parsed when first needed, once in a process. */
export function paperFont(weight: PaperWeight): PaperFont {
  const known = parsed.get(weight);
  if (known) return known;
  const file = createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-serif-sc/${FILES[weight]}`);
  const reading = new PDFDocument({ autoFirstPage: false, font: readFileSync(file) as never }) as unknown as { readonly _font: { readonly font: PaperFont } };
  parsed.set(weight, reading._font.font);
  return reading._font.font;
}

export const PAPER_WEIGHTS = Object.keys(FILES) as readonly PaperWeight[];
