import { open } from 'node:fs/promises';
import { cellValue, toHalfWidth, type CellKind } from './cell-values';
import { csvRows } from './csv-rows';
import type { RawRow, ReadProgress } from './raw-rows';
import { EmptySheet, HeadsWrong, TooManyRows, WorkbookUnreadable } from './sheet-refusals';
import { xlsxRows } from './xlsx-rows';

export interface TableColumn {
  /** The head by which the caller asks for its cells. */
  readonly name: string;
  /** Other heads under which it may stand. */
  readonly aliases?: readonly string[];
  /** Default `text`. */
  readonly kind?: CellKind;
  /** The whole column may be missing; its cells are then empty. */
  readonly isOptional?: boolean;
}

export interface Correction {
  readonly column: string;
  readonly written: string;
  readonly value: string;
}

export interface TableRow {
  /** As the spreadsheet numbers it: the head is row 1. */
  readonly row: number;
  /** A value for every column asked for, empty where the file has none. */
  readonly cells: Readonly<Record<string, string>>;
  /** Cells that were set right: full-width digits, spaces at the edges, other forms of a date. */
  readonly corrections: readonly Correction[];
}

export interface ReadTableOptions {
  /** More data rows refuse the whole file (default 120,000). */
  readonly maxRows?: number;
  readonly onProgress?: ReadProgress;
}

export const DEFAULT_MAX_ROWS = 120_000;

/** How two names are compared everywhere: full-width and half-width signs alike, spaces at the edges ignored. */
export const sameName = (name: string): string => name.normalize('NFKC').trim();

/** Heads are also free of the star that marks a required column and of line breaks. */
const headName = (head: string): string => sameName(toHalfWidth(head)).replace(/[*\s]+/g, '').toLowerCase();

interface PlacedColumn extends TableColumn {
  readonly at: number;
}

/** Finds each column by its head; throws {@link HeadsWrong} naming all that does not fit. */
function placeColumns(head: RawRow, columns: readonly TableColumn[]): PlacedColumn[] {
  const byHead = new Map(columns.flatMap((column) => [column.name, ...(column.aliases ?? [])].map((name) => [headName(name), column] as const)));
  const places = new Map<TableColumn, number>();
  const unknown: string[] = [];
  const duplicate: string[] = [];
  head.cells.forEach((cell, at) => {
    const { value } = cellValue(cell, 'text');
    if (value === '') return;
    const column = byHead.get(headName(value));
    if (!column) unknown.push(value.slice(0, 40));
    else if (places.has(column)) duplicate.push(column.name);
    else places.set(column, at);
  });
  const missing = columns.filter((column) => !places.has(column) && !column.isOptional && column.kind !== 'ignored').map((column) => column.name);
  if (missing.length + unknown.length + duplicate.length > 0) {
    const expected = columns.filter((column) => column.kind !== 'ignored').map((column) => column.name);
    throw new HeadsWrong({ missing, unknown: unknown.slice(0, 20), duplicate, expected });
  }
  return columns.filter((column) => column.kind !== 'ignored').map((column) => ({ ...column, at: places.get(column) ?? -1 }));
}

function toTableRow(raw: RawRow, columns: readonly PlacedColumn[]): TableRow | null {
  const cells: Record<string, string> = {};
  const corrections: Correction[] = [];
  let isBlank = true;
  for (const { name, kind, at } of columns) {
    const { value, written } = cellValue(raw.cells[at], kind ?? 'text');
    cells[name] = value;
    if (value !== '') isBlank = false;
    if (value !== written && value !== '') corrections.push({ column: name, written, value });
  }
  return isBlank ? null : { row: raw.row, cells, corrections };
}

/** By its first bytes, never by its name: a zip is a workbook, an OLE2 container an old or locked one, all else text. */
async function rawRows(path: string, onProgress?: ReadProgress): Promise<AsyncGenerator<RawRow>> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    if (bytesRead === 0) throw new EmptySheet({ missing: 'heads' });
    const magic = buffer.readUInt32BE(0);
    if (magic === 0xd0cf11e0) throw new WorkbookUnreadable({ reason: 'old_format' });
    return magic === 0x504b0304 || magic === 0x504b0506 ? xlsxRows(path, onProgress) : csvRows(path, onProgress);
  } finally {
    await file.close();
  }
}

/**
 * Reads a table whose first row holds the column names: the first sheet of an .xlsx, or a .csv in UTF-8, UTF-16 or
 * GB18030. Rows come as they are asked for; blank ones are left out. What makes the file unusable as a whole is
 * thrown as a refusal: {@link WorkbookUnreadable}, ZipBomb, {@link HeadsWrong}, {@link TooManyRows}, {@link EmptySheet}.
 *
 *     for await (const { row, cells, corrections } of readTable(path, [{ name: '工号', kind: 'code' }, { name: '姓名' }])) …
 */
export async function* readTable(path: string, columns: readonly TableColumn[], options: ReadTableOptions = {}): AsyncGenerator<TableRow> {
  const maxRows = options.maxRows ?? DEFAULT_MAX_ROWS;
  let placed: PlacedColumn[] | null = null;
  let count = 0;
  for await (const raw of await rawRows(path, options.onProgress)) {
    if (!placed) {
      if (raw.cells.every((cell) => cellValue(cell, 'text').value === '')) continue;
      placed = placeColumns(raw, columns);
      continue;
    }
    const row = toTableRow(raw, placed);
    if (!row) continue;
    count += 1;
    if (count > maxRows) throw new TooManyRows({ maxRows });
    yield row;
  }
  if (!placed) throw new EmptySheet({ missing: 'heads' });
  if (count === 0) throw new EmptySheet({ missing: 'rows' });
}

/** The cells as the person wrote them, to be given back in a file of faults. */
export const asWritten = ({ cells, corrections }: Pick<TableRow, 'cells' | 'corrections'>): Record<string, string> => ({
  ...cells,
  ...Object.fromEntries(corrections.map(({ column, written }) => [column, written])),
});
