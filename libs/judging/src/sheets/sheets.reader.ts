import { Injectable } from '@nestjs/common';
import { isId, NotFound, type Actor } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import type { Criterion, FormField, Phase } from '@jiangong/programme';
import { asJudgeSees, IS_BLIND, labelOf, NAMES_OF_ENTRY, type EntryFacts } from '../blind/public';
import { hasSigned } from '../conflicts/public';
import { rubricFrom } from './rubrics';
import { ownerOf, SHEET, type SheetStanding } from './sheet-marks';
import { abilitiesOf, compareOwn, isComplete, totalOf, type Marks, type OwnMarks, type SheetState } from './sheet.rules';
import type { JudgingQueueView, MarkRevisionView, MarkView, NotJudgedView, QueueItemView, SheetView } from './sheet.view';
import { NOT_HIDDEN, SEEN_BY_JUDGE, SHOWN_PHASES, STEPPED_BACK } from './visibility';

const SHEET_ROW = `
  select s.id, s.state, s.revision, s.comment, s.locked_at as "lockedAt", r.phase,
         v.content #> '{judging,criteria}' as criteria, v.content #> '{form,fields}' as fields,
         e.code, e.title, k.name as "categoryName", o.name as "organizationName", version.content,
         ${IS_BLIND} as "isBlind", b.number, case when ${IS_BLIND} then ${NAMES_OF_ENTRY} else '[]' end as names,
         coalesce((select json_agg(json_build_object('criterion', m.criterion, 'value', m.value, 'measured', m.measured, 'savedAt', m.saved_at)) from mark m where m.sheet_id = s.id), '[]') as marks,
         coalesce((select json_agg(json_build_object('criterion', h.criterion, 'previous', h.previous, 'value', h.value, 'measured', h.measured, 'revision', h.revision,
                      'savedAt', h.saved_at, 'reason', h.reason, 'device', h.device, 'isOvertaken', h.is_overtaken)
                    order by h.revision, h.criterion) from mark_revision h where h.sheet_id = s.id), '[]') as revisions
    from score_sheet s join round r on r.id = s.round_id join rule_version v on v.id = r.rule_version_id
    join entry e on e.id = s.entry_id join category k on k.id = e.category_id join organization o on o.id = e.organization_id
    join entry_version version on version.id = s.entry_version_id left join blind_code b on b.entry_id = e.id
   where s.id = $1 and ($2::uuid is null or (s.judge_id = $2 and not ${STEPPED_BACK})) and ${SEEN_BY_JUDGE} and ${SHOWN_PHASES}`;

/** Until it is signed for, a round stands in the queue with nothing in it. */
const SIGNED = hasSigned('s.round_id', 's.judge_id');

/**
 * A judge of the panel has a queue also where nothing is in it, for whatever reason: whether it is there tells nothing.
 * In a blind round in the order of the numbers: the entries' own order says when they were handed in.
 */
const QUEUES = `
  with mine as (
    select p.round_id from panel p join panel_judge j on j.panel_id = p.id and j.removed_in_version is null where j.account_id = $1
    union select s.round_id from score_sheet s where s.judge_id = $1 and s.state in ('open', 'locked') and ${NOT_HIDDEN}
  )
  select r.id as "roundId", ${IS_BLIND} as "isBlind", count(*) filter (where ${SIGNED})::int as total, count(*) filter (where s.state = 'locked' and ${SIGNED})::int as locked,
         count(*) filter (where s.state = 'abstained' and ${SIGNED})::int as abstained,
         coalesce(json_agg(json_build_object('sheetId', s.id, 'entryCode', e.code, 'title', e.title, 'number', b.number, 'categoryName', k.name, 'state', s.state,
           'marked', (select count(*) from mark m where m.sheet_id = s.id), 'criteria', jsonb_array_length(v.content #> '{judging,criteria}'))
           order by k.position, k.code, case when ${IS_BLIND} then b.number end, e.code) filter (where s.state <> 'abstained' and ${SIGNED}), '[]') as items
    from mine join round r on r.id = mine.round_id and r.phase = 'judging' join rule_version v on v.id = r.rule_version_id
    left join (score_sheet s join entry e on e.id = s.entry_id and e.state = 'accepted' join category k on k.id = e.category_id left join blind_code b on b.entry_id = e.id)
      on s.round_id = r.id and s.judge_id = $1 and s.state in ('open', 'locked', 'abstained') and ${NOT_HIDDEN}
   group by r.id, v.content order by r.computing_at, r.id`;

/**
 * What a judge gives no marks for: abstained from, by its name, as long as nothing hides it; stepped back from, only that
 * and when and why. What the platform took back is not among it.
 */
const NOT_JUDGED = `
  select s.round_id as "roundId", s.id as "sheetId", s.state as kind, coalesce(s.abstained_at, s.recused_at) as at,
         coalesce(s.abstention_code, s.recusal_code) as "reasonCode", coalesce(s.abstention_note, s.recusal_reason, '') as note, ${IS_BLIND} as "isBlind", b.number,
         case when s.state = 'abstained' then e.code end as "entryCode", case when s.state = 'abstained' then e.title end as title
    from score_sheet s join round r on r.id = s.round_id and r.phase = 'judging' join rule_version v on v.id = r.rule_version_id
    join entry e on e.id = s.entry_id and e.state = 'accepted' left join blind_code b on b.entry_id = e.id
   where s.judge_id = $1 and s.round_id = any($2::uuid[]) and (${STEPPED_BACK} or (s.state = 'abstained' and ${SEEN_BY_JUDGE}))
   order by at, s.id`;

