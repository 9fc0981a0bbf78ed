import { Injectable } from '@nestjs/common';
import type { Pair } from '@jiangong/fairness';
import { isId, NotFound } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import { explain } from './assignment.explanation';
import { isConnected } from './assignment.rules';
import type { AssignmentSummaryView, EntryAssignmentsView } from './assignment.view';

const SUMMARY = `
  select (select count(*)::int from entry e where e.round_id = r.id and e.state = 'accepted') as entries,
         coalesce((select (content #>> '{judging,judgesPerEntry}')::int from rule_version v
                    where case when r.rule_version_id is null then v.programme_id = r.programme_id and v.cadence = r.cadence else v.id = r.rule_version_id end
                    order by v.number desc limit 1), 0) as per_entry,
         coalesce((select json_agg(json_build_array(x.entry_id, x.judge_id)) from assignment x join entry e on e.id = x.entry_id and e.state = 'accepted'
                    where x.round_id = r.id and x.state = 'active'), '[]') as pairs,
         coalesce((select json_agg(j.account_id) from panel p join panel_judge j on j.panel_id = p.id and j.removed_in_version is null
                    where p.round_id = r.id), '[]') as judges
    from round r where r.id = $1`;

const OF_ENTRY = `
  select e.id as "entryId",
         coalesce((select (v.content #>> '{judging,judgesPerEntry}')::int from rule_version v
                    where case when r.rule_version_id is null then v.programme_id = r.programme_id and v.cadence = r.cadence else v.id = r.rule_version_id end
                    order by v.number desc limit 1), 0) as "perEntry",
         judges.total - judges.blocked as free, judges.blocked,
         coalesce((select json_agg(json_build_object('judgeId', x.judge_id, 'judgeName', a.name, 'state', case when s.state = 'abstained' then 'abstained' else x.state end, 'origin', x.origin, 'reason', x.reason,
                     'panelVersion', x.panel_version, 'createdAt', x.created_at,
                     'flags', coalesce((select json_agg(json_build_object('kind', c.kind, 'evidence', c.evidence) order by c.kind) from conflict c
                                         where c.entry_id = e.id and c.judge_id = x.judge_id and not c.is_hard), '[]'))
                   order by case x.state when 'active' then 0 else 1 end, a.name, a.id) from assignment x join account a on a.id = x.judge_id left join score_sheet s on s.assignment_id = x.id where x.entry_id = e.id), '[]') as assignments
    from entry e join round r on r.id = e.round_id
    cross join lateral (
      select count(*)::int as total, (count(*) filter (where exists (select 1 from conflict c where c.entry_id = e.id and c.judge_id = j.account_id and c.is_hard)))::int as blocked
        from panel p join panel_judge j on j.panel_id = p.id and j.removed_in_version is null where p.round_id = r.id) judges
   where e.id = $1 and e.state = 'accepted'`;

interface Row { entries: number; per_entry: number; pairs: Pair[]; judges: string[] }

const countBy = (ids: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};

@Injectable()
export class AssignmentsReader {
  constructor(private readonly reader: Reader) {}

  /** Of a round the caller may see; the panel's own query has looked already. */
  async summary(roundId: string): Promise<AssignmentSummaryView> {
    const { entries, per_entry: perEntry, pairs, judges } = (await this.reader.first<Row>(SUMMARY, [roundId]))!;
    const perJudge = countBy(pairs.map(([, judgeId]) => judgeId));
    const loads = judges.map((judge) => perJudge.get(judge) ?? 0);
    return {
      entries, perEntry,
      complete: [...countBy(pairs.map(([entryId]) => entryId)).values()].filter((count) => count >= perEntry).length,
      minLoad: loads.length > 0 ? Math.min(...loads) : 0,
      maxLoad: loads.length > 0 ? Math.max(...loads) : 0,
      isConnected: isConnected(pairs),
    };
  }

  /** Who judges an entry and why, in the language asked for. */
  async ofEntry(entryId: string, language: 'zh' | 'en'): Promise<EntryAssignmentsView> {
    const row = isId(entryId) ? await this.reader.first<EntryAssignmentsView>(OF_ENTRY, [entryId]) : null;
    if (!row) throw new NotFound({ zh: '参评件', en: 'entry' });
    return { ...row, assignments: row.assignments.map((one) => ({ ...one, explanation: explain(one.origin as 'computed' | 'manual', one.reason)[language] })) };
  }
}
