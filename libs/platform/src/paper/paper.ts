import PDFDocument from 'pdfkit';
import { PAPER_WEIGHTS, paperFont, type PaperFont, type PaperWeight } from './paper-fonts';

/** Points: 72 to an inch. */
export const A4 = { narrow: 595.28, wide: 841.89 } as const;
export const MILLIMETRE = 72 / 25.4;

export const INK = '#1a1a1a';
export const SEAL_RED = '#c4271b';
export const HONOUR_GOLD = '#b8862d';

export type Paper = InstanceType<typeof PDFDocument>;

export interface PaperFacts {
  readonly title: string;
  readonly author: string;
  /** The moment the paper states, not the one it is drawn at: the same facts make the same bytes. */
  readonly at: Date;
  readonly orientation?: 'portrait' | 'landscape';
  /** Points; default 72 all round. */
  readonly margin?: number;
  /** Keeps all pages until the end, for {@link numberPages}; long documents without numbers are written page by page. */
  readonly isNumbered?: boolean;
}

/** An empty document on A4 whose only fonts are ours: `paper.font('regular' | 'bold' | 'heavy')`. It has no page yet; a stream to be piped and ended. */
export function openPaper({ title, author, at, orientation = 'portrait', margin = 72, isNumbered = false }: PaperFacts): Paper {
  const paper = new PDFDocument({
    size: 'A4', layout: orientation, margin, autoFirstPage: false, bufferPages: isNumbered, lang: 'zh-CN', displayTitle: true, font: null as never,
    info: { Title: title, Author: author, CreationDate: at, ModDate: at, Producer: 'Jiangong', Creator: 'Jiangong' },
  });
  for (const weight of PAPER_WEIGHTS) registerWhenUsed(paper, weight);
  return paper;
}

/** A weight that no page uses is never read from the disk. */
function registerWhenUsed(paper: Paper, weight: PaperWeight): void {
  const registered = (paper as unknown as { readonly _registeredFonts: Record<string, { readonly src: PaperFont }> })._registeredFonts;
  Object.defineProperty(registered, weight, { enumerable: true, get: () => ({ src: paperFont(weight) }) });
}

/** The whole document in memory; ends it. For many pages pipe it instead. */
export async function paperBytes(paper: Paper): Promise<Buffer> {
  const chunks: Buffer[] = [];
  paper.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((done, failed) => void paper.once('end', done).once('error', failed));
  paper.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Lets others have their turn between two pages or rows: drawing is work of the one thread that answers everybody. */
export const breathe = (): Promise<void> => new Promise((done) => void setImmediate(done));
