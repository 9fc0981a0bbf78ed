import { isDay, newId, platformActor, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { CreateOrganization, EnrolMember, GrantRole, OpenAccount, ORGANIZATION_LEVELS, type NewMember, type NewOrganization, type OrganizationLevel } from '@jiangong/people';
import type { INestApplicationContext } from '@nestjs/common';
import type { RowNotes, TableLine } from './tables';

/** Keys are compared in NFKC, so that （重庆） and (重庆) are one unit; names stay as they are written. */
export const keyOf = (name: string): string => name.normalize('NFKC').trim();

export interface Unit {
  readonly id: string;
  readonly name: string;
}

export interface Person {
  readonly id: string;
  readonly memberNo: string;
  readonly unit: Unit;
}

export interface Judge {
  readonly code: string;
  readonly actor: Actor;
}

export const ROSTER_COLUMNS = [
  { name: '工号', kind: 'code' }, { name: '姓名' }, { name: '性别', isOptional: true }, { name: '单位' }, { name: '入会日期', kind: 'day' },
  { name: '岗位类别', isOptional: true }, { name: '农民工', isOptional: true },
] as const;
export const JUDGE_COLUMNS = [{ name: '评委编号', kind: 'code' }, { name: '姓名' }, { name: '单位' }] as const;
export const ORGANIZATION_COLUMNS = [
  { name: 'name', aliases: ['名称'] }, { name: 'level', aliases: ['层级'] }, { name: 'parent', aliases: ['上级'] },
  { name: 'industry_union', aliases: ['产业工会'], isOptional: true }, { name: 'ownership', aliases: ['所有制'], isOptional: true },
] as const;

const POST_CLASSES: Readonly<Record<string, string>> = { 一线职工: 'front_line', 专业技术人员: 'technical', 企业管理人员: 'manager', 企业负责人: 'head' };
const GENDERS: Readonly<Record<string, 'male' | 'female'>> = { 男: 'male', 女: 'female' };

/** Writes the union tree of the folder; a parent stands before its children. */
export async function writeOrganizations(app: INestApplicationContext, lines: readonly TableLine[], notes: RowNotes): Promise<Map<string, Unit>> {
  const units = new Map<string, Unit>();
  const rows: NewOrganization[] = [];
  for (const line of lines) {
    const { name = '', level = '', parent = '', industry_union: union = '', ownership = '' } = line.cells;
    const above = parent ? units.get(keyOf(parent)) : undefined;
    const industry = union ? units.get(keyOf(union)) : undefined;
    if (!name) notes.refuse(line, 'name', name, '名称不能为空');
    else if (units.has(keyOf(name))) notes.refuse(line, 'name', name, '组织名称重复');
    else if (!ORGANIZATION_LEVELS.some((known) => known === level)) notes.refuse(line, 'level', level, `层级应为：${ORGANIZATION_LEVELS.join('、')}`);
    else if (parent && !above) notes.refuse(line, 'parent', parent, '上级组织不存在（应排在本行之前）');
    else if (union && !industry) notes.refuse(line, 'industry_union', union, '产业工会不存在');
    else {
      const id = newId();
      units.set(keyOf(name), { id, name });
      rows.push({ id, name, level: level as OrganizationLevel, parentId: above?.id ?? null, industryUnionId: industry?.id ?? null, ownership: ownership || null, position: rows.length });
    }
  }
  await inTransaction(app, (tx) => app.get(CreateOrganization, { strict: false }).createMany(tx, rows));
  return units;
}

/** Enrols the good rows of the roster. */
export async function writeRoster(app: INestApplicationContext, lines: readonly TableLine[], units: ReadonlyMap<string, Unit>, notes: RowNotes): Promise<Map<string, Person>> {
  const members = new Map<string, NewMember & { unit: Unit }>();
  for (const line of lines) {
    const { 工号: memberNo = '', 姓名: name = '', 单位: unitName = '', 入会日期: fromOn = '', 岗位类别: post = '', 性别: gender = '', 农民工: migrant = '' } = line.cells;
    const unit = units.get(keyOf(unitName));
    const blank = Object.entries({ 工号: memberNo, 姓名: name, 单位: unitName, 入会日期: fromOn }).find(([, value]) => !value);
    if (blank) notes.refuse(line, blank[0], '', `${blank[0]}不能为空`);
    else if (members.has(memberNo)) notes.refuse(line, '工号', memberNo, '工号重复，以先出现的一行为准');
    else if (!unit) notes.refuse(line, '单位', unitName, '单位不在组织表中');
    else if (!isDay(fromOn)) notes.refuse(line, '入会日期', fromOn, '日期不存在或写法不对，应为 2026-03-05');
    else if (post && !POST_CLASSES[post]) notes.refuse(line, '岗位类别', post, `岗位类别应为：${Object.keys(POST_CLASSES).join('、')}`);
    else if (gender && !GENDERS[gender]) notes.refuse(line, '性别', gender, '性别应为：男、女');
    else {
      const attributes = { ...(post ? { post_class: POST_CLASSES[post]! } : {}), ...(migrant ? { migrant: migrant === '是' ? 'yes' : 'no' } : {}) };
      members.set(memberNo, { memberNo, name, gender: GENDERS[gender] ?? null, organizationId: unit.id, fromOn, attributes, unit });
    }
  }
  const rows = [...members.values()];
  const ids = await inTransaction(app, (tx) => app.get(EnrolMember, { strict: false }).enrolMany(tx, rows));
  return new Map(rows.map(({ memberNo, unit }, at) => [memberNo, { id: ids[at]!, memberNo, unit }]));
}

/** Judges as accounts with the judge's role, members of their own units, so that ties can be seen. */
export async function writeJudges(app: INestApplicationContext, lines: readonly TableLine[], units: ReadonlyMap<string, Unit>, notes: RowNotes): Promise<Map<string, Judge>> {
  const judges = new Map<string, Judge>();
  const city = [...units.values()][0];
  for (const line of lines) {
    const { 评委编号: code = '', 姓名: name = '', 单位: unitName = '' } = line.cells;
    const unit = units.get(keyOf(unitName));
    if (!code || !name) notes.refuse(line, code ? '姓名' : '评委编号', '', '不能为空');
    else if (judges.has(code)) notes.refuse(line, '评委编号', code, '评委编号重复');
    else if (!unit || !city) notes.refuse(line, '单位', unitName, '单位不在组织表中');
    else {
      const memberId = await app.get(EnrolMember, { strict: false }).execute(platformActor, { memberNo: `评委-${code}`, name, organizationId: unit.id, fromOn: '2000-01-01' });
      judges.set(code, { code, actor: await officer(app, `judge-${code.toLowerCase()}`, name, 'judge', city.id, memberId) });
    }
  }
  return judges;
}

/** An account with one role; its password is random and shown to nobody. */
export async function officer(app: INestApplicationContext, username: string, name: string, role: 'judge' | 'city_organiser', organizationId: string, memberId: string | null = null): Promise<Actor> {
  const accountId = await app.get(OpenAccount, { strict: false }).execute(platformActor, { username, name, password: `${newId()}${newId()}`.slice(0, 60), memberId });
  await app.get(GrantRole, { strict: false }).execute(platformActor, { accountId, role, organizationId });
  return { kind: 'account', accountId, memberId, name, grants: [{ role, organizationId }] };
}

const inTransaction = <T>(app: INestApplicationContext, work: (tx: Tx) => Promise<T>): Promise<T> => app.get(UnitOfWork, { strict: false }).run(platformActor, {}, work);
