import { newId, platformActor, type Role } from '@jiangong/kernel';
import { CreateOrganization, EnrolMember, GrantRole, OpenAccount, type OrganizationLevel } from '@jiangong/people';
import { UnitOfWork } from '@jiangong/platform';
import { CreateSeason, type SeasonPlan } from '@jiangong/programme';
import type { RunningProduct } from '../running-product';
import type { Visitor } from '../visitor';
import { withCommands, type ProductCommands } from './product-commands';

export interface PlannedUnion {
  readonly name: string;
  readonly level: OrganizationLevel;
  /** The union above it, by name; the city when left out. */
  readonly under?: string;
  readonly industryUnion?: string;
  readonly ownership?: string;
  /** How many members are enrolled; none by default. */
  readonly staff?: number;
  /** Members by name with what quotas ask of them, after the others. */
  readonly people?: readonly { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[];
}

export interface PlannedAccount {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  /** The nodes at which the role is held; the city when left out. */
  readonly at?: readonly string[];
  /** The unit of which the account's owner is a member. */
  readonly memberOf?: string;
}

export interface CityPlan {
  readonly now: Date;
  readonly unions: readonly PlannedUnion[];
  readonly accounts: readonly PlannedAccount[];
  /** The standard season when left out. */
  readonly season?: SeasonPlan;
}

export interface Person {
  readonly id: string;
  readonly memberNo: string;
  readonly name: string;
}

export const CITY = '市总工会';
const PASSWORD = 'jiangong-2026';
const FAMILY = '王李张刘陈杨赵黄周吴徐孙';
const GIVEN = '建国晓蓉志强丽华文博渝生思远素云德润静初云帆清和';

const nameOf = (at: number): string => FAMILY[at % FAMILY.length]! + GIVEN.slice((at * 2) % GIVEN.length, ((at * 2) % GIVEN.length) + 2);

/** A city of a few unions with the standard season of 2026, on its own product: what a journey's people live in. */
export class SmallCity {
  private constructor(
    readonly product: RunningProduct,
    private readonly ids: ReadonlyMap<string, string>,
    private readonly members: ReadonlyMap<string, readonly Person[]>,
  ) {}

  static found(product: RunningProduct, plan: CityPlan): Promise<SmallCity> {
    return withCommands(product, plan.now, async (commands) => {
      const ids = new Map([CITY, ...plan.unions.map((union) => union.name)].map((name) => [name, newId()]));
      const settled = await settle(commands, plan, ids);
      await commands.get(CreateSeason).execute(platformActor, { year: 2026, name: '2026年网上劳动和技能竞赛', theme: '建功新时代', plan: plan.season });
      for (const account of plan.accounts) await openAccount(commands, account, ids, settled);
      await product.setClock(plan.now);
      return new SmallCity(product, ids, settled.staff);
    });
  }

  /** The id of a union. */
  id(name: string): string {
    return this.ids.get(name)!;
  }

  /** The members of a unit who have no account, in the order of their numbers. */
  staff(unit: string): readonly Person[] {
    return this.members.get(unit)!;
  }

  signIn(username: string): Promise<Visitor> {
    return this.product.visitor().signIn(username, PASSWORD);
  }

  /** A round of the season by programme and code, with the ids of its categories by their names. */
  async round(programme: string, code: string): Promise<{ id: string; categories: Readonly<Record<string, string>> }> {
    const rows = await this.product.rows<{ id: string; name: string; category: string }>(
      `select r.id, c.name, c.id as category from round r join programme p on p.id = r.programme_id join category c on c.programme_id = p.id
        where p.code = $1 and r.code = $2 order by c.position`, [programme, code]);
    return { id: rows[0]!.id, categories: Object.fromEntries(rows.map((row) => [row.name, row.category])) };
  }
}

interface Settled {
  readonly staff: ReadonlyMap<string, readonly Person[]>;
  /** Members who have an account, by its user name. */
  readonly owners: ReadonlyMap<string, string>;
}

async function settle(commands: ProductCommands, { unions, accounts }: CityPlan, ids: ReadonlyMap<string, string>): Promise<Settled> {
  const rows = unions.flatMap(({ name: unit, staff = 0, people: named = [] }, position) => {
    const owners = accounts.filter((account) => account.memberOf === unit);
    const people: { name: string; username: string | null; attributes?: Readonly<Record<string, string>> }[] = [
      ...Array.from({ length: staff }, (_one, at) => ({ name: nameOf(at), username: null })), ...named.map((one) => ({ ...one, username: null })), ...owners.map(({ name, username }) => ({ name, username })),
    ];
    return people.map((person, at) => ({ ...person, unit, memberNo: `${position + 10}${String(at + 1).padStart(4, '0')}` }));
  });
  const memberIds = await commands.get(UnitOfWork).run(platformActor, {}, async (tx) => {
    await commands.get(CreateOrganization).createMany(tx, [
      { id: ids.get(CITY)!, name: CITY, level: 'city', parentId: null },
      ...unions.map(({ name, level, under = CITY, industryUnion, ownership }) => ({
        id: ids.get(name)!, name, level, ownership, parentId: ids.get(under)!, industryUnionId: industryUnion ? ids.get(industryUnion)! : null,
      })),
    ]);
    return commands.get(EnrolMember).enrolMany(tx, rows.map(({ memberNo, name, unit, attributes }) => ({ memberNo, name, attributes, organizationId: ids.get(unit)!, fromOn: '2020-07-01' })));
  });
  const people = rows.map((row, at) => ({ ...row, id: memberIds[at]! }));
  return {
    staff: new Map(unions.map(({ name }) => [name, people.filter((one) => one.unit === name && one.username === null)])),
    owners: new Map(people.flatMap(({ username, id }) => (username ? [[username, id] as const] : []))),
  };
}

async function openAccount(commands: ProductCommands, account: PlannedAccount, ids: ReadonlyMap<string, string>, { owners }: Settled): Promise<void> {
  const { username, name, role, at = [CITY] } = account;
  const accountId = await commands.get(OpenAccount).execute(platformActor, { username, name, password: PASSWORD, memberId: owners.get(username) ?? null });
  // a member is one by the membership
  if (role === 'member') return;
  for (const node of at) await commands.get(GrantRole).execute(platformActor, { accountId, role, organizationId: ids.get(node)! });
}
