import { Injectable } from '@nestjs/common';
import type { Day } from '@jiangong/kernel';
import { rowsFrom, type RowSource } from '@jiangong/platform';

export interface MembershipInForce {
  /** The organization of the membership itself: a team, a branch or an enterprise. */
  readonly organizationId: string;
  readonly districtId: string | null;
  /** That organization and everything above it, nearest first. */
  readonly lineage: readonly string[];
}

export interface KnownMember {
  readonly id: string;
  readonly memberNo: string;
  readonly name: string;
}

/** What other rooms ask of members, as of a day; puts its question where it is told to. */
@Injectable()
export class Members {
  /** The attributes in force on a day, as quotas see them. */
  async attributesOn(source: RowSource, memberId: string, day: Day): Promise<Record<string, string>> {
    return (await this.attributesOfAll(source, [memberId], day)).get(memberId) ?? {};
  }

  /** {@link attributesOn} for a set of members; everyone asked for has an entry. */
  async attributesOfAll(source: RowSource, memberIds: readonly string[], day: Day): Promise<ReadonlyMap<string, Record<string, string>>> {
    const rows = await rowsFrom<{ id: string; attribute: string; value: string }>(
      source,
      `select distinct on (member_id, attribute) member_id as id, attribute, value from member_attribute
        where member_id = any($1::uuid[]) and from_on <= $2::date and (to_on is null or to_on >= $2::date)
        order by member_id, attribute, from_on desc, id desc`,
      [memberIds, day],
    );
    const byMember = new Map<string, Record<string, string>>(memberIds.map((id) => [id, {}]));
    for (const row of rows) byMember.get(row.id)![row.attribute] = row.value;
    return byMember;
  }

  /** Where a person belongs on a day; null when no membership is in force then. */
  async membershipOn(source: RowSource, memberId: string, day: Day): Promise<MembershipInForce | null> {
    const [row] = await rowsFrom<MembershipInForce>(
      source,
      `select s.organization_id as "organizationId", o.district_id as "districtId",
              (select array_agg(c.ancestor_id::text order by c.depth) from organization_closure c where c.descendant_id = o.id) as lineage
         from membership s join organization o on o.id = s.organization_id
        where s.member_id = $1 and s.from_on <= $2::date and (s.to_on is null or s.to_on >= $2::date)
        order by s.from_on desc, s.id limit 1`,
      [memberId, day],
    );
    return row ?? null;
  }

  async memberByNo(source: RowSource, memberNo: string): Promise<KnownMember | null> {
    const [row] = await rowsFrom<KnownMember>(source, 'select id, member_no as "memberNo", name from member where member_no = $1', [memberNo]);
    return row ?? null;
  }
}
