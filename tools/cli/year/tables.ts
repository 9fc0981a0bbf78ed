import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ConfigFault, readTable, type TableColumn } from '@jiangong/platform';
import { Refusal } from '@jiangong/kernel';

/** A cell that was refused or set right, for `errors.csv`. */
export interface RowNote {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly kind: 'refused' | 'corrected';
  readonly reason: string;
}

/** Collects what happened to rows; the run goes on with the good ones. */
export class RowNotes {
  readonly list: RowNote[] = [];

  refuse(at: { file: string; row: number }, column: string, value: string, reason: string): void {
    this.list.push({ file: at.file, row: at.row, column, value, kind: 'refused', reason });
  }

  correct(at: { file: string; row: number }, column: string, written: string, value: string): void {
    this.list.push({ file: at.file, row: at.row, column, value: written, kind: 'corrected', reason: `已更正为 ${value}` });
  }

  sorted(): readonly RowNote[] {
    const order = (note: RowNote): string => `${note.file}\u0000${String(note.row).padStart(8, '0')}`;
    return [...this.list].sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
  }
}

export interface TableLine {
  readonly file: string;
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Reads `<name>.xlsx` or `<name>.csv` of the folder whole; corrections are noted. */
export async function readLines(folder: string, name: string, columns: readonly TableColumn[], notes: RowNotes): Promise<TableLine[]> {
  const path = [`${name}.xlsx`, `${name}.csv`].map((file) => join(folder, file)).find((candidate) => existsSync(candidate));
  if (!path) throw new ConfigFault(`缺少 ${name}.xlsx 或 ${name}.csv（文件夹 ${folder}） / ${name}.xlsx or ${name}.csv is missing in ${folder}`);
  const file = basename(path);
  const lines: TableLine[] = [];
  try {
    for await (const { row, cells, corrections } of readTable(path, columns)) {
      const line = { file, row, cells };
      for (const { column, written, value } of corrections) notes.correct(line, column, written, value);
      lines.push(line);
    }
  } catch (error) {
    if (error instanceof Refusal) throw new ConfigFault(`${file}：${error.text.zh} / ${error.text.en}`);
    throw error;
  }
  return lines;
}
