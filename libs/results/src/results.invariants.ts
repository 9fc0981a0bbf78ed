import type { Invariant } from '@jiangong/platform';

const STANDING = `decision d join round r on r.id = d.round_id join rule_version v on v.id = r.rule_version_id`;
const sha256Of = (column: string): string => `encode(sha256(convert_to(${column}, 'UTF8')), 'hex')`;

/** What must always be true of results (domain.md §5–§7). */
export const resultsInvariants: readonly Invariant[] = [
  {
    name: 'results.places.not_exceeded',
    text: { zh: '每个类别的入选人数不超过名额', en: 'no category has more winners than places' },
    broken: `select d.round_id, p.category_id, count(*) as winners, (v.content -> 'deciding' ->> 'places')::int as places
               from ${STANDING} join decision_place p on p.decision_id = d.id
              where d.state = 'standing' and v.content -> 'deciding' ->> 'tieAtCut' = 'none_in' and v.content #> '{deciding,selection}' is null
              group by d.round_id, p.category_id, v.content having count(*) > (v.content -> 'deciding' ->> 'places')::int`,
  },
  {
    name: 'results.list.not_exceeded',
    text: { zh: '整份名单不超过名额，且每项比例要求都满足', en: 'a list as a whole has no more winners than places and keeps every rule' },
    broken: `select d.round_id, d.id as decision_id, count(p.entry_id) as winners, (v.content #>> '{deciding,selection,places}')::int as places
               from ${STANDING} left join decision_place p on p.decision_id = d.id
              where d.state = 'standing' and v.content #> '{deciding,selection}' is not null
              group by d.round_id, d.id, d.compliance, v.content
             having count(p.entry_id) > (v.content #>> '{deciding,selection,places}')::int
                 or exists (select 1 from jsonb_array_elements(d.compliance) line where not (line ->> 'isMet')::boolean)`,
  },
  {
    name: 'results.list.from_sealed_selection',
    text: { zh: '按整份名单作出的评定出自封存的评选，人工调整都经两人确认', en: 'a list as a whole is decided from a sealed selection, and every change of it bears two hands' },
    broken: `select d.round_id, d.id as decision_id from ${STANDING} left join selection s on s.id = d.selection_id
              where v.content #> '{deciding,selection}' is not null
                and (s.id is null or s.outputs is null or s.run_id <> d.run_id or d.content::jsonb ->> 'selectionHash' <> s.outputs_hash
                  or exists (select 1 from selection_override o left join account a on a.id = o.requested_by_id left join account b on b.id = o.settled_by_id
                              where o.selection_id = s.id and o.state = 'confirmed' and (o.requested_by_id = o.settled_by_id or a.member_id = b.member_id)))`,
  },
  {
    name: 'results.selections.hashes_hold',
    text: { zh: '封存的评选与登记的哈希一致', en: 'sealed selections have the hashes they were recorded with' },
    broken: `select s.round_id, s.id as selection_id from selection s
              where s.state in ('sealed', 'superseded') and (${sha256Of('s.inputs')} <> s.inputs_hash or ${sha256Of('s.outputs')} <> s.outputs_hash
                 or not exists (select 1 from ledger_event e where e.chain = 'round:' || s.round_id and e.type = 'results.selection.sealed'
                       and e.content::jsonb -> 'body' ->> 'selectionId' = s.id::text and e.content::jsonb -> 'body' ->> 'outputsHash' = s.outputs_hash))`,
  },
  {
    name: 'results.excluded.off_the_list',
    text: { zh: '因异议等被排除的人选不在现行名单上', en: 'nobody whom a change took off a list is on the one that stands' },
    broken: `select r.round_id, x."entryId" as entry_id from redecision r, jsonb_to_recordset(r.excluded) as x("entryId" uuid), decision d, decision_place p
              where r.state = 'applied' and d.round_id = r.round_id and d.state = 'standing' and p.decision_id = d.id and p.entry_id = x."entryId"`,
  },
  {
    name: 'results.places.reach_minimum',
    text: { zh: '入选者的得分不低于最低分', en: 'no winner is below the minimum mark' },
    broken: `select d.round_id, p.entry_id, p.score from ${STANDING} join decision_place p on p.decision_id = d.id
              where d.state = 'standing' and p.score < (v.content -> 'deciding' ->> 'minimumMark')::int`,
  },
  {
    name: 'results.places.from_sealed_run',
    text: { zh: '入选者的名次和得分出自封存的计分', en: 'every winner has rank and score from a sealed run' },
    broken: `select d.round_id, p.entry_id from decision d join score_run s on s.id = d.run_id join decision_place p on p.decision_id = d.id
               left join score_line l on l.run_id = d.run_id and l.entry_id = p.entry_id
              where d.state = 'standing' and (s.state <> 'sealed' or l.rank is distinct from p.rank or l.score is distinct from p.score)`,
  },
  {
    name: 'results.runs.hashes_hold',
    text: { zh: '封存的计分与登记的哈希一致', en: 'sealed runs have the hashes they were recorded with' },
    broken: `select s.round_id, s.id as run_id from score_run s
              where s.state = 'sealed' and (${sha256Of('s.inputs')} <> s.inputs_hash or ${sha256Of('s.outputs')} <> s.outputs_hash
                 or not exists (select 1 from ledger_event e where e.chain = 'round:' || s.round_id and e.type = 'results.run.sealed'
                       and e.content::jsonb -> 'body' ->> 'runId' = s.id::text and e.content::jsonb -> 'body' ->> 'outputsHash' = s.outputs_hash))`,
  },
  {
    name: 'results.runs.decoded_before',
    text: { zh: '盲评轮次的计分都在两人解码之后', en: 'no run of a blind round is sealed before two have opened its numbers' },
    broken: `select s.round_id, s.id as run_id from score_run s join round r on r.id = s.round_id join rule_version v on v.id = r.rule_version_id
              where s.state = 'sealed' and coalesce((v.content #>> '{judging,isBlind}')::boolean, false)
                and not exists (select 1 from decoding d where d.round_id = s.round_id and d.confirmed_at <= s.sealed_at)`,
  },
  {
    name: 'results.publications.signed_twice',
    text: { zh: '已发布的名单有且只有两人签名，且与评定内容一致', en: 'a published list bears two signatures, for what was decided' },
    broken: `select u.round_id, u.id as publication_id from publication u join decision d on d.id = u.decision_id
              where u.state = 'published' and (d.state <> 'standing' or d.content_hash <> u.content_hash or ${sha256Of('d.content')} <> d.content_hash
                 or (select count(distinct coalesce(a.member_id, a.id)) from publication_signature g join account a on a.id = g.account_id where g.publication_id = u.id) <> 2)`,
  },
  {
    name: 'results.rounds.published_by_publication',
    text: { zh: '轮次处于“已发布”当且仅当其名单已发布', en: 'a round is published exactly when its list is' },
    broken: `select r.id as round_id from round r
              where (r.phase = 'published') <> exists (select 1 from publication u where u.round_id = r.id and u.state = 'published')`,
  },
  {
    name: 'results.sheets.free_of_conflict',
    text: { zh: '没有应回避评委的评分', en: 'no locked sheet is by a judge in conflict' },
    broken: `select s.round_id, s.entry_id, s.judge_id, c.kind from score_sheet s join conflict c on c.entry_id = s.entry_id and c.judge_id = s.judge_id and c.is_hard where s.state = 'locked'`,
  },
  {
    name: 'results.carried.from_published',
    text: { zh: '带入下一轮的人选都出自已发布的名单', en: 'whoever was carried into a round won a published one' },
    broken: `select t.entry_id, t.source_entry_id from entry_source t
              where not exists (select 1 from decision_place p join publication u on u.decision_id = p.decision_id and u.state in ('published', 'superseded') where p.entry_id = t.source_entry_id)`,
  },
  {
    name: 'results.runs.have_all_sheets',
    text: { zh: '作出评定的计分用到了每一张锁定的评分表，每份参评都在其中', en: 'the run behind a decision used every locked sheet, and every entry is in it' },
    broken: `select d.round_id, d.run_id from decision d join score_run s on s.id = d.run_id
              where d.state = 'standing' and (
                json_array_length(s.inputs::json -> 'sheets') <>
                  (select count(*) from score_sheet t join entry e on e.id = t.entry_id where t.round_id = d.round_id and t.state = 'locked' and e.state = 'accepted')
                or json_array_length(s.inputs::json -> 'entries') <> (select count(*) from score_line l where l.run_id = s.id))`,
  },
  {
    name: 'results.ranks.total',
    text: { zh: '每个类别的名次齐全：有得分就有名次或原因，名次按 1224 排列', en: 'ranks are total: who has a score has a rank or a reason, and ranks run 1224' },
    broken: `select run_id, entry_id, score, rank from (
               select l.*, rank() over (partition by l.run_id, l.category_id order by l.rank) as place from score_line l) l
              where (rank is not null and (rank <> place or score is null)) or (rank is null and score is not null and reason is null)`,
  },
  {
    name: 'results.publications.superseded_visibly',
    text: { zh: '更正前的名单都有一份写明理由的名单取代它，且原评定仍可查', en: 'every corrected list has another in its place that says why, and its decision stays on record' },
    broken: `select u.round_id, u.id as publication_id from publication u join decision d on d.id = u.decision_id
              where u.state = 'superseded' and (d.state <> 'superseded'
                or (select count(*) from publication n where n.supersedes_id = u.id and n.state in ('published', 'superseded') and n.reason <> '') <> 1)`,
  },
  {
    name: 'results.notices.numbered_without_gap',
    text: { zh: '每年的公示编号从 1 起连续，没有空号', en: 'the notices of a year are numbered from 1 without a gap' },
    broken: `select y.year, y.last, count(n.id) as notices from notice_year y left join notice n on n.year = y.year
              group by y.year, y.last having count(n.id) <> y.last or coalesce(max(n.serial), 0) <> y.last`,
  },
  {
    name: 'results.objections.none_open_when_published',
    text: { zh: '名单发布时没有未办结的异议', en: 'no objection is open once its list is published' },
    broken: `select o.round_id, o.id as objection_id from objection o join round r on r.id = o.round_id
              where r.phase = 'published' and o.state in ('received', 'in_hand', 'proposed')`,
  },
  {
    name: 'results.objections.decided_by_two',
    text: { zh: '异议的处理由两人作出，有处理意见，并记入日志', en: 'an objection is decided by two, with a finding, and the ledger has it' },
    broken: `select o.round_id, o.id as objection_id from objection o
              left join account a on a.id = o.proposed_by_id left join account b on b.id = o.settled_by_id
              where o.state in ('upheld', 'dismissed') and (coalesce(a.member_id, o.proposed_by_id) is not distinct from coalesce(b.member_id, o.settled_by_id)
                or not exists (select 1 from objection_step s where s.objection_id = o.id and s.kind = 'proposed' and s.sealed is not null)
                or not exists (select 1 from ledger_event e where e.chain = 'round:' || o.round_id and e.type = 'results.objection.decided' and e.content::jsonb -> 'body' ->> 'objectionId' = o.id::text))`,
  },
];
