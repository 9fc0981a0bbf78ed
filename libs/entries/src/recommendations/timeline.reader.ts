import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import { ENTRY_SCOPE, scopeValues } from '../submissions/public';
import { routeFor } from './recommendation.rules';
import { timelineOf, type RecommendationTrack, type TimelineFacts, type TimelineStep } from './timeline.rules';

type TrackRow = Omit<RecommendationTrack, 'correctBy' | 'signedAt' | 'said'> & {
  correctBy: string | null;
  signed: Partial<Record<'unit' | 'district' | 'city', string>> | null;
  said: { at: string; reason: string | null } | null;
};
type Row = Omit<TimelineFacts, 'tracks'> & { id: string; districtId: string | null; tracks: TrackRow[] };

const TIMELINES = `select e.id, e.origin, e.state, e.created_at as "createdAt", e.accepted_at as "acceptedAt", e.district_id as "districtId",
  g.phase, g.published_at as "publishedAt",
  (select max(t.at) from round_transition t where t.round_id = g.id and t.to_phase = 'deciding') as "judgedAt",
  (select max(t.at) from round_transition t where t.round_id = g.id and t.to_phase = 'notice') as "noticeAt",
  array(select jsonb_array_elements_text(rules.content -> 'intake' -> 'route')) as route,
  coalesce((rules.content -> 'notice' ->> 'workingDays')::int, 5) > 0 as "hasNotice",
  (select coalesce(json_agg(json_build_object('state', r.state, 'desk', r.desk, 'correctBy', r.correct_by,
     'signed', (select json_object_agg(x.desk, x.at) from (select s.desk, min(s.at) as at from recommendation_step s
        where s.recommendation_id = r.id and (s.act = 'pass' or (s.act in ('sign', 'join') and s.organization_id is not null)) group by s.desk) x),
     'said', (select json_build_object('at', s.at, 'reason', s.reason) from recommendation_step s
        where s.recommendation_id = r.id and s.act in ('return', 'decline') order by s.at desc, s.id desc limit 1)) order by r.id), '[]')
     from recommendation r where r.entry_id = e.id) as tracks
  from entry e join round g on g.id = e.round_id
  left join rule_version rules on rules.id = coalesce(g.rule_version_id,
    (select n.id from rule_version n where n.programme_id = g.programme_id and n.cadence = g.cadence order by n.number desc limit 1))
  where e.id = any($4::uuid[]) and ${ENTRY_SCOPE}`;

/** How far entries are, in one statement for all asked. */
@Injectable()
export class TimelineReader {
  constructor(private readonly reader: Reader) {}

  async of(actor: Actor, entryIds: readonly string[]): Promise<{ id: string; steps: TimelineStep[] }[]> {
    const rows = await this.reader.rows<Row>(TIMELINES, [...scopeValues(actor), entryIds]);
    return rows.map((row) => ({ id: row.id, steps: timelineOf({ ...row, route: routeFor(row.route, row.districtId), tracks: row.tracks.map(toTrack) }) }));
  }
}

const toTrack = ({ correctBy, signed, said, ...track }: TrackRow): RecommendationTrack => ({
  ...track,
  correctBy: correctBy ? new Date(correctBy) : null,
  signedAt: Object.fromEntries(Object.entries(signed ?? {}).map(([desk, at]) => [desk, new Date(at)])),
  said: said ? { at: new Date(said.at), reason: said.reason } : null,
});
