import type { Bilingual } from '@jiangong/kernel';
import type { RowSource, TableColumn, TableRow, Tx } from '@jiangong/platform';

/** What is wrong with one cell. */
export interface CellFault extends Bilingual {
  readonly column: string;
}

/** One row as judged: what will be written, or what is wrong with it. */
export interface RowCheck {
  readonly row: TableRow;
  readonly good: unknown;
  readonly faults: readonly CellFault[];
}

/** A kind of table that can be imported. */
export interface ImportKind {
  readonly columns: readonly TableColumn[];
  readonly maxRows: number;
  /** Judges rows in the order of the file, many at a time, against the database as `source` sees it. */
  check(source: RowSource, organizationId: string, rows: AsyncIterable<TableRow>): AsyncIterable<readonly RowCheck[]>;
  /** Writes what {@link check} found good, through the same rules as a single one. */
  write(tx: Tx, goods: readonly unknown[]): Promise<void>;
}

/** Columns people keep in their tables that are not read; the last one is ours, in the workbook of faults. */
export const REASON_COLUMN = '错误原因';
export const IGNORED_COLUMNS: readonly TableColumn[] = ['序号', '备注', REASON_COLUMN].map((name) => ({ name, kind: 'ignored' }));

export async function* inBatches<T>(rows: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

export const missing = (column: string): CellFault => ({ column, zh: `“${column}”不能为空`, en: `${column} is required` });

export function tooLong(column: string, limit: number): CellFault {
  return { column, zh: `“${column}”超过 ${limit} 个字`, en: `${column} is longer than ${limit} characters` };
}

/** A cell that must be one of a list; the fault names the list. */
export function oneOf<V extends string>(column: string, cell: string, choices: ReadonlyMap<string, V>, shown: readonly string[]): { readonly value: V | null; readonly fault: CellFault | null } {
  if (cell === '') return { value: null, fault: null };
  const value = choices.get(cell.normalize('NFKC').replace(/\s/g, '').toLowerCase());
  if (value !== undefined) return { value, fault: null };
  return { value: null, fault: { column, zh: `应为：${shown.join('、')}`, en: `must be one of: ${shown.join(', ')}` } };
}
