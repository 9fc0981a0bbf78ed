import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Refusal } from '@jiangong/kernel';
import { readTable, type ReadTableOptions, type TableColumn, type TableRow } from './read-table';
import { aWorkbook, aZip } from './testing/zip.builder';
import { writeCsv, writeWorkbook } from './write-table';

const roster: readonly TableColumn[] = [
  { name: '工号', kind: 'code', aliases: ['member_no'] },
  { name: '姓名' },
  { name: '入会日期', kind: 'day' },
  { name: '备注', isOptional: true },
];

/** “工号,姓名,入会日期 / 007,龚翠英（大）,2021/3/5” in GB18030. */
const GB18030 = Buffer.from('b9a4bac52cd0d5c3fb2cc8ebbbe1c8d5c6da0d0a3030372cb9a8b4e4d3a2a3a8b4f3a3a92c323032312f332f350d0a', 'hex');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheets-'));
});
afterAll(() => rm(folder, { recursive: true }));

let serial = 0;
async function file(content: string | Buffer): Promise<string> {
  const path = join(folder, `${serial++}`);
  await writeFile(path, content);
  return path;
}

async function rowsOf(path: string, columns = roster, options?: ReadTableOptions): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of readTable(path, columns, options)) rows.push(row);
  return rows;
}

async function refusalOf(path: string, columns = roster, options?: ReadTableOptions): Promise<Refusal> {
  const error: unknown = await rowsOf(path, columns, options).then(() => null, (reason: unknown) => reason);
  if (!(error instanceof Refusal)) throw error ?? new Error('nothing was refused');
  return error;
}

const sheet = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const text = (ref: string, value: string): string => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
const HEAD = `<row r="1">${text('A1', '工号')}${text('B1', '姓名')}${text('C1', '入会日期')}</row>`;

describe('a .csv', () => {
  test('is read in UTF-8 with and without BOM, in GB18030 and in UTF-16', async () => {
    const content = '工号,姓名,入会日期\r\n007,龚翠英（大）,2021/3/5\r\n';
    const expected = [{ row: 2, cells: { 工号: '007', 姓名: '龚翠英（大）', 入会日期: '2021-03-05', 备注: '' }, corrections: [{ column: '入会日期', written: '2021/3/5', value: '2021-03-05' }] }];
    expect(await rowsOf(await file(content))).toEqual(expected);
    expect(await rowsOf(await file(`\ufeff${content}`))).toEqual(expected);
    expect(await rowsOf(await file(GB18030))).toEqual(expected);
    expect(await rowsOf(await file(Buffer.from(`\ufeff${content.replaceAll(',', '\t')}`, 'utf16le')))).toEqual(expected);
  });

  test('may hold line breaks and quotes in a cell; blank lines are left out and still counted', async () => {
    const rows = await rowsOf(await file('姓名,工号,入会日期\n"张,""三""\n号",1,2021-03-05\n\n,,\n李四,2,\n'));
    expect(rows.map(({ row, cells }) => [row, cells['姓名'], cells['入会日期']])).toEqual([[2, '张,"三"\n号', '2021-03-05'], [5, '李四', '']]);
  });

  test('with a quote that never closes is refused with its row', async () => {
    expect((await refusalOf(await file('工号,姓名,入会日期\n1,张三,2021-01-01\n2,"李四,2021-01-01\n'))).facts).toEqual({ reason: 'open_quote', row: 3 });
  });

  test('whose one line has no end is refused before it fills memory', async () => {
    expect((await refusalOf(await file('x'.repeat(3_000_000)))).code).toBe('WORKBOOK_UNREADABLE');
  });
});

