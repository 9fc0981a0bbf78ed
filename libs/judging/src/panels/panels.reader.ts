import { Inject, Injectable } from '@nestjs/common';
import { dayOf, isId, mayAnywhere, NotFound, type Actor, type Clock } from '@jiangong/kernel';
import { CLOCK, Reader } from '@jiangong/platform';
import type { Phase } from '@jiangong/programme';
import { isPanelOpen } from './panel.rules';
import type { PanelJudgeView, PanelView } from './panel.view';

/** Where a judge is a member on the day `$2`. */
const ORGANIZATION_NAME = `(select o.name from membership m join organization o on o.id = m.organization_id
   where m.member_id = a.member_id and m.from_on <= $2::date and (m.to_on is null or m.to_on >= $2::date) order by m.from_on desc limit 1)`;

const PANEL = `
  select r.id as "roundId", r.phase, p.id, p.version,
         (select count(*)::int from score_sheet s where s.round_id = r.id) as sheets,
         coalesce(judges.list, '[]') as judges
    from round r
    left join panel p on p.round_id = r.id
    left join lateral (
      select json_agg(json_build_object(
               'accountId', a.id, 'name', a.name, 'role', j.role, 'loadLimit', j.load_limit, 'organizationName', ${ORGANIZATION_NAME},
               'assigned', coalesce(work.assigned, 0), 'locked', coalesce(work.locked, 0), 'conflicts', coalesce(work.conflicts, 0),
               'hasSigned', exists (select 1 from conflict_declaration d where d.round_id = r.id and d.judge_id = a.id))
             order by j.role, a.name, a.id) as list
        from panel_judge j join account a on a.id = j.account_id
        left join lateral (
          select (select count(*) from assignment x where x.round_id = r.id and x.judge_id = a.id and x.state = 'active') as assigned,
                 (select count(*) from score_sheet s where s.round_id = r.id and s.judge_id = a.id and s.state = 'locked') as locked,
                 (select count(distinct c.entry_id) from conflict c where c.round_id = r.id and c.judge_id = a.id and c.is_hard) as conflicts) work on true
       where j.panel_id = p.id and j.removed_in_version is null) judges on true
   where r.id = $1`;

const CANDIDATES = `
  select a.id as "accountId", a.name, 'judge' as role, ${ORGANIZATION_NAME} as "organizationName",
         null::int as "loadLimit", 0 as assigned, 0 as locked, 0 as conflicts, false as "hasSigned"
    from account a
   where a.disabled_at is null
     and exists (select 1 from role_grant g where g.account_id = a.id and g.role = 'judge' and g.from_at <= $3 and (g.to_at is null or g.to_at > $3))
     and ($1::text is null or a.name ilike $1 or a.username ilike $1)
   order by a.name, a.id limit 200`;

type PanelRow = Omit<PanelView, 'abilities' | 'id'> & { id: string | null; phase: Phase; sheets: number };

/** Panels as organisers and auditors see them; judges never ask here. */
@Injectable()
export class PanelsReader {
  constructor(private readonly reader: Reader, @Inject(CLOCK) private readonly clock: Clock) {}

  /** Null while the round has no panel. */
  async ofRound(actor: Actor, roundId: string): Promise<PanelView | null> {
    const row = isId(roundId) ? await this.reader.first<PanelRow>(PANEL, [roundId, dayOf(this.clock.now())]) : null;
    if (!row) throw new NotFound({ zh: '轮次', en: 'round' });
    if (row.id === null) return null;
    return {
      id: row.id, roundId: row.roundId, version: row.version, judges: row.judges,
      abilities: {
        canAppoint: mayAnywhere(actor, 'panel.appoint') && isPanelOpen(row.phase, row.sheets),
        canRebalance: mayAnywhere(actor, 'panel.appoint') && row.phase === 'judging' && !isPanelOpen(row.phase, row.sheets),
        canAssign: mayAnywhere(actor, 'assignment.make') && ['collecting', 'reviewing', 'judging'].includes(row.phase),
      },
    };
  }

  async candidates(search: string | null): Promise<PanelJudgeView[]> {
    const now = this.clock.now();
    const words = search?.trim();
    return this.reader.rows<PanelJudgeView>(CANDIDATES, [words ? `%${words.replace(/[\\%_]/g, '\\$&')}%` : null, dayOf(now), now]);
  }
}
