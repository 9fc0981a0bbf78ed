import { Injectable } from '@nestjs/common';
import type { Pair } from '@jiangong/fairness';
import { Reader } from '@jiangong/platform';
import { isConnected } from './assignment.rules';
import type { AssignmentSummaryView } from './assignment.view';

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
}