describe('cells', () => {
  test('of codes and days lose full-width signs and are listed as corrections; names keep theirs', async () => {
    const [row] = await rowsOf(await file('工号,姓名,入会日期\n　ＣＱ００７ , 张三（小）,２０２１年3月5日\n'));
    expect(row!.cells).toMatchObject({ 工号: 'CQ007', 姓名: '张三（小）', 入会日期: '2021-03-05' });
    expect(row!.corrections).toEqual([
      { column: '工号', written: '　ＣＱ００７ ', value: 'CQ007' },
      { column: '姓名', written: ' 张三（小）', value: '张三（小）' },
      { column: '入会日期', written: '２０２１年3月5日', value: '2021-03-05' },
    ]);
  });

  test('that name no day of the calendar stay as written', async () => {
    const rows = await rowsOf(await file('工号,姓名,入会日期\n1,甲,2026-02-30\n2,乙,去年\n3,丙,2021/13/1\n'));
    expect(rows.map((row) => row.cells['入会日期'])).toEqual(['2026-02-30', '去年', '2021/13/1']);
  });

  test('with a moment are read to the second', async () => {
    const columns = [{ name: '推荐时间', kind: 'moment' }] as const;
    const rows = await rowsOf(await file('推荐时间\n2026-01-25 17:59:59\n2026/1/5 9:30\n2026-01-25T18:00:00\n2026-01-05\n'), columns);
    expect(rows.map((row) => row.cells['推荐时间'])).toEqual(['2026-01-25 17:59:59', '2026-01-05 09:30:00', '2026-01-25 18:00:00', '2026-01-05 00:00:00']);
  });
});

describe('a workbook', () => {
  test('gives the first sheet: shared texts without their readings, numbers as codes, days by style or by column', async () => {
    const sharedStrings = '<sst><si><t>张三</t><rPh><t>zhang</t></rPh></si><si><r><t>李</t></r><r><t xml:space="preserve">四 &amp; 五</t></r></si></sst>';
    const rows = await rowsOf(await file(aWorkbook({
      sharedStrings,
      sheet: sheet(`${HEAD}<row r="2"><c r="A2"><v>10010010012</v></c><c r="B2" t="s"><v>0</v></c><c r="C2" s="1"><v>44260</v></c></row>
        <row r="5"><c r="A5" t="str"><v>007</v></c><c r="B5" t="s"><v>1</v></c><c r="C5"><v>44260</v></c></row>
        <row r="6"><c r="C6" s="2"/></row>`),
    })));
    expect(rows.map(({ row, cells }) => [row, cells['工号'], cells['姓名'], cells['入会日期']])).toEqual([
      [2, '10010010012', '张三', '2021-03-05'],
      [5, '007', '李四 & 五', '2021-03-05'],
    ]);
  });

  test('of the 1904 kind, with prefixed names and cells without references is read alike', async () => {
    const prefixed = '<x:worksheet xmlns:x="http://x"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>工号</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>入会日期</x:t></x:is></x:c></x:row>'
      + '<x:row><x:c><x:v>7</x:v></x:c><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c s="1"><x:v>42798</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect((await rowsOf(await file(aWorkbook({ sheet: prefixed, isEpoch1904: true }))))[0]!.cells).toMatchObject({ 工号: '7', 姓名: '甲', 入会日期: '2021-03-05' });
  });

  test('that says it inflates too far is refused before it is inflated', async () => {
    const zeros = Buffer.alloc(8 * 1024 * 1024, 0x20);
    expect((await refusalOf(await file(aWorkbook({ sheet: `${sheet(HEAD)}${zeros.toString()}` })))).facts).toMatchObject({ measure: 'ratio' });
    const many = Array.from({ length: 501 }, (_, at) => ({ name: `xl/${at}.xml`, content: '' }));
    expect((await refusalOf(await file(aZip(many)))).facts).toMatchObject({ measure: 'entries', found: 501 });
    const noise = Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => (at * 7919) % 251));
    expect((await refusalOf(await file(aZip(Array.from({ length: 2 }, (_, at) => ({ name: `${at}`, content: noise, declaredSize: 150_000_000 })))))).code).toBe('ZIP_BOMB');
  });

  test('that lies about its size is stopped where it passes what it declared', async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => `<row r="${at + 2}">${text(`A${at + 2}`, `x${at}`)}${text(`B${at + 2}`, '甲')}</row>`).join('');
    expect((await refusalOf(await file(aWorkbook({ sheet: sheet(HEAD + rows), declaredSize: 20_000 })))).facts).toEqual({ reason: 'damaged' });
  });

  test('cut off, declaring entities, or of another kind is refused', async () => {
    const whole = aWorkbook({ sheet: sheet(HEAD) });
    expect((await refusalOf(await file(whole.subarray(0, whole.length - 40)))).facts).toEqual({ reason: 'damaged' });
    expect((await refusalOf(await file(aWorkbook({ sheet: `<!DOCTYPE a [<!ENTITY b "c">]>${sheet(HEAD)}` })))).facts).toEqual({ reason: 'damaged' });
    expect((await refusalOf(await file(aZip([{ name: 'word/document.xml', content: '<w/>' }])))).facts).toEqual({ reason: 'not_a_table' });
    expect((await refusalOf(await file(Buffer.from('d0cf11e0a1b11ae1', 'hex')))).facts).toEqual({ reason: 'old_format' });
    expect((await refusalOf(await file(Buffer.from('89504e470d0a1a0a0000000d', 'hex')))).facts).toEqual({ reason: 'not_a_table' });
  });
});

