import { inflateSync } from 'node:zlib';

type Objects = ReadonlyMap<string, { readonly head: string; readonly stream: string }>;

/** The objects of a document as they lie in it, their streams opened. */
function objectsOf(bytes: Buffer): Objects {
  const objects = new Map<string, { head: string; stream: string }>();
  for (const [, id, body] of bytes.toString('latin1').matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head, packed] = body!.split(/\nstream\n/, 2);
    objects.set(id!, { head: head!, stream: packed === undefined ? '' : opened(packed.replace(/\nendstream$/, '')) });
  }
  return objects;
}

/** Pictures and fonts are not packed that way; nobody reads them here. */
function opened(packed: string): string {
  try {
    return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
  } catch {
    return '';
  }
}

/** Which characters the glyphs of a font stand for: what a reader copies or searches by. */
function charactersOf(toUnicode: string): readonly string[] {
  const lists = [...toUnicode.matchAll(/<[0-9a-f]+> <[0-9a-f]+> \[([^\]]*)\]/gi)];
  return lists.flatMap(([, list]) => [...list!.matchAll(/<([0-9a-f ]*)>/gi)].map(([, units]) => Buffer.from(units!.replace(/ /g, ''), 'hex').swap16().toString('utf16le')));
}

/** The contents of each page, in order. */
function contentsOf(objects: Objects): string[] {
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  return pages.map(({ head }) => objects.get(/\/Contents (\d+) 0 R/.exec(head)![1]!)!.stream);
}

/** The text of each page as a reader finds it, without blanks; nothing of it is taken from anywhere but the document. */
export function pagesIn(bytes: Buffer): string[] {
  const objects = objectsOf(bytes);
  const fonts = new Map<string, readonly string[]>();
  for (const { head } of objects.values()) {
    for (const [, name, id] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const mapped = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!)?.head ?? '')?.[1];
      if (mapped) fonts.set(name!, charactersOf(objects.get(mapped)!.stream));
    }
  }
  return contentsOf(objects).map((content) => {
    let font: readonly string[] = [];
    let text = '';
    for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name) font = fonts.get(name) ?? [];
      else for (const [, glyphs] of shown!.matchAll(/<([0-9a-f]+)>/g)) text += glyphs!.match(/.{4}/g)!.map((glyph) => font[Number.parseInt(glyph, 16)] ?? '�').join('');
    }
    return text.replace(/\s/g, '');
  });
}

/** A code of squares as it is printed, row by row: true is dark. */
export type Squares = readonly (readonly boolean[])[];

/** Fewer rectangles in one stroke of the pen are no code. */
const LEAST = 100;

/** The codes printed on each page: the places where many small rectangles are filled at once. */
export function codesIn(bytes: Buffer): Squares[] {
  const codes: Squares[] = [];
  for (const content of contentsOf(objectsOf(bytes))) {
    let rectangles: number[][] = [];
    for (const step of content.split('\n')) {
      if (step.endsWith(' re')) rectangles.push(step.split(' ', 4).map(Number));
      else if (step === 'f' || step === 'S') {
        if (rectangles.length >= LEAST) codes.push(squaresOf(rectangles));
        rectangles = [];
      }
    }
  }
  return codes;
}

function squaresOf(rectangles: readonly (readonly number[])[]): Squares {
  const left = Math.min(...rectangles.map(([x]) => x!));
  const top = Math.min(...rectangles.map(([, y]) => y!));
  const right = Math.max(...rectangles.map(([x, , width]) => x! + width!));
  // the mark in the corner is seven squares wide
  const unit = Math.max(...rectangles.filter(([x, y]) => x === left && y === top).map(([, , width]) => width!)) / 7;
  const size = Math.round((right - left) / unit);
  const squares = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [x, y, width] of rectangles) {
    const [row, from, to] = [Math.round((y! - top) / unit), Math.round((x! - left) / unit), Math.round((x! + width! - left) / unit)];
    for (let column = from; column < to; column += 1) squares[row]![column] = true;
  }
  return squares;
}
