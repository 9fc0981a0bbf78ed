import { Inject, Injectable } from '@nestjs/common';
import { dayOf, decodeCursor, nodesWhere, NotFound, rolesWith, toPage, type Actor, type Clock, type PageRequest } from '@jiangong/kernel';
import { CLOCK, Reader, type ConnectionView } from '@jiangong/platform';
import { isAtUnit, ORGANIZATION_JSON, type OrganizationLevel } from '../organizations/public';
import { MEMBER_COLUMNS } from './member.loader';
import { noMember } from './member.policy';
import type { MemberView } from './member.view';

export interface MemberFilter extends PageRequest {
  readonly organizationId?: string | null;
  readonly search?: string | null;
}

/** Last of all letters: everything that begins with a text lies between it and it followed by this. */
const LAST = '\u{10FFFF}';

/**
 * Who may be seen: $1 platform, $2 nodes, $3 the day; $4 narrows to one organization and below it.
 * The membership in force on the day decides, so a unit loses sight of a person on the day they leave.
 */
const IN_SCOPE = `(s.to_on is null or s.to_on >= $3::date)
  and ($1 or exists (select 1 from organization_closure c where c.descendant_id = s.organization_id and c.ancestor_id = any($2::uuid[])))
  and ($4::uuid is null or exists (select 1 from organization_closure d where d.descendant_id = s.organization_id and d.ancestor_id = $4))`;

/** A wide scope walks the member numbers until the page is full … */
const WIDE = `membership s join member m on m.id = s.member_id`;

/**
 * … a unit would walk past everybody else on the way: there one goes down from its nodes to their memberships to their members.
 * The same scope by another road; `offset 0` keeps the planner, which cannot know how small a unit is, from joining whole tables.
 */
const NARROW = `(
    select distinct c.descendant_id as id from organization_closure c where c.ancestor_id = any(case when $4::uuid is null then $2::uuid[] else array[$4::uuid] end)
  ) node
  cross join lateral (select * from membership held where held.organization_id = node.id offset 0) s
  cross join lateral (select * from member one where one.id = s.member_id offset 0) m`;

/** `~>=~` compares by bytes and so uses the pattern indexes, whatever plan the prepared statement gets. */
const BEGINS = `((m.name ~>=~ $5 and m.name ~<~ $6) or (m.member_no ~>=~ $5 and m.member_no ~<~ $6))`;

@Injectable()
export class MembersReader {
  constructor(private readonly reader: Reader, @Inject(CLOCK) private readonly clock: Clock) {}

  /** Members under the actor's nodes in the order of their numbers; `search` is the beginning of a name or a number. */
  async list(actor: Actor, filter: MemberFilter): Promise<ConnectionView<MemberView>> {
    const term = filter.search?.normalize('NFKC').trim() || null;
    const scope = (await this.isNarrow(actor, filter.organizationId)) ? NARROW : WIDE;
    const from = `from ${scope} join organization o on o.id = s.organization_id
      where s.from_on <= $3::date and ${IN_SCOPE} and ${term ? BEGINS : '$5::text is null and $6::text is null'}`;
    const values = [
      actor.kind === 'platform', nodesWhere(actor, 'member.list'), dayOf(this.clock.now()), filter.organizationId ?? null, term, term === null ? null : term + LAST,
    ];
    const cursor = decodeCursor(filter.after, 1);
    const rows = await this.reader.rows<MemberView>(
      `select ${MEMBER_COLUMNS}, ${ORGANIZATION_JSON} as organization ${from} and ($7::text is null or m.member_no > $7)
        order by m.member_no limit $8`,
      [...values, cursor?.[0] ?? null, filter.first + 1],
    );
    const page = toPage(rows, filter, (row) => [row.memberNo]);
    return { ...page, totalCount: async () => (await this.reader.first<{ count: number }>(`select count(*)::int as count ${from}`, values))!.count };
  }

  /** One member the actor may list, or themselves; also one whose membership begins on a later day. */
  async one(actor: Actor, id: string): Promise<MemberView> {
    const row = await this.reader.first<MemberView>(
      `select ${MEMBER_COLUMNS} from member m where m.id = $5 and ($6 or exists (select 1 from membership s where s.member_id = m.id and ${IN_SCOPE}))`,
      [actor.kind === 'platform', nodesWhere(actor, 'member.list'), dayOf(this.clock.now()), null, id, actor.memberId === id],
    );
    if (!row) throw new NotFound(noMember);
    return row;
  }

  /** Units hold hundreds, districts hold hundred thousands. A cadre's node is a unit by the rules of granting; another node is looked up. */
  private async isNarrow(actor: Actor, organizationId: string | null | undefined): Promise<boolean> {
    if (organizationId) {
      const row = await this.reader.first<{ level: OrganizationLevel }>('select level from organization where id = $1', [organizationId]);
      return !row || isAtUnit(row.level);
    }
    const listing = rolesWith('member.list');
    return actor.kind !== 'platform' && actor.grants.every((grant) => grant.role === 'unit_cadre' || !listing.includes(grant.role));
  }
}
