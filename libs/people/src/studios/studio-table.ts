import { isDay } from '@jiangong/kernel';
import { rowsFrom, sameName, type OutputColumn, type TableColumn, type TableRow, type Tx } from '@jiangong/platform';
import type { NewStudio } from './commands/register-studio';
import type { StudioLevel } from './studio.entity';
import type { StudioFault } from './studio.refusals';

export const LEVEL_NAMES: Readonly<Record<StudioLevel, string>> = { unit: '单位级', district: '区县级', city: '市级', national: '国家级' };
export const STATE_NAMES = { active: '在册', rectifying: '整改', removed: '摘牌' } as const;

export const STUDIO_COLUMNS: readonly TableColumn[] = [
  { name: '名称' }, { name: '单位' }, { name: '领军人工号', kind: 'code' }, { name: '领域' }, { name: '成立日期', kind: 'day' }, { name: '级别' }, { name: '成员工号', isOptional: true },
  ...['编号', '领军人', '区县', '状态', '成员数', '成果数', '备注'].map((name): TableColumn => ({ name, kind: 'ignored' })),
];

export const OUTPUT_TABLE: readonly OutputColumn[] = [
  { name: '编号', width: 12 }, { name: '名称', width: 30 }, { name: '单位', width: 32 }, { name: '区县', width: 20 }, { name: '领军人', width: 12 }, { name: '领军人工号', width: 14 }, { name: '领域', width: 16 }, { name: '成立日期', width: 14 },
  { name: '级别', width: 10 }, { name: '状态', width: 10 }, { name: '成员工号', width: 40 }, { name: '成员数', kind: 'number' }, { name: '成果数', kind: 'number' },
];

const LEVELS = new Map(Object.entries(LEVEL_NAMES).map(([level, name]) => [name, level as StudioLevel]));

/** Every row as a studio, or its faults; units by their whole name, persons by their numbers. */
export async function readStudios(tx: Tx, rows: readonly TableRow[]): Promise<{ readonly studios: readonly NewStudio[]; readonly faults: readonly StudioFault[] }> {
  const numbersOf = (cells: TableRow['cells']): string[] => (cells['成员工号'] ?? '').split(/[、,，;；\s]+/).filter(Boolean);
  const units = new Map((await rowsFrom<{ id: string; name: string }>(tx, 'select id, name from organization where name = any($1::text[])', [rows.map(({ cells }) => sameName(cells['单位']!))])).map(({ id, name }) => [name, id]));
  const asked = rows.flatMap(({ cells }) => [cells['领军人工号']!, ...numbersOf(cells)]);
  const members = new Map((await rowsFrom<{ id: string; no: string }>(tx, 'select id, member_no as no from member where member_no = any($1::text[])', [asked])).map(({ id, no }) => [no, id]));
  const taken = new Set((await rowsFrom<{ name: string }>(tx, 'select name from studio where name = any($1::text[])', [rows.map(({ cells }) => cells['名称']!)])).map(({ name }) => name));
  const [studios, faults]: [NewStudio[], StudioFault[]] = [[], []];
  for (const { row, cells } of rows) {
    const before = faults.length;
    const need = <T>(column: string, value: T | undefined | false, zh: string, en: string): T => {
      if (value === undefined || value === false) faults.push({ row, column, zh, en });
      return value as T;
    };
    const name = need('名称', cells['名称']!.length >= 2 && !taken.has(cells['名称']!) && cells['名称']!, '为空或已有同名工作室', 'is missing or taken');
    if (name) taken.add(name);
    const organizationId = need('单位', units.get(sameName(cells['单位']!)), '没有这个单位', 'no such unit');
    const leadId = need('领军人工号', members.get(cells['领军人工号']!), '没有这个工号', 'no such member number');
    const field = need('领域', cells['领域'] !== '' && cells['领域']!, '不能为空', 'is required');
    const foundedOn = need('成立日期', isDay(cells['成立日期']!) && cells['成立日期']!, '不是日期', 'is no day');
    const level = need('级别', LEVELS.get(cells['级别']!), `应为：${[...LEVELS.keys()].join('、')}`, `must be one of: ${[...LEVELS.keys()].join(', ')}`);
    const memberIds = numbersOf(cells).map((no) => need('成员工号', members.get(no), `没有工号 ${no}`, `no member ${no}`));
    if (faults.length === before) studios.push({ name, organizationId, leadId, field, foundedOn, level, memberIds });
  }
  return { studios, faults };
}
