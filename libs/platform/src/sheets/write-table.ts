import { createWriteStream } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeXlsxStream } from 'hucre/xlsx';

export interface OutputColumn {
  readonly name: string;
  /** Default `text`: kept letter by letter, leading zeros included. */
  readonly kind?: 'text' | 'number';
  /** In characters; workbooks only. */
  readonly width?: number;
}

/** A cell by column name, or cells in the order of the columns. */
export type OutputRow = Readonly<Record<string, string | number | null | undefined>> | readonly (string | number | null | undefined)[];

export interface OutputTable {
  /** The sheet's name. */
  readonly name?: string;
  readonly columns: readonly OutputColumn[];
  readonly rows: Iterable<OutputRow> | AsyncIterable<OutputRow>;
}

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe before it; readTable takes it back.
 * A signed number runs nothing and stays.
 */
export const guardFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text);

const cellsOf = (row: OutputRow, columns: readonly OutputColumn[]): (string | number)[] =>
  columns.map((column, at) => (Array.isArray(row) ? row[at] : (row as Readonly<Record<string, string | number | null | undefined>>)[column.name]) ?? '');

const targetOf = (target: string | Writable): Writable => (typeof target === 'string' ? createWriteStream(target) : target);

/** What XML cannot hold. */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

async function* sheetRows({ columns, rows }: OutputTable): AsyncGenerator<(string | number)[]> {
  yield columns.map((column) => column.name);
  for await (const row of rows) {
    yield cellsOf(row, columns).map((cell, at) => {
      const isNumber = columns[at]!.kind === 'number' && cell !== '' && Number.isFinite(Number(cell));
      return isNumber ? Number(cell) : guardFormula(String(cell).replace(UNPRINTABLE, ''));
    });
  }
}

/** Writes an .xlsx as the rows come, with the head row frozen; memory does not grow with the rows. */
export async function writeWorkbook(target: string | Writable, table: OutputTable): Promise<void> {
  const stream = writeXlsxStream(sheetRows(table), {
    name: table.name ?? '数据',
    columns: table.columns.map((column) => ({ width: column.width ?? Math.max(12, column.name.length * 2 + 4) })),
    freezePane: { rows: 1 },
  });
  await pipeline(Readable.fromWeb(stream as never), targetOf(target));
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const line = (cells: readonly (string | number)[]): string => `${cells.map((cell) => quoted(guardFormula(String(cell)))).join(',')}\r\n`;

async function* csvLines({ columns, rows }: OutputTable): AsyncGenerator<string> {
  // without the mark Excel and WPS take UTF-8 for GBK
  yield `\ufeff${line(columns.map((column) => column.name))}`;
  for await (const row of rows) yield line(cellsOf(row, columns));
}

/** Writes a .csv: UTF-8 with BOM, CRLF, cells quoted only where needed. */
export async function writeCsv(target: string | Writable, table: OutputTable): Promise<void> {
  await pipeline(Readable.from(csvLines(table)), targetOf(target));
}
