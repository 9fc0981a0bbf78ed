import { dayOf } from '@jiangong/kernel';
import { rowsFrom, type RowSource } from '@jiangong/platform';
import type { EntryFacts, JudgeFacts, Unit } from './conflict.rules';

const JUDGES = `
  select j.account_id as judge_id, a.member_id,
         coalesce((select json_agg(m.organization_id order by m.from_on, m.id) from membership m
                    where m.member_id = a.member_id and m.from_on <= $3::date and (m.to_on is null or m.to_on >= $2::date)), '[]') as unit_ids
    from panel p join panel_judge j on j.panel_id = p.id and j.removed_in_version is null join account a on a.id = j.account_id
   where p.round_id = $1 order by j.account_id`;

/** A carried entry brings along whoever put it forward in the rounds it came from; a withdrawn recommendation is a tie all the same. */
const ENTRIES = `
  with recursive line(entry_id, source_id) as (
    select id, id from entry where round_id = $1 and state = 'accepted'
    union
    select line.entry_id, s.source_entry_id from line join entry_source s on s.entry_id = line.source_id
  )
  select e.id as entry_id, e.subject, e.member_id, e.organization_id,
         coalesce((select json_agg(distinct v.created_by_id) from line join entry origin on origin.id = line.source_id and origin.origin in ('submission', 'self_nomination')
                     join entry_version v on v.entry_id = origin.id
                    where line.entry_id = e.id and v.created_by_id is not null), '[]') as author_ids,
         coalesce((select json_agg(distinct jsonb_build_object('id', o.id, 'name', o.name)) from line
                     join recommendation r on r.entry_id = line.source_id and r.origin = 'recommendation'
                     join organization o on o.id = r.organization_id
                    where line.entry_id = e.id), '[]') as recommenders,
         coalesce((select json_agg(distinct hand.id) from line join recommendation r on r.entry_id = line.source_id
                    cross join lateral (select r.created_by_id as id where r.origin = 'recommendation' union select s.by_id from recommendation_step s where s.recommendation_id = r.id) hand
                    where line.entry_id = e.id and hand.id is not null), '[]') as signer_ids
    from entry e where e.round_id = $1 and e.state = 'accepted' order by e.code`;

const LINES = `
  select c.descendant_id as of_id, c.depth, o.id, o.name, o.level, o.parent_id
    from organization_closure c join organization o on o.id = c.ancestor_id
   where c.descendant_id = any($1::uuid[]) order by c.descendant_id, c.depth`;

interface JudgeRow { judge_id: string; member_id: string | null; unit_ids: string[] }
interface EntryRow {
  entry_id: string; subject: 'member' | 'work'; member_id: string; organization_id: string;
  author_ids: string[]; recommenders: { id: string; name: string }[]; signer_ids: string[];
}
interface LineRow { of_id: string; depth: number; id: string; name: string; level: string; parent_id: string | null }

async function unitsOf(source: RowSource, ids: readonly string[]): Promise<Map<string, Unit>> {
  const lines = new Map<string, LineRow[]>();
  for (const row of await rowsFrom<LineRow>(source, LINES, [[...new Set(ids)]])) lines.set(row.of_id, [...(lines.get(row.of_id) ?? []), row]);
  const units = new Map<string, Unit>();
  for (const [id, line] of lines) {
    const enterprises = line.filter((row) => row.level === 'enterprise');
    const grassRoots = enterprises[0] ?? line[0]!;
    units.set(id, {
      id, name: line[0]!.name, grassRootsId: grassRoots.id, superiorId: grassRoots.parent_id,
      enterpriseIds: enterprises.map((row) => row.id),
    });
  }
  return units;
}

/** What the rules of conflict need to know of a round: its panel's judges and its accepted entries. Three statements. */
export async function conflictFacts(source: RowSource, round: { id: string; collectingAt: Date }, now: Date): Promise<{ judges: JudgeFacts[]; entries: EntryFacts[] }> {
  const judges = await rowsFrom<JudgeRow>(source, JUDGES, [round.id, dayOf(round.collectingAt < now ? round.collectingAt : now), dayOf(now)]);
  const entries = await rowsFrom<EntryRow>(source, ENTRIES, [round.id]);
  const units = await unitsOf(source, [...judges.flatMap((judge) => judge.unit_ids), ...entries.map((entry) => entry.organization_id)]);
  return {
    judges: judges.map((judge) => ({ judgeId: judge.judge_id, memberId: judge.member_id, units: [...new Set(judge.unit_ids)].flatMap((id) => units.get(id) ?? []) })),
    entries: entries.map((entry) => ({
      entryId: entry.entry_id, subject: entry.subject, memberId: entry.member_id, unit: units.get(entry.organization_id)!,
      authorIds: entry.author_ids, recommenders: entry.recommenders, signerIds: entry.signer_ids,
    })),
  };
}
