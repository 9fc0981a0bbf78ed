import { Injectable } from '@nestjs/common';
import type { Pair } from '@jiangong/fairness';
import { isId, NotFound } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import { explain } from './assignment.explanation';
import { isConnected } from './assignment.rules';
import type { AssignmentSummaryView, EntryAssignmentsView } from './assignment.view';

/**
 * Entries of rounds that are judging which have fewer judges than the rules ask for: after a recusal, or opened so with a
 * reason. What was abstained from lacks a judge just the same.
 */
const SHORT_OF_JUDGES = `
  select e.id, e.round_id, e.code, e.title, count(x.id)::int as assigned
    from round judging join rule_version v on v.id = judging.rule_version_id join entry e on e.round_id = judging.id and e.state = 'accepted'
    left join assignment x on x.entry_id = e.id and x.state = 'active'
   where judging.phase = 'judging' and exists (select 1 from panel p where p.round_id = judging.id)
   group by e.id, e.round_id, v.id having count(x.id) < (v.content #>> '{judging,judgesPerEntry}')::int`;

const SHOWN = 100;

const SUMMARY = `
  select (select count(*)::int from entry e where e.round_id = r.id and e.state = 'accepted') as entries,
         coalesce((select (content #>> '{judging,judgesPerEntry}')::int from rule_version v
                    where case when r.rule_version_id is null then v.programme_id = r.programme_id and v.cadence = r.cadence else v.id = r.rule_version_id end
                    order by v.number desc limit 1), 0) as per_entry,
         coalesce((select json_agg(json_build_array(x.entry_id, x.judge_id)) from assignment x join entry e on e.id = x.entry_id and e.state = 'accepted'
                    where x.round_id = r.id and x.state = 'active'), '[]') as pairs,
         coalesce((select json_agg(j.account_id) from panel p join panel_judge j on j.panel_id = p.id and j.removed_in_version is null
                    where p.round_id = r.id), '[]') as judges,
         short.count as "shortCount", short.list as short
    from round r cross join lateral (
      select count(*)::int as count, coalesce(json_agg(json_build_object('entryId', id, 'entryCode', code, 'title', title, 'assigned', assigned) order by code) filter (where place <= ${SHOWN}), '[]') as list
        from (select e.id, e.code, e.title, e.assigned, row_number() over (order by e.code) as place from (${SHORT_OF_JUDGES}) e where e.round_id = r.id) e) short
   where r.id = $1`;

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

interface Row extends Pick<AssignmentSummaryView, 'short' | 'shortCount'> { entries: number; per_entry: number; pairs: Pair[]; judges: string[] }

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
    const { entries, per_entry: perEntry, pairs, judges, short, shortCount } = (await this.reader.first<Row>(SUMMARY, [roundId]))!;
    const perJudge = countBy(pairs.map(([, judgeId]) => judgeId));
    const loads = judges.map((judge) => perJudge.get(judge) ?? 0);
    return {
      entries, perEntry, short, shortCount,
      complete: [...countBy(pairs.map(([entryId]) => entryId)).values()].filter((count) => count >= perEntry).length,
      minLoad: loads.length > 0 ? Math.min(...loads) : 0,
      maxLoad: loads.length > 0 ? Math.max(...loads) : 0,
      isConnected: isConnected(pairs),
    };
  }

  /** How many entries of each round lack a judge. */
  shortOfJudges(roundIds: readonly string[]): Promise<{ id: string; count: number }[]> {
    return this.reader.rows(`select e.round_id as id, count(*)::int as count from (${SHORT_OF_JUDGES}) e where e.round_id = any($1::uuid[]) group by e.round_id`, [roundIds]);
  }

  /** Who judges an entry and why, in the language asked for. */
  async ofEntry(entryId: string, language: 'zh' | 'en'): Promise<EntryAssignmentsView> {
    const row = isId(entryId) ? await this.reader.first<EntryAssignmentsView>(OF_ENTRY, [entryId]) : null;
    if (!row) throw new NotFound({ zh: '参评件', en: 'entry' });
    return { ...row, assignments: row.assignments.map((one) => ({ ...one, explanation: explain(one.origin as 'computed' | 'manual', one.reason)[language] })) };
  }
}
