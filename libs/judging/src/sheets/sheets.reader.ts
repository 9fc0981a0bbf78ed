import { Injectable } from '@nestjs/common';
import { isId, NotFound, type Actor } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import type { Criterion, FormField, Phase } from '@jiangong/programme';
import { ownerOf, SHEET, type SheetStanding } from './sheet-marks';
import { abilitiesOf, isComplete, totalOf, type Marks, type SheetState } from './sheet.rules';
import type { JudgingQueueView, MarkRevisionView, MarkView, SheetView } from './sheet.view';

/** What a judge never sees, in no list and no count: entries a conflict hides (domain.md §5). `s` is the sheet. */
const NOT_HIDDEN = `not exists (select 1 from conflict c where c.entry_id = s.entry_id and c.judge_id = s.judge_id and c.is_hard)`;

const SHEET_ROW = `
  select s.id, s.state, s.revision, s.comment, s.locked_at as "lockedAt", r.phase,
         v.content #> '{judging,criteria}' as criteria, v.content #> '{form,fields}' as fields,
         e.code, e.title, k.name as "categoryName", o.name as "organizationName", version.content,
         coalesce((select json_agg(json_build_object('criterion', m.criterion, 'value', m.value, 'savedAt', m.saved_at)) from mark m where m.sheet_id = s.id), '[]') as marks,
         coalesce((select json_agg(json_build_object('criterion', h.criterion, 'previous', h.previous, 'value', h.value, 'revision', h.revision, 'savedAt', h.saved_at, 'reason', h.reason)
                    order by h.revision, h.criterion) from mark_revision h where h.sheet_id = s.id), '[]') as revisions
    from score_sheet s join round r on r.id = s.round_id join rule_version v on v.id = r.rule_version_id
    join entry e on e.id = s.entry_id join category k on k.id = e.category_id join organization o on o.id = e.organization_id
    join entry_version version on version.id = s.entry_version_id
   where s.id = $1 and ($2::uuid is null or s.judge_id = $2) and ${NOT_HIDDEN}
     and r.phase not in ('scheduled', 'collecting', 'reviewing', 'cancelled')`;

const QUEUES = `
  select s.round_id as "roundId", count(*)::int as total, count(*) filter (where s.state = 'locked')::int as locked,
         json_agg(json_build_object('sheetId', s.id, 'entryCode', e.code, 'title', e.title, 'categoryName', k.name, 'state', s.state,
           'marked', (select count(*) from mark m where m.sheet_id = s.id), 'criteria', jsonb_array_length(v.content #> '{judging,criteria}'))
           order by k.position, k.code, e.code) as items
    from score_sheet s join round r on r.id = s.round_id and r.phase = 'judging' join rule_version v on v.id = r.rule_version_id
    join entry e on e.id = s.entry_id and e.state = 'accepted' join category k on k.id = e.category_id
   where s.judge_id = $1 and s.state <> 'recused' and ${NOT_HIDDEN}
   group by s.round_id, r.computing_at order by r.computing_at, s.round_id`;

interface SheetRow {
  id: string; state: SheetState; revision: number; comment: string; lockedAt: Date | null; phase: Phase; criteria: Criterion[]; fields: FormField[];
  code: string; title: string; categoryName: string; organizationName: string; content: Record<string, unknown>;
  marks: MarkView[]; revisions: MarkRevisionView[];
}

type Standing = Omit<SheetStanding, 'marks'> & { readonly marks: readonly MarkView[] };

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
    const { code, title, categoryName, organizationName, fields, content } = row;
    const answers = fields.map((field) => ({ label: field.label, kind: field.kind, value: content[field.code] ?? null }));
    return { ...toSheetView(row), entry: { code, title, categoryName, organizationName, fields: answers }, revisions: row.revisions };
  }

  queues(actor: Actor): Promise<JudgingQueueView[]> {
    return actor.accountId === null ? Promise.resolve([]) : this.reader.rows<JudgingQueueView>(QUEUES, [actor.accountId]);
  }
}
