import { dayOf, rolesWith, type Day } from '@jiangong/kernel';
import { rowsFrom, type RowSource } from '@jiangong/platform';
import { AWARD_YEARS, type Desk, type EntryFacts, type JudgeFacts, type KnownTie, type Unit } from './conflict.rules';
import type { DeclaredTie } from './declaration.rules';
import type { SteppedBack } from './stepping-back.rules';

/** Which part of a round is looked at anew; all of it where nothing is named. */
export interface ConflictScope {
  readonly judgeIds?: readonly string[];
  readonly entryIds?: readonly string[];
}

/** A tie holds for a round that ran while it did, whenever it began; an award for so many years from its day. */
export const TIES = `
  select coalesce(json_agg(json_build_object('memberId', case t.member_a_id when a.member_id then t.member_b_id else t.member_a_id end,
           'kind', t.kind, 'label', t.label, 'onDay', t.on_day) order by t.id), '[]')
    from member_tie t
   where a.member_id in (t.member_a_id, t.member_b_id) and t.from_day <= $3::date
     and case t.kind when 'joint_award' then t.on_day > $3::date - interval '${AWARD_YEARS} years' else t.to_day is null or t.to_day >= $2::date end`;

const IS_BLIND_ROUND = `(select coalesce((v.content #>> '{judging,isBlind}')::boolean, false) from round g join rule_version v on v.id = g.rule_version_id where g.id = $1)`;

/** A grant that has ended since the round began counts: what was read is known. */
const DESKS = `
  select coalesce(json_agg(distinct jsonb_build_object('id', o.id, 'name', o.name)), '[]')
    from account own join role_grant g on g.account_id = own.id and g.role = any($5::text[]) and g.from_at <= $7 and (g.to_at is null or g.to_at > $6)
    join organization o on o.id = g.organization_id
   where own.id = a.id or own.member_id = a.member_id`;

/** Those of the panel, and those who left it with sheets: what they locked counts, and what was hidden from them stays hidden. */
const JUDGES = `
  select j.account_id as judge_id, a.member_id,
         coalesce((select json_agg(m.organization_id order by m.from_on, m.id) from membership m
                    where m.member_id = a.member_id and m.from_on <= $3::date and (m.to_on is null or m.to_on >= $2::date)), '[]') as unit_ids,
         (${TIES}) as ties,
         coalesce((select d.ties from conflict_declaration d where d.round_id = p.round_id and d.judge_id = a.id), '[]') as declared,
         case when ${IS_BLIND_ROUND} then (${DESKS}) else '[]' end as desks,
         coalesce((select json_agg(json_build_object('entryId', s.entry_id, 'code', s.recusal_code, 'reason', s.recusal_reason)) from score_sheet s
                    where s.round_id = p.round_id and s.judge_id = a.id and s.state = 'recused' and s.recusal_code is not null), '[]') as stepped_back
    from panel p join panel_judge j on j.panel_id = p.id join account a on a.id = j.account_id
   where p.round_id = $1 and (j.removed_in_version is null or exists (select 1 from score_sheet s where s.round_id = p.round_id and s.judge_id = j.account_id)) and ($4::uuid[] is null or j.account_id = any($4)) order by j.account_id`;

/** A carried entry brings along whoever put it forward in the rounds it came from; a withdrawn recommendation is a tie all the same. */
const ENTRIES = `
  with recursive line(entry_id, source_id) as (
    select id, id from entry where round_id = $1 and state = 'accepted' and ($2::uuid[] is null or id = any($2))
    union
    select line.entry_id, s.source_entry_id from line join entry_source s on s.entry_id = line.source_id
  )
  select e.id as entry_id, e.subject, e.member_id, e.organization_id, json_build_array(m.name, e.title) as names,
         coalesce((select json_agg(distinct v.created_by_id) from line join entry origin on origin.id = line.source_id and origin.origin in ('submission', 'self_nomination')
                     join entry_version v on v.entry_id = origin.id
                    where line.entry_id = e.id and v.created_by_id is not null), '[]') as author_ids,
         coalesce((select json_agg(distinct author.member_id) from line join entry_author author on author.entry_id = line.source_id where line.entry_id = e.id), '[]') as co_author_ids,
         coalesce((select json_agg(distinct other.name) from line join entry_author author on author.entry_id = line.source_id join member other on other.id = author.member_id
                    where line.entry_id = e.id), '[]') as co_author_names,
         coalesce((select json_agg(distinct jsonb_build_object('id', o.id, 'name', o.name)) from line
                     join recommendation r on r.entry_id = line.source_id and r.origin = 'recommendation'
                     join organization o on o.id = r.organization_id
                    where line.entry_id = e.id), '[]') as recommenders,
         coalesce((select json_agg(distinct hand.id) from line join recommendation r on r.entry_id = line.source_id
                    cross join lateral (select r.created_by_id as id where r.origin = 'recommendation' union select s.by_id from recommendation_step s where s.recommendation_id = r.id) hand
                    where line.entry_id = e.id and hand.id is not null), '[]') as signer_ids,
         case when ${IS_BLIND_ROUND} then (select json_agg(distinct c.ancestor_id) from line join entry origin on origin.id = line.source_id
                     left join recommendation r on r.entry_id = line.source_id
                     join organization_closure c on c.descendant_id in (origin.organization_id, r.organization_id, r.district_id)
                    where line.entry_id = e.id) else '[]' end as readable_from
    from entry e join member m on m.id = e.member_id
   where e.round_id = $1 and e.state = 'accepted' and ($2::uuid[] is null or e.id = any($2)) order by e.code`;

