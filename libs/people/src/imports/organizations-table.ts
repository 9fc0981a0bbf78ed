import type { TableColumn } from '@jiangong/platform';
import { LEVEL_NAMES, ORGANIZATION_LEVELS, type OrganizationLevel } from '../organizations/public';
import { IGNORED_COLUMNS, missing, oneOf, tooLong, type CellFault } from './import-kind';

export const ORGANIZATIONS_COLUMNS: readonly TableColumn[] = [
  { name: '名称', aliases: ['单位名称', 'name'] },
  { name: '上级', aliases: ['上级组织', 'parent'] },
  { name: '层级', kind: 'code', aliases: ['level'] },
  { name: '产业工会', aliases: ['industry_union'], isOptional: true },
  { name: '所有制', kind: 'code', aliases: ['经济类型', 'ownership'], isOptional: true },
  ...IGNORED_COLUMNS,
];

const SHORT_LEVELS: Readonly<Record<OrganizationLevel, readonly string[]>> = {
  city: ['市', '市级', '市总'],
  district: ['区县', '区县级', '区县总工会'],
  industry: ['产业', '产业工会'],
  enterprise: ['企业', '基层', '企业工会', '基层工会'],
  branch: ['分会', '分工会'],
  team: ['班组', '工会小组'],
};

const LEVELS = new Map(
  ORGANIZATION_LEVELS.flatMap((level) => [level, ...SHORT_LEVELS[level], LEVEL_NAMES[level].zh].map((name) => [name.normalize('NFKC'), level] as const)),
);

export const LEVEL_CHOICES = ['区县', '产业', '企业', '分会', '班组'] as const;

const OWNERSHIPS = new Map(
  (
    [
      ['state', '国有', '国有企业', '国有控股'],
      ['private', '民营', '私营', '民营企业', '非公'],
      ['foreign', '外资', '外商投资', '港澳台投资'],
      ['collective', '集体'],
      ['mixed', '混合', '混合所有制'],
      ['public_institution', '事业单位'],
      ['government', '机关'],
    ] as const
  ).flatMap(([code, ...names]) => [code, ...names].map((name) => [name, code] as const)),
);

export const OWNERSHIP_CHOICES = ['国有', '民营', '外资', '集体', '混合', '事业单位', '机关'] as const;

const MAX_NAME = 120;

export interface OrganizationRow {
  readonly name: string;
  readonly parentName: string;
  readonly level: OrganizationLevel | null;
  readonly industryUnionName: string;
  readonly ownership: string | null;
  readonly faults: readonly CellFault[];
}

/** Reads one row by itself, without regard to other rows or to the database. */
export function readOrganizationRow(cells: Readonly<Record<string, string>>): OrganizationRow {
  const cell = (column: string): string => cells[column] ?? '';
  const level = oneOf('层级', cell('层级'), LEVELS, LEVEL_CHOICES);
  const isCity = level.value === 'city';
  const faults: CellFault[] = ['名称', '层级', ...(isCity ? [] : ['上级'])].filter((column) => cell(column) === '').map(missing);
  if (isCity) faults.push({ column: '层级', zh: '市总工会在安装时建立，不能导入', en: 'the city federation is made at installation and cannot be imported' });
  if ([...cell('名称')].length > MAX_NAME) faults.push(tooLong('名称', MAX_NAME));
  if (/\s{2}|[\r\n\t]/.test(cell('名称'))) faults.push({ column: '名称', zh: '名称中有换行或连续空格', en: 'the name holds a line break or a run of spaces' });
  const ownership = oneOf('所有制', cell('所有制'), OWNERSHIPS, OWNERSHIP_CHOICES);
  faults.push(...[level.fault, ownership.fault].filter((fault) => fault !== null));
  return { name: cell('名称'), parentName: cell('上级'), level: level.value, industryUnionName: cell('产业工会'), ownership: ownership.value, faults };
}