describe('a table', () => {
  test('with wrong heads is refused naming all of them', async () => {
    const refusal = await refusalOf(await file('工号,姓 名*,职务,工号\n1,甲,乙,丙\n'));
    expect(refusal.facts).toEqual({ missing: ['入会日期'], unknown: ['职务'], duplicate: ['工号'], expected: ['工号', '姓名', '入会日期', '备注'] });
    expect(refusal.text.zh).toContain('缺少列“入会日期”，有不认识的列“职务”，列名重复“工号”');
  });

  test('takes heads by their other names', async () => {
    expect((await rowsOf(await file('MEMBER_NO,姓名,入会日期\n1,甲,\n')))[0]!.cells['工号']).toBe('1');
  });

  test('that is empty, or has heads only, is refused', async () => {
    expect((await refusalOf(await file(''))).facts).toEqual({ missing: 'heads' });
    expect((await refusalOf(await file('\n\n'))).facts).toEqual({ missing: 'heads' });
    expect((await refusalOf(await file('工号,姓名,入会日期\n,,\n'))).facts).toEqual({ missing: 'rows' });
    expect((await refusalOf(await file(aWorkbook({ sheet: sheet('') })))).facts).toEqual({ missing: 'heads' });
  });

  test('of 200,000 rows is refused whole', async () => {
    const path = join(folder, 'long');
    const rows = (count: number): Iterable<string[]> => Array.from({ length: count }, (_, at) => [`A${at}`, '甲', '2021-03-05']);
    const columns = roster.slice(0, 3).map(({ name }) => ({ name }));
    await writeCsv(path, { columns, rows: rows(200_000) });
    expect((await refusalOf(path)).facts).toEqual({ maxRows: 120_000 });
    await writeWorkbook(path, { columns, rows: rows(1_001) });
    expect((await refusalOf(path, roster, { maxRows: 1_000 })).facts).toEqual({ maxRows: 1_000 });
    expect(await rowsOf(path, roster, { maxRows: 1_001 })).toHaveLength(1_001);
  }, 60_000);
});

describe('what is written', () => {
  const columns = [{ name: '工号' }, { name: '姓名' }, { name: '得分', kind: 'number' }] as const;
  const rows = [{ 工号: '007', 姓名: '=1+1', 得分: '86.50' }, ['-5', '@sum', null], { 工号: '+a', 姓名: '甲\n乙', 得分: -3 }];

  test('comes back as it was: leading zeros, formulas as text, numbers', async () => {
    const expected = [['007', '=1+1', '86.5'], ['-5', '@sum', ''], ['+a', '甲\n乙', '-3']];
    const back = async (path: string): Promise<string[][]> =>
      (await rowsOf(path, columns as never)).map(({ cells }) => columns.map(({ name }) => cells[name]!));
    await writeWorkbook(join(folder, 'out.xlsx'), { name: '名单', columns, rows });
    expect(await back(join(folder, 'out.xlsx'))).toEqual(expected);
    await writeCsv(join(folder, 'out.csv'), { columns, rows });
    expect(await back(join(folder, 'out.csv'))).toEqual([['007', '=1+1', '86.50'], ...expected.slice(1)]);
  });

  test('as .csv has a BOM, CRLF, quotes only where needed, and no live formula', async () => {
    const { readFile } = await import('node:fs/promises');
    await writeCsv(join(folder, 'bytes.csv'), { columns, rows });
    expect(await readFile(join(folder, 'bytes.csv'), 'utf8')).toBe('\ufeff工号,姓名,得分\r\n007,\'=1+1,86.50\r\n-5,\'@sum,\r\n\'+a,"甲\n乙",-3\r\n');
  });
});
