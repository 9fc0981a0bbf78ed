import { isDay } from '@jiangong/kernel';
import type { TableColumn } from '@jiangong/platform';
import { MEMBER_NO, type NewMember } from '../members/public';
import { IGNORED_COLUMNS, missing, oneOf, tooLong, type CellFault } from './import-kind';

/** The columns of a roster. ID numbers and telephone numbers have no column: a file with one is refused. */
export const ROSTER_COLUMNS: readonly TableColumn[] = [
  { name: '工号', kind: 'code', aliases: ['职工编号', 'member_no'] },
  { name: '姓名', aliases: ['name'] },
  { name: '性别', kind: 'code', aliases: ['gender'], isOptional: true },
  { name: '单位', aliases: ['所在单位', 'organization'] },
  { name: '入会日期', kind: 'day', aliases: ['入会时间', 'joined_on'] },
  { name: '岗位类别', aliases: ['post_class'], isOptional: true },
  { name: '农民工', kind: 'code', aliases: ['是否农民工', 'migrant'], isOptional: true },
  ...IGNORED_COLUMNS,
];

export const GENDERS = new Map<string, 'male' | 'female'>([['男', 'male'], ['女', 'female']]);
export const POST_CLASSES = new Map([['一线职工', 'front_line'], ['专业技术人员', 'technical'], ['企业管理人员', 'manager'], ['企业负责人', 'head']]);
export const YES_NO = new Map([['是', 'yes'], ['否', 'no']]);

const MAX_NAME = 60;

export interface RosterRow {
  readonly member: Omit<NewMember, 'organizationId'>;
  readonly unitName: string;
  readonly faults: readonly CellFault[];
}

/** Reads one row by itself, without regard to other rows or to the database. */
export function readRosterRow(cells: Readonly<Record<string, string>>): RosterRow {
  const cell = (column: string): string => cells[column] ?? '';
  const faults: CellFault[] = ['工号', '姓名', '单位', '入会日期'].filter((column) => cell(column) === '').map(missing);
  const memberNo = cell('工号');
  if (memberNo !== '' && !MEMBER_NO.test(memberNo)) {
    faults.push({ column: '工号', zh: '工号只能用字母、数字和 . _ -，最多 40 位', en: 'a member number has letters, digits and . _ - only, at most 40' });
  }
  if ([...cell('姓名')].length > MAX_NAME) faults.push(tooLong('姓名', MAX_NAME));
  if (cell('入会日期') !== '' && !isDay(cell('入会日期'))) {
    faults.push({ column: '入会日期', zh: '不是有效的日期，应为 2026-03-05 这样的年-月-日', en: 'not a day of the calendar; write it like 2026-03-05' });
  }
  const gender = oneOf('性别', cell('性别'), GENDERS, [...GENDERS.keys()]);
  const postClass = oneOf('岗位类别', cell('岗位类别'), POST_CLASSES, [...POST_CLASSES.keys()]);
  const migrant = oneOf('农民工', cell('农民工'), YES_NO, [...YES_NO.keys()]);
  faults.push(...[gender.fault, postClass.fault, migrant.fault].filter((fault) => fault !== null));
  const attributes: Record<string, string> = {};
  if (postClass.value) attributes.post_class = postClass.value;
  if (migrant.value) attributes.migrant = migrant.value;
  return { member: { memberNo, name: cell('姓名'), gender: gender.value, fromOn: cell('入会日期'), attributes }, unitName: cell('单位'), faults };
}
