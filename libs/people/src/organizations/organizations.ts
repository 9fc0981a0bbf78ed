import { Injectable } from '@nestjs/common';
import type { Day } from '@jiangong/kernel';
import { rowsFrom, type RowSource } from '@jiangong/platform';

export interface Unit {
  /** The enterprise of the membership, or the node itself where no enterprise lies at or above it. */
  readonly organizationId: string;
  readonly districtId: string | null;
}

/** What other rooms ask of the tree; puts its question where it is told to. */
@Injectable()
export class Organizations {
  /** The node and everything above it, nearest first; empty when there is no such node. */
  async lineageOf(source: RowSource, id: string): Promise<string[]> {
    const rows = await rowsFrom<{ id: string }>(source, 'select ancestor_id as id from organization_closure where descendant_id = $1 order by depth', [id]);
    return rows.map((row) => row.id);
  }

  /** {@link lineageOf} for a set of nodes; a missing node has no entry. */
  async lineagesOf(source: RowSource, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await rowsFrom<{ id: string; lineage: string[] }>(
      source,
      `select descendant_id as id, array_agg(ancestor_id::text order by depth) as lineage
         from organization_closure where descendant_id = any($1::uuid[]) group by descendant_id`,
      [[...new Set(ids)]],
    );
    return new Map(rows.map((row) => [row.id, row.lineage]));
  }

  /** The enterprise at or above the node, else the node itself. */
  async enterpriseOf(source: RowSource, organizationId: string): Promise<string> {
    const [row] = await rowsFrom<{ id: string }>(
      source,
      `select o.id from organization_closure c join organization o on o.id = c.ancestor_id
        where c.descendant_id = $1 and o.level = 'enterprise' order by c.depth limit 1`,
      [organizationId],
    );
    return row?.id ?? organizationId;
  }

  /** Unit and district of a member on a day; null when no membership is in force then. */
  async unitOf(source: RowSource, memberId: string, day: Day): Promise<Unit | null> {
    const [row] = await rowsFrom<Unit>(
      source,
      `select coalesce(e.id, o.id) as "organizationId", o.district_id as "districtId"
         from membership s join organization o on o.id = s.organization_id
         left join lateral (
           select a.id from organization_closure c join organization a on a.id = c.ancestor_id
            where c.descendant_id = o.id and a.level = 'enterprise' order by c.depth limit 1) e on true
        where s.member_id = $1 and s.from_on <= $2::date and (s.to_on is null or s.to_on >= $2::date)
        order by s.from_on desc, s.id limit 1`,
      [memberId, day],
    );
    return row ?? null;
  }
}