const LINES = `
  select c.descendant_id as of_id, c.depth, o.id, o.name, o.level, o.parent_id, i.id as industry_id, i.name as industry_name
    from organization_closure c join organization o on o.id = c.ancestor_id
    left join organization i on i.id = case when o.level = 'industry' then o.id else o.industry_union_id end
   where c.descendant_id = any($1::uuid[]) order by c.descendant_id, c.depth`;

interface JudgeRow { judge_id: string; member_id: string | null; unit_ids: string[]; ties: KnownTie[]; declared: DeclaredTie[]; desks: Desk[]; stepped_back: SteppedBack[] }
interface EntryRow {
  entry_id: string; subject: 'member' | 'work'; member_id: string; organization_id: string; names: string[]; co_author_ids: string[]; co_author_names: string[];
  author_ids: string[]; recommenders: { id: string; name: string }[]; signer_ids: string[]; readable_from: string[];
}
interface LineRow { of_id: string; depth: number; id: string; name: string; level: string; parent_id: string | null; industry_id: string | null; industry_name: string | null }

function unitOf(id: string, line: readonly LineRow[]): Unit {
  const enterprises = line.filter((row) => row.level === 'enterprise');
  const grassRoots = enterprises[0] ?? line[0]!;
  const industries = new Map(line.flatMap((row) => (row.industry_id ? [[row.industry_id, { id: row.industry_id, name: row.industry_name! }] as const] : [])));
  return {
    id, name: line[0]!.name, grassRootsId: grassRoots.id, superiorId: grassRoots.parent_id,
    enterpriseIds: enterprises.map((row) => row.id), industries: [...industries.values()],
  };
}

export async function unitsOf(source: RowSource, ids: readonly string[]): Promise<Map<string, Unit>> {
  const lines = new Map<string, LineRow[]>();
  for (const row of await rowsFrom<LineRow>(source, LINES, [[...new Set(ids)]])) lines.set(row.of_id, [...(lines.get(row.of_id) ?? []), row]);
  return new Map([...lines].map(([id, line]) => [id, unitOf(id, line)]));
}

/** What the rules of conflict need to know of a round: its panel's judges and its accepted entries. Three statements. */
export async function conflictFacts(
  source: RowSource, round: { id: string; collectingAt: Date }, now: Date, { judgeIds, entryIds }: ConflictScope = {},
): Promise<{ judges: JudgeFacts[]; entries: EntryFacts[] }> {
  const began = round.collectingAt < now ? round.collectingAt : now;
  const since: Day = dayOf(began);
  const judges = await rowsFrom<JudgeRow>(source, JUDGES, [round.id, since, dayOf(now), judgeIds ?? null, rolesWith('entry.read'), began, now]);
  if (judges.length === 0) return { judges: [], entries: [] };
  const entries = await rowsFrom<EntryRow>(source, ENTRIES, [round.id, entryIds ?? null]);
  const units = await unitsOf(source, [...judges.flatMap((judge) => judge.unit_ids), ...entries.map((entry) => entry.organization_id)]);
  return {
    judges: judges.map((judge) => ({
      judgeId: judge.judge_id, memberId: judge.member_id, units: [...new Set(judge.unit_ids)].flatMap((id) => units.get(id) ?? []), ties: judge.ties, declared: judge.declared, desks: judge.desks, steppedBack: judge.stepped_back,
    })),
    entries: entries.map((entry) => ({
      entryId: entry.entry_id, subject: entry.subject, memberId: entry.member_id, names: [...entry.names, ...entry.co_author_names], unit: units.get(entry.organization_id)!,
      coAuthorIds: entry.co_author_ids, authorIds: entry.author_ids, recommenders: entry.recommenders, signerIds: entry.signer_ids, readableFrom: entry.readable_from,
    })),
  };
}
