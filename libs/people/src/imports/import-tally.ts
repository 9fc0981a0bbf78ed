import type { TableColumn, Tx } from '@jiangong/platform';
import type { RowCheck } from './import-kind';

const PREVIEW_ROWS = 20;
const CHUNK = 2_000;

interface FaultLine {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly kind: 'fault' | 'correction';
  readonly zh: string;
  readonly en: string;
}

export interface PreviewRow {
  readonly row: number;
  readonly cells: readonly { readonly column: string; readonly value: string }[];
}

/** Counts rows as they are judged and writes what was found, in the order of the file. */
export class ImportTally {
  rowCount = 0;
  goodCount = 0;
  faultCount = 0;
  correctionCount = 0;
  readonly preview: PreviewRow[] = [];
  private lines: FaultLine[] = [];
  private position = 0;

  constructor(private readonly tx: Tx, private readonly importId: string, private readonly columns: readonly TableColumn[]) {}

  async take(checks: readonly RowCheck[]): Promise<void> {
    for (const check of checks) this.count(check);
    if (this.lines.length >= CHUNK) await this.flush();
  }

  /** Writes what is left and returns the counts as columns of the import. */
  async finish(): Promise<{ rowCount: number; goodCount: number; faultCount: number; correctionCount: number; preview: PreviewRow[] }> {
    await this.flush();
    const { rowCount, goodCount, faultCount, correctionCount, preview } = this;
    return { rowCount, goodCount, faultCount, correctionCount, preview };
  }

  private count({ row, good, faults }: RowCheck): void {
    this.rowCount += 1;
    if (good === null) this.faultCount += 1;
    else this.goodCount += 1;
    this.correctionCount += row.corrections.length;
    if (good !== null && this.preview.length < PREVIEW_ROWS) {
      const columns = this.columns.filter((column) => column.kind !== 'ignored');
      this.preview.push({ row: row.row, cells: columns.map(({ name }) => ({ column: name, value: row.cells[name] ?? '' })) });
    }
    const written = (column: string): string => row.corrections.find((one) => one.column === column)?.written ?? row.cells[column] ?? '';
    for (const { column, zh, en } of faults) this.lines.push({ row: row.row, column, value: written(column), kind: 'fault', zh, en });
    for (const { column, written: value, value: corrected } of row.corrections) {
      this.lines.push({ row: row.row, column, value, kind: 'correction', zh: `已更正为“${corrected}”`, en: `set right to “${corrected}”` });
    }
  }

  private async flush(): Promise<void> {
    const { lines } = this;
    this.lines = [];
    for (let at = 0; at < lines.length; at += CHUNK) await this.insert(lines.slice(at, at + CHUNK));
  }

  private async insert(lines: readonly FaultLine[]): Promise<void> {
    await this.tx.query(
      `insert into roster_import_fault (import_id, position, "row", "column", value, kind, reason_zh, reason_en)
       select $1::uuid, n.* from unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) n`,
      [
        this.importId, lines.map(() => this.position++), lines.map((l) => l.row), lines.map((l) => l.column), lines.map((l) => l.value.slice(0, 500)),
        lines.map((l) => l.kind), lines.map((l) => l.zh), lines.map((l) => l.en),
      ],
    );
  }
}
