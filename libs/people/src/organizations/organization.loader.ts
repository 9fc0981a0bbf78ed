import { inKeyOrder, type GraphContext, type Reader } from '@jiangong/platform';
import type DataLoader from 'dataloader';
import type { OrganizationView } from './organization.view';

/** The columns of a view, for statements that select organizations; `o` is the table's alias there. */
export const ORGANIZATION_COLUMNS = `o.id, o.name, o.level, o.parent_id as "parentId", o.district_id as "districtId",
  o.industry_union_id as "industryUnionId", o.ownership`;

/** The same as one JSON object, for statements that nest an organization in their row. */
export const ORGANIZATION_JSON = `json_build_object('id', o.id, 'name', o.name, 'level', o.level, 'parentId', o.parent_id,
  'districtId', o.district_id, 'industryUnionId', o.industry_union_id, 'ownership', o.ownership)`;

/** Organizations by id for this request, one statement for all asked in a tick. The tree is public. */
export const organizationLoader = (context: GraphContext, reader: Reader): DataLoader<string, OrganizationView | null> =>
  context.loader<OrganizationView>('people.organization', async (ids) =>
    inKeyOrder(ids, await reader.rows<OrganizationView>(`select ${ORGANIZATION_COLUMNS} from organization o where o.id = any($1::uuid[])`, [ids]), (row) => row.id));

/** How many children a node has, for the arrow before it in a lazily opened tree. */
export const childCountLoader = (context: GraphContext, reader: Reader): DataLoader<string, number | null> =>
  context.loader<number>('people.organization.children', async (ids) => {
    const rows = await reader.rows<{ id: string; count: number }>(
      `select parent_id as id, count(*)::int as count from organization where parent_id = any($1::uuid[]) group by parent_id`, [ids]);
    const counts = new Map(rows.map((row) => [row.id, row.count]));
    return ids.map((id) => counts.get(id) ?? 0);
  });
