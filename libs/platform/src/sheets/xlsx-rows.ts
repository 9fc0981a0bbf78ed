import { WorkbookUnreadable } from './sheet-refusals';
import type { RawCell, RawRow, ReadProgress } from './raw-rows';
import { decodeEscapes, readWorkbookParts, type WorkbookParts } from './xlsx-parts';
import { attribute, XmlTokens, type XmlSink } from './xml-tokens';
import { ZipContents } from './zip-contents';

/** Between the two epochs of spreadsheets, 1899-12-30 and 1904-01-01. */
const EPOCH_DAYS = 1462;
/** No table of ours is wider; a cell far to the right must not make a row of 16,384 cells. */
const MAX_COLUMNS = 256;
const MAX_CELL = 32_767;

/** The column of a reference such as `AB12`, from 0; -1 when there is none. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

/** Turns the tags of a sheet into rows; `take` empties what is finished. */
class SheetRows implements XmlSink {
  private rows: RawRow[] = [];
  private row = 0;
  private cells: RawCell[] = [];
  private column = -1;
  private type = '';
  private style = -1;
  private value = '';
  private inCell = false;
  private inValue = false;
  private inReading = false;

  constructor(private readonly parts: WorkbookParts) {}

  take(): RawRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    if (name === 'row') {
      this.row = Number(attribute(attributes, 'r') ?? this.row + 1);
      this.cells = [];
      this.column = -1;
    } else if (name === 'c') {
      const at = columnOf(attribute(attributes, 'r') ?? '');
      this.column = at === -1 ? this.column + 1 : at;
      this.type = attribute(attributes, 't') ?? 'n';
      this.style = Number(attribute(attributes, 's') ?? -1);
      this.value = '';
      this.inCell = true;
    } else if (name === 'v' || name === 't') this.inValue = this.inCell;
    else if (name === 'rPh') this.inReading = true;
  }

  text(text: string): void {
    if (this.inValue && !this.inReading) this.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'rPh') this.inReading = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row' && this.cells.length > 0) this.rows.push({ row: this.row, cells: this.cells });
  }

  private endCell(): void {
    this.inCell = false;
    if (this.value === '') return;
    if (this.column >= MAX_COLUMNS) return;
    const cell = this.cell();
    if (typeof cell === 'string' && cell.length > MAX_CELL) throw new WorkbookUnreadable({ reason: 'cell_too_long', row: this.row });
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = cell;
  }

  private cell(): RawCell {
    if (this.type === 's') return this.parts.sharedStrings[Number(this.value)] ?? '';
    if (this.type === 'b') return this.value === '1' || this.value === 'true' ? 'TRUE' : 'FALSE';
    if (this.type === 'd') return this.value.replace('T', ' ').replace(/(\.\d+)?Z?$/, '');
    if (this.type !== 'n') return decodeEscapes(this.value);
    const number = Number(this.value);
    if (!Number.isFinite(number)) return this.value;
    const isDate = this.parts.isDateStyle[this.style] ?? false;
    return { number: isDate && this.parts.isEpoch1904 ? number + EPOCH_DAYS : number, isDate };
  }
}

/**
 * The rows of a workbook's first sheet, as the caller asks for them: what is held in memory is the shared texts and the
 * rows of one inflated piece. (hucre, which writes our workbooks, builds a tree of all shared texts when it reads and
 * does not wait for a slow reader: 268 MB for 100,000 rows as Excel saves them, against about 90 MB here.)
 */
export async function* xlsxRows(path: string, onProgress?: ReadProgress): AsyncGenerator<RawRow> {
  const zip = await ZipContents.open(path);
  try {
    const parts = await readWorkbookParts(zip);
    const total = zip.size(parts.sheet);
    let done = 0;
    const rows = new SheetRows(parts);
    const tokens = new XmlTokens(rows);
    for await (const text of zip.text(parts.sheet, (count) => (done += count))) {
      tokens.feed(text);
      onProgress?.(done, total);
      yield* rows.take();
    }
    tokens.end();
  } finally {
    zip.close();
  }
}
