import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readTable, templateWorkbook, type TableRow } from '@jiangong/platform';
import { starStandardRules } from '@jiangong/programme';
import { recommendationTemplate } from './recommendation.template';
import { sheetColumns } from './sheet-columns';

test('the empty table has the columns that a month of the star competition reads', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'template-'));
  const path = join(folder, 'recommendations.xlsx');
  await writeFile(path, await templateWorkbook(recommendationTemplate));
  const rows: TableRow[] = [];
  for await (const row of readTable(path, sheetColumns(starStandardRules.month.form))) rows.push(row);
  expect(rows).toMatchObject([{ row: 2, cells: { 类别: '技能之星', 姓名: '张三', 岗位: '' } }]);
  expect(rows[0]!.cells['主要事迹']).toContain('示例');
  await rm(folder, { recursive: true });
});