/** Right after stepping back: the sheet alone, for the page that shows it to let go of it. */
const STANDING = `
  select s.id, s.state, s.revision, s.comment, s.locked_at as "lockedAt", r.phase, v.content #> '{judging,criteria}' as criteria, '[]'::json as marks
    from score_sheet s join round r on r.id = s.round_id join rule_version v on v.id = r.rule_version_id
   where s.id = any($1::uuid[]) and ($2::uuid is null or s.judge_id = $2) order by s.entry_id, s.id`;

/** One's own marks on the other sheets of the same round that still count. */
const OWN = `
  select m.criterion, m.value
    from score_sheet self join score_sheet s on s.judge_id = self.judge_id and s.round_id = self.round_id and s.id <> self.id and s.state in ('open', 'locked')
    join mark m on m.sheet_id = s.id
   where self.id = $1 and ($2::uuid is null or self.judge_id = $2) and ${SEEN_BY_JUDGE}`;

interface SheetRow extends EntryFacts {
  id: string; state: SheetState; revision: number; comment: string; lockedAt: Date | null; phase: Phase; criteria: Criterion[]; fields: FormField[];
  organizationName: string; categoryName: string; content: Record<string, unknown>; marks: MarkView[]; revisions: MarkRevisionView[];
}

type QueueRow = Omit<JudgingQueueView, 'items'> & { items: (QueueItemView & { number: number | null })[] };

type Standing = Omit<SheetStanding, 'marks'> & { readonly marks: readonly MarkView[] };

type NotJudgedRow = NotJudgedView & { roundId: string; isBlind: boolean; number: number | null };

/** What follows from a sheet's own rows; neither its entry nor its history. */
export function toSheetView({ id, state, revision, comment, lockedAt, phase, criteria, marks }: Standing): SheetView {
  const values: Marks = Object.fromEntries(marks.map((mark) => [mark.criterion, mark.value]));
  const place = new Map(criteria.map((criterion, index) => [criterion.code, index]));
  return {
    id, state, revision, comment, lockedAt, rubric: [...criteria],
    total: totalOf(criteria, values),
    marks: [...marks].sort((a, b) => place.get(a.criterion)! - place.get(b.criterion)!),
    abilities: abilitiesOf(phase, state, isComplete(criteria, values)),
  };
}

/** A judge's own queue and sheets. Another's sheet is not there; other judges' marks are in no answer. */
@Injectable()
export class SheetsReader {
  constructor(private readonly reader: Reader) {}

  async one(actor: Actor, id: string): Promise<SheetView> {
    const row = isId(id) && actor.kind !== 'visitor' ? await this.reader.first<SheetRow>(SHEET_ROW, [id, ownerOf(actor)]) : null;
    if (!row) throw new NotFound(SHEET);
    const { categoryName, fields, content } = row;
    const view = toSheetView({ ...row, criteria: rubricFrom(row.criteria) });
    return { ...view, entry: { categoryName, ...asJudgeSees(row, fields, content) }, revisions: row.revisions };
  }

  async queues(actor: Actor): Promise<JudgingQueueView[]> {
    const rows = actor.accountId === null ? [] : await this.reader.rows<QueueRow>(QUEUES, [actor.accountId]);
    return rows.map(({ items, ...queue }) => ({
      ...queue,
      items: items.map(({ number, ...item }) => (queue.isBlind ? { ...item, entryCode: labelOf(number), title: labelOf(number) } : item)),
    }));
  }

  /** Round by round, of rounds the judge has a queue in. */
  async notJudged(actor: Actor, roundIds: readonly string[]): Promise<{ roundId: string; sheets: NotJudgedView[] }[]> {
    const rows = actor.accountId === null ? [] : await this.reader.rows<NotJudgedRow>(NOT_JUDGED, [actor.accountId, roundIds]);
    return roundIds.map((id) => ({
      roundId: id,
      sheets: rows.filter(({ roundId }) => roundId === id).map(({ roundId: _round, isBlind, number, ...sheet }) => (isBlind && sheet.entryCode !== null ? { ...sheet, entryCode: labelOf(number), title: labelOf(number) } : sheet)),
    }));
  }

  /** Sheets the judge has just stepped back from: that it is so, and nothing of their entries. */
  async steppedBack(actor: Actor, ids: readonly string[]): Promise<SheetView[]> {
    const rows = await this.reader.rows<Standing>(STANDING, [ids, ownerOf(actor)]);
    return rows.map((row) => toSheetView({ ...row, criteria: rubricFrom(row.criteria) }));
  }

  /** The judge's own marks for the same criteria on the other sheets of the round. */
  async ownMarks(actor: Actor, sheet: SheetView): Promise<OwnMarks[]> {
    const marks = await this.reader.rows<{ criterion: string; value: number }>(OWN, [sheet.id, ownerOf(actor)]);
    return compareOwn(sheet.rubric as Criterion[], marks);
  }
}
