import { pipeline, Readable } from 'node:stream';
import { parse } from 'fast-csv';
import { Refusal } from '@jiangong/kernel';
import { decodedText, encodingOf } from './csv-text';
import type { RawRow, ReadProgress } from './raw-rows';
import { WorkbookUnreadable } from './sheet-refusals';

/** The character between columns: the most frequent candidate outside quotes in the first line. */
export function delimiterOf(text: string): string {
  const line = text.split(/\r?\n/, 1)[0]!.replace(/"[^"]*"/g, '');
  const counts = [',', '\t', ';'].map((delimiter) => ({ delimiter, count: line.split(delimiter).length - 1 }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

async function* after<T>(first: T, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  yield first;
  yield* rest;
}

/** The rows of a .csv, as the caller asks for them. */
export async function* csvRows(path: string, onProgress?: ReadProgress): AsyncGenerator<RawRow> {
  const text = decodedText(path, await encodingOf(path), onProgress);
  const first = await text.next();
  if (first.done) return;
  const parser = parse<string[], string[]>({ headers: false, ignoreEmpty: false, delimiter: delimiterOf(first.value) });
  // errors reach the loop below through the destroyed parser
  pipeline(Readable.from(after(first.value, text)), parser, () => undefined);
  let row = 0;
  try {
    for await (const cells of parser) {
      row += 1;
      yield { row, cells: cells as string[] };
    }
  } catch (error) {
    if (error instanceof Refusal || !/parse error/i.test((error as Error).message)) throw error;
    throw new WorkbookUnreadable({ reason: 'open_quote', row: row + 1 });
  }
}
