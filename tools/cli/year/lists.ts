import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeCsv, writeWorkbook, type OutputTable } from '@jiangong/platform';
import type { PublishedPlace } from '@jiangong/results';
import type { RowNote } from './tables';

const LIST_COLUMNS = ['轮次', '类别', '名次', '工号', '姓名', '单位', '区县', '得分', '称号'];

/** A score in thousandths with so many decimals, as printed lists show it. */
function printed(thousandths: number, decimals: number): string {
  const text = String(thousandths).padStart(4, '0');
  const whole = text.slice(0, -3);
  return decimals === 0 ? whole : `${whole}.${text.slice(-3).slice(0, decimals)}`;
}

const listOf = (round: string, places: readonly PublishedPlace[], decimals: number): OutputTable => ({
  name: round,
  columns: LIST_COLUMNS.map((name) => ({ name })),
  rows: places.map((place) => [
    round, place.categoryName, place.rank, place.memberNo, place.name, place.organizationName, place.districtName ?? '', printed(place.score, decimals), place.title,
  ]),
});

/** Writes one round's list as `.csv`, and as `.xlsx` too when wanted. */
export async function writeList(folder: string, round: string, places: readonly PublishedPlace[], decimals: number, asWorkbook: boolean): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeCsv(join(folder, `${round}.csv`), listOf(round, places, decimals));
  if (asWorkbook) await writeWorkbook(join(folder, `${round}.xlsx`), listOf(round, places, decimals));
}

/** Every refused and corrected cell with its place and reason. */
export async function writeNotes(folder: string, notes: readonly RowNote[], asWorkbook: boolean): Promise<void> {
  await mkdir(folder, { recursive: true });
  const table = (): OutputTable => ({
    name: '错误与更正',
    columns: ['文件', '行', '列', '值', '处理', '原因'].map((name) => ({ name })),
    rows: notes.map((note) => [note.file, note.row, note.column, note.value, note.kind === 'refused' ? '未采用' : '已更正', note.reason]),
  });
  await writeCsv(join(folder, 'errors.csv'), table());
  if (asWorkbook) await writeWorkbook(join(folder, 'errors.xlsx'), table());
}
