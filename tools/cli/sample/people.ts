import { readFile } from 'node:fs/promises';
import { newId, platformActor, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { CreateOrganization, EnrolMember, GrantRole, OpenAccount, type NewMember, type NewOrganization, type OrganizationLevel } from '@jiangong/people';
import type { INestApplicationContext } from '@nestjs/common';
import { makeName, makePost, STAFFING } from '../../samples/year/people.mjs';
import type { Chance } from './chance';
import { HOME_UNIT, SAMPLE_PASSWORD, sampleAccounts } from './accounts';

export interface SampleMember {
  readonly id: string;
  readonly name: string;
  readonly unit: SampleUnit;
  /** Line of work, for the deeds. */
  readonly work: string;
  /** How good this person is, on the scale of marks; the judges see it through their own severity and noise. */
  readonly talent: number;
}

export interface SampleUnit {
  readonly id: string;
  readonly name: string;
  readonly district: string;
}

export interface SamplePeople {
  readonly units: readonly SampleUnit[];
  readonly members: readonly SampleMember[];
  readonly accounts: ReadonlyMap<string, Actor>;
}

const UNITS = 120;
const STAFF = 12;
const TRADES: readonly (readonly [string, string])[] = [
  ['电力安装', 'grid'], ['热能动力', 'generation'], ['精细化工', 'chemical'], ['汽车零部件', 'car'], ['勘测设计', 'survey'], ['包装纸业', 'paper'],
  ['新型建材', 'cement'], ['建筑工程', 'building'], ['电器制造', 'appliance'], ['软件技术', 'software'], ['客运服务', 'station'],
];
const POSTS: Readonly<Record<string, string>> = { 一线职工: 'front_line', 专业技术人员: 'technical', 企业管理人员: 'manager', 企业负责人: 'head' };

type Planned = NewOrganization & { readonly id: string };

const districtShort = (name: string): string => name.replace(/总工会$/, '').replace(/(土家族|苗族)+自治县$/, '').replace(/(新区|高新区|经开区|区|县)$/, '') || name;

/** The real tree of samples/real, filled up to 120 units; every generated unit says that it is an example. */
async function planTree(folder: string, chance: Chance): Promise<{ nodes: Planned[]; units: (SampleUnit & { work: string })[] }> {
  const lines = (await readFile(`${folder}/organizations.csv`, 'utf8')).trim().split(/\r?\n/).slice(1).map((line) => line.split(','));
  const nodes: Planned[] = [];
  const idOf = (name: string | undefined): string | null => nodes.find((node) => node.name === name)?.id ?? null;
  const units: (SampleUnit & { work: string })[] = [];
  for (const [name = '', level = '', parent, union, ownership] of lines) {
    const id = newId();
    nodes.push({ id, name, level: level as OrganizationLevel, parentId: idOf(parent), industryUnionId: idOf(union), ownership: ownership || null, position: nodes.length });
    if (level === 'enterprise') units.push({ id, name, district: parent!, work: STAFFING[name as keyof typeof STAFFING][2] as string });
  }
  const districts = nodes.filter((node) => node.level === 'district');
  for (let at = 0; units.length < UNITS; at++) {
    const district = districts[at % districts.length]!;
    const [trade, work] = TRADES[(at * 7 + Math.floor(at / districts.length)) % TRADES.length]!;
    const name = `重庆${districtShort(district.name).replace(/^重庆/, '')}${trade}有限公司（示例）`;
    if (units.some((unit) => unit.name === name)) continue;
    const id = newId();
    nodes.push({ id, name, level: 'enterprise', parentId: district.id, industryUnionId: null, ownership: chance.isLucky(0.55) ? 'private' : 'state', position: nodes.length });
    units.push({ id, name, district: district.name, work });
  }
  return { nodes, units };
}

/** Below the home unit the tree goes down to the work team. */
function planTeams(home: SampleUnit): Planned[] {
  const branch = { id: newId(), name: `${HOME_UNIT}总装分会`, level: 'branch' as const, parentId: home.id, industryUnionId: null, ownership: null, position: 0 };
  const teams = ['甲班', '乙班'].map((team, position) => ({ id: newId(), name: `${HOME_UNIT}总装分会${team}`, level: 'team' as const, parentId: branch.id, industryUnionId: null, ownership: null, position }));
  return [branch, ...teams];
}

/** Writes the tree, generated members and the sample accounts. */
export async function writePeople(app: INestApplicationContext, folder: string, chance: Chance): Promise<SamplePeople> {
  const { nodes, units } = await planTree(folder, chance);
  const home = units.find((unit) => unit.name === HOME_UNIT)!;
  const teams = planTeams(home);
  const rows: (NewMember & { unit: SampleUnit; work: string; talent: number })[] = [];
  for (const unit of units) {
    for (let at = 1; at <= (unit === home ? 40 : STAFF); at++) {
      const gender = chance.isLucky(0.64) ? 'male' : 'female';
      const post = makePost(chance);
      const organizationId = unit === home && at > 10 ? teams[1 + (at % 2)]!.id : unit.id;
      const memberNo = `${String(1000 + units.indexOf(unit))}${String(at).padStart(3, '0')}`;
      rows.push({
        memberNo, name: makeName(chance, gender === 'male' ? '男' : '女'), gender, organizationId, unit, work: unit.work,
        fromOn: `${chance.whole(1998, 2024)}-0${chance.whole(1, 9)}-1${chance.whole(0, 9)}`,
        attributes: { post_class: POSTS[post ?? '一线职工']!, migrant: chance.isLucky(0.12) ? 'yes' : 'no' },
        talent: Math.min(96, Math.max(74, chance.around(85, 4))),
      });
    }
  }
  const accountMembers = sampleAccounts.flatMap((account, at) => {
    const unit = units.find((one) => one.name === account.unit);
    return unit ? [{ username: account.username, memberNo: `9${String(at + 1).padStart(6, '0')}`, name: account.name, gender: null, organizationId: account.username === 'zhigong' ? teams[1]!.id : unit.id, fromOn: '2015-07-01', attributes: { post_class: 'front_line', migrant: 'no' } }] : [];
  });
  const ids = await app.get(UnitOfWork, { strict: false }).run(platformActor, {}, async (tx) => {
    await app.get(CreateOrganization, { strict: false }).createMany(tx, [...nodes, ...teams]);
    return app.get(EnrolMember, { strict: false }).enrolMany(tx, [...rows, ...accountMembers]);
  });
  const memberIds = new Map(accountMembers.map(({ username }, at) => [username, ids[rows.length + at]!]));
  const members = rows.map(({ name, unit, work, talent }, at) => ({ id: ids[at]!, name, unit, work, talent }));
  return { units, members, accounts: await openAccounts(app, nodes, memberIds) };
}

async function openAccounts(app: INestApplicationContext, nodes: readonly Planned[], memberIds: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Actor>> {
  const accounts = new Map<string, Actor>();
  for (const { username, name, role, at } of sampleAccounts) {
    const organizationId = nodes.find((node) => node.name === at)!.id;
    const memberId = memberIds.get(username) ?? null;
    const accountId = await app.get(OpenAccount, { strict: false }).execute(platformActor, { username, name, password: SAMPLE_PASSWORD, memberId });
    const roles = memberId && role !== 'member' ? [role, 'member' as const] : [role];
    for (const one of roles) await app.get(GrantRole, { strict: false }).execute(platformActor, { accountId, role: one, organizationId: one === 'member' ? nodes[0]!.id : organizationId });
    accounts.set(username, { kind: 'account', accountId, memberId, name, grants: roles.map((one) => ({ role: one, organizationId })) });
  }
  return accounts;
}
