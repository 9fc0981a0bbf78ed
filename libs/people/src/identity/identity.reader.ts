import { Inject, Injectable } from '@nestjs/common';
import { dayOf, decodeCursor, knownPermissions, mayAnywhere, nodesWhere, NotFound, toPage, type Actor, type Clock, type Grant, type PageRequest, type Role } from '@jiangong/kernel';
import { CLOCK, Reader, type ConnectionView } from '@jiangong/platform';
import { MEMBER_COLUMNS, type MemberView } from '../members/public';
import { ORGANIZATION_JSON } from '../organizations/public';
import { noAccount } from './identity.policy';
import { GRANTS_IN_FORCE } from './session-actors';
import type { AccountView, GrantView, ViewerView } from './viewer.view';

type ViewerRow = Omit<ViewerView, 'permissions'>;

/** {@link GRANTS_IN_FORCE} with the organization of each. */
const GRANT_VIEWS = `
  select coalesce(json_agg(json_build_object('id', g ->> 'id', 'role', g ->> 'role', 'organization', ${ORGANIZATION_JSON}, 'fromAt', term.from_at, 'toAt', term.to_at) order by n), '[]'::json)
    from json_array_elements((${GRANTS_IN_FORCE})) with ordinality held(g, n)
    join organization o on o.id = (g ->> 'organizationId')::uuid
    left join role_grant term on term.id = (g ->> 'id')::uuid`;

const permissionsOf = (actor: Actor): string[] => [...knownPermissions().keys()].filter((name) => mayAnywhere(actor, name)).sort();

/** Questions about accounts: one's own, and those of others for whoever may list them. */
@Injectable()
export class IdentityReader {
  constructor(private readonly reader: Reader, @Inject(CLOCK) private readonly clock: Clock) {}

  /** Who is signed in, with everything a page needs to know about them, in one statement. */
  async viewer(accountId: string): Promise<ViewerView> {
    const now = this.clock.now();
    const row = await this.reader.first<ViewerRow>(
      `select a.id as "accountId", a.name, a.username, a.password_until is not null as "mustChangePassword", (${GRANT_VIEWS}) as grants,
              (select row_to_json(m) from (select ${MEMBER_COLUMNS} from member m where m.id = a.member_id) m) as member
         from account a where a.id = $1 and a.disabled_at is null`,
      [accountId, now, dayOf(now)],
    );
    if (!row) throw new NotFound(noAccount);
    if (row.mustChangePassword) return { ...row, grants: [], member: null, permissions: [] };
    return { ...row, permissions: permissionsOf(this.actorOf(row)) };
  }

  async grant(id: string): Promise<GrantView> {
    const row = await this.reader.first<GrantView>(
      `select g.id, g.role, ${ORGANIZATION_JSON} as organization, g.from_at as "fromAt", g.to_at as "toAt" from role_grant g join organization o on o.id = g.organization_id where g.id = $1`, [id]);
    if (!row) throw new NotFound({ zh: '授权', en: 'grant' });
    return row;
  }

  /** Accounts by the beginning of the user name, or a part of the person's name. */
  async accounts(actor: Actor, request: PageRequest & { readonly search?: string | null }): Promise<ConnectionView<AccountView>> {
    const now = this.clock.now();
    const term = request.search?.normalize('NFKC').trim().toLowerCase() ?? '';
    // an administrator stands at the city, so the scope is all or nothing; still it is the statement that says so
    const scope = actor.kind === 'platform' || nodesWhere(actor, 'account.list').length > 0;
    const where = (may: string, text: string): string => `${may}::boolean and (${text}::text = '' or starts_with(a.username, ${text}) or strpos(a.name, ${text}) > 0)`;
    const cursor = decodeCursor(request.after, 1);
    const rows = await this.reader.rows<AccountView>(
      `select ${this.accountColumns()} from account a where $1::uuid is null and ${where('$4', '$5')} and ($6::text is null or a.username > $6) order by a.username limit $7`,
      [null, now, dayOf(now), scope, term, cursor?.[0] ?? null, request.first + 1],
    );
    const count = async (): Promise<number> =>
      (await this.reader.first<{ count: number }>(`select count(*)::int as count from account a where ${where('$1', '$2')}`, [scope, term]))!.count;
    return { ...toPage(rows, request, (row) => [row.username]), totalCount: count };
  }

  /** One account, for whoever may list them. */
  async accountOf(actor: Actor, id: string): Promise<AccountView> {
    if (actor.kind !== 'platform' && nodesWhere(actor, 'account.list').length === 0) throw new NotFound(noAccount);
    return this.account(id);
  }

  async account(id: string): Promise<AccountView> {
    const now = this.clock.now();
    const row = await this.reader.first<AccountView>(`select ${this.accountColumns()} from account a where a.id = $1`, [id, now, dayOf(now)]);
    if (!row) throw new NotFound(noAccount);
    return row;
  }

  private accountColumns(): string {
    return `a.id, a.username, a.name, a.member_id as "memberId", a.disabled_at is not null as "isDisabled", (${GRANT_VIEWS}) as grants`;
  }

  private actorOf(row: ViewerRow): Actor {
    const grants: Grant[] = row.grants.map((grant: { role: Role; organization: { id: string } }) => ({ role: grant.role, organizationId: grant.organization.id }));
    return { kind: 'account', accountId: row.accountId, memberId: (row.member as MemberView | null)?.id ?? null, name: row.name, grants };
  }
}
