import { Injectable } from '@nestjs/common';
import { decodeCursor, mayAt, nodesWhere, NotFound, toPage, type Actor, type PageRequest } from '@jiangong/kernel';
import { Reader, type ConnectionView } from '@jiangong/platform';
import { isLead } from './studio-lead';
import type { StudioState } from './studio.entity';
import { noStudio } from './studio.policy';
import type { StudioView } from './studio.view';

export interface StudioFilter extends PageRequest {
  readonly search?: string | null;
  readonly state?: StudioState | null;
}

const COUNTS = `(select count(*)::int from studio_member s where s.studio_id = t.id and s.to_on is null) as "memberCount", (select count(*)::int from studio_output u where u.studio_id = t.id) as "outputCount"`;
const NAMED = `from studio t join organization o on o.id = t.organization_id join member l on l.id = t.lead_id left join organization d on d.id = o.district_id`;
const SEARCHED = `($1::text is null or t.name like '%' || $1 || '%' or o.name like '%' || $1 || '%' or l.name like '%' || $1 || '%' or t.field like '%' || $1 || '%' or t.number = $1)`;

const STUDIO = `
  select t.id, t.number, t.name, t.organization_id as "organizationId", o.name as "unitName", d.name as "districtName", t.lead_id as "leadId", l.name as "leadName", t.field,
         t.founded_on::text as "foundedOn", t.level, t.state, t.removed_on::text as "removedOn", t.remove_reason as "removeReason", ${COUNTS},
         (select array_agg(c.ancestor_id::text) from organization_closure c where c.descendant_id = t.organization_id) as lineage,
         coalesce((select json_agg(json_build_object('memberId', m.id, 'name', m.name, 'memberNo', m.member_no, 'isLead', m.id = t.lead_id, 'fromOn', s.from_on, 'toOn', s.to_on) order by s.to_on nulls first, m.id <> t.lead_id, m.member_no)
            from studio_member s join member m on m.id = s.member_id where s.studio_id = t.id), '[]') as members,
         coalesce((select json_agg(json_build_object('id', c.id, 'formerLeadName', f.name, 'leadName', n.name, 'fromOn', c.from_on, 'reason', c.reason, 'changedByName', c.changed_by_name) order by c.from_on desc, c.id desc)
            from studio_lead_change c join member f on f.id = c.former_lead_id join member n on n.id = c.lead_id where c.studio_id = t.id), '[]') as "leadChanges",
         coalesce((select json_agg(json_build_object('id', u.id, 'kind', u.kind, 'title', u.title, 'onDay', u.on_day, 'proof', u.proof) order by u.on_day desc, u.id) from studio_output u where u.studio_id = t.id), '[]') as outputs,
         coalesce((select json_agg(json_build_object('id', r.id, 'year', r.year, 'report', r.report, 'reportedByName', r.reported_by_name, 'reportedAt', r.reported_at, 'verdict', r.verdict, 'reason', r.reason,
             'decidedByName', r.decided_by_name, 'decidedAt', r.decided_at) order by r.year desc) from studio_review r where r.studio_id = t.id), '[]') as reviews
    ${NAMED}`;

/** `$2` platform, `$3` nodes, `$4` the member, whose own studio is theirs to see. */
const IN_SCOPE = `($2::boolean or t.lead_id = $4::uuid or exists (select 1 from organization_closure c where c.descendant_id = t.organization_id and c.ancestor_id = any($3::uuid[])))`;
const IN_STATE = `($5::text is null and t.state <> 'removed' or t.state = $5)`;

type Row = Omit<StudioView, 'abilities'> & { readonly lineage: readonly string[] };

@Injectable()
export class StudiosReader {
  constructor(private readonly reader: Reader) {}

  async list(actor: Actor, filter: StudioFilter): Promise<ConnectionView<StudioView>> {
    const values = [filter.search?.trim() || null, ...this.scopeOf(actor), filter.state ?? null];
    const where = `where ${SEARCHED} and ${IN_SCOPE} and ${IN_STATE}`;
    const rows = await this.reader.rows<Row>(`${STUDIO} ${where} and ($6::text is null or t.number > $6) order by t.number limit $7`, [...values, decodeCursor(filter.after, 1)?.[0] ?? null, filter.first + 1]);
    const page = toPage(rows, filter, (row) => [row.number]);
    const totalCount = async (): Promise<number> => (await this.reader.first<{ count: number }>(`select count(*)::int as count ${NAMED} ${where}`, values))!.count;
    return { ...page, nodes: page.nodes.map((row) => this.shown(actor, row)), totalCount };
  }

  async one(actor: Actor, id: string): Promise<StudioView> {
    const row = await this.reader.first<Row>(`${STUDIO} where t.id = $5::uuid and $1::text is null and ${IN_SCOPE}`, [null, ...this.scopeOf(actor), id]);
    if (!row) throw new NotFound(noStudio);
    return this.shown(actor, row);
  }

  private shown(actor: Actor, { lineage, ...row }: Row): StudioView {
    const isOpen = row.state !== 'removed';
    const belongs = actor.memberId !== null && row.members.some(({ memberId, toOn }) => toOn === null && memberId === actor.memberId);
    return {
      ...row, reviews: row.reviews.map((review) => ({ ...review, reportedAt: new Date(review.reportedAt), decidedAt: review.decidedAt && new Date(review.decidedAt) })),
      abilities: {
        canChange: isOpen && mayAt(actor, 'studio.register', lineage), canReport: isOpen && (isLead(actor, row) || mayAt(actor, 'studio.report', lineage)), canReview: isOpen && !belongs && mayAt(actor, 'studio.review', lineage),
      },
    };
  }

  private scopeOf(actor: Actor): [boolean, readonly string[], string | null] {
    return [actor.kind === 'platform', nodesWhere(actor, 'studio.read'), actor.memberId];
  }
}
