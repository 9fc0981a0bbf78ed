import { nodesWhere, type Day } from '@jiangong/kernel';
import { inKeyOrder, type GraphContext, type Reader } from '@jiangong/platform';
import type DataLoader from 'dataloader';
import { ORGANIZATION_JSON, type OrganizationView } from '../organizations/public';
import type { MemberAttributeView, MemberView } from './member.view';

/** The columns of a view, for statements that select members; `m` is the table's alias there. */
export const MEMBER_COLUMNS = `m.id, m.member_no as "memberNo", m.name, m.gender`;

/** Members by id for this request. Whoever may see the row that names a member (an entry, an account) may see these columns. */
export const memberLoader = (context: GraphContext, reader: Reader): DataLoader<string, MemberView | null> =>
  context.loader<MemberView>('people.member', async (ids) =>
    inKeyOrder(ids, await reader.rows<MemberView>(`select ${MEMBER_COLUMNS} from member m where m.id = any($1::uuid[])`, [ids]), (row) => row.id));

/** Where each member belongs on the day. */
export const memberOrganizationLoader = (context: GraphContext, reader: Reader, day: Day): DataLoader<string, OrganizationView | null> =>
  context.loader<OrganizationView>('people.member.organization', async (ids) => {
    const rows = await reader.rows<{ id: string; organization: OrganizationView }>(
      `select distinct on (s.member_id) s.member_id as id, ${ORGANIZATION_JSON} as organization
         from membership s join organization o on o.id = s.organization_id
        where s.member_id = any($1::uuid[]) and s.from_on <= $2::date and (s.to_on is null or s.to_on >= $2::date)
        order by s.member_id, s.from_on desc`,
      [ids, day],
    );
    return inKeyOrder(ids, rows, (row) => row.id).map((row) => row?.organization ?? null);
  });

/** Attributes are the person's own and those of the unions over them: anyone else sees none. */
export const memberAttributesLoader = (context: GraphContext, reader: Reader, day: Day): DataLoader<string, readonly MemberAttributeView[] | null> =>
  context.loader<readonly MemberAttributeView[]>('people.member.attributes', async (ids) => {
    const { actor } = context;
    const rows = await reader.rows<MemberAttributeView & { id: string }>(
      `select a.member_id as id, a.attribute, a.value, a.from_on as "fromOn", a.to_on as "toOn", a.verified_at as "verifiedAt"
         from member_attribute a
        where a.member_id = any($1::uuid[]) and ($2 or a.member_id = $3::uuid or exists (
          select 1 from membership s join organization_closure c on c.descendant_id = s.organization_id
           where s.member_id = a.member_id and c.ancestor_id = any($4::uuid[]) and s.from_on <= $5::date and (s.to_on is null or s.to_on >= $5::date)))
        order by a.member_id, a.attribute, a.from_on desc`,
      [ids, actor.kind === 'platform', actor.memberId, nodesWhere(actor, 'member.list'), day],
    );
    const byMember = new Map<string, MemberAttributeView[]>(ids.map((id) => [id, []]));
    for (const row of rows) byMember.get(row.id)!.push(row);
    return ids.map((id) => byMember.get(id)!);
  });
