import { dayOf } from '@jiangong/kernel';
import type { OrganizationLevel } from '@jiangong/people';
import type { Tx } from '@jiangong/platform';

/** A person on the day something is handed in: where they belong, and which unions may speak for them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** The enterprise of the membership, else the node itself. */
  readonly unitId: string;
  /** A member may belong to a district, an industry union or the city directly. */
  readonly unitLevel: OrganizationLevel;
  readonly districtId: string | null;
  readonly industryUnionId: string | null;
  /** The organization of the membership and everything above it. */
  readonly lineage: readonly string[];
}

/** The person with the membership in force now; null when there is no such person or no membership. */
export async function personNow(tx: Tx, memberId: string): Promise<Person | null> {
  const [row] = await tx.query<Person>(
    `select m.id, m.name, coalesce(e.id, o.id) as "unitId", case when e.id is null then o.level else 'enterprise' end as "unitLevel", o.district_id as "districtId", e.industry_union_id as "industryUnionId",
            array(select c.ancestor_id::text from organization_closure c where c.descendant_id = o.id order by c.depth) as lineage
       from member m
       join membership s on s.member_id = m.id and s.from_on <= $2::date and (s.to_on is null or s.to_on >= $2::date)
       join organization o on o.id = s.organization_id
       left join lateral (
         select a.id, a.industry_union_id from organization_closure c join organization a on a.id = c.ancestor_id
          where c.descendant_id = o.id and a.level = 'enterprise' order by c.depth limit 1) e on true
      where m.id = $1 order by s.from_on desc, s.id limit 1`,
    [memberId, dayOf(tx.now)],
  );
  return row ?? null;
}
