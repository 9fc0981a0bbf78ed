import { Injectable } from '@nestjs/common';
import type { Reader, Tx } from '@jiangong/platform';
import type { Marks } from './sheet.rules';

export interface LockedSheet {
  readonly sheetId: string;
  readonly judgeId: string;
  /** Thousandths by criterion code. */
  readonly marks: Marks;
}

export interface EntrySheets {
  readonly entryId: string;
  /** In the order of judge ids; empty when nobody locked a sheet. */
  readonly sheets: readonly LockedSheet[];
}

const ACCEPTED = `select e.id::text as id from entry e where e.round_id = $1 and e.state = 'accepted' order by e.id`;

/** A row a sheet and its marks as one text: a JSON document for every entry takes three times as long. Codes hold neither `:` nor `,`. */
const LOCKED = `
  select s.entry_id::text as "entryId", s.id::text as "sheetId", s.judge_id::text as "judgeId", string_agg(m.criterion || ':' || m.value, ',') as marks
    from score_sheet s
    join entry e on e.id = s.entry_id and e.round_id = s.round_id and e.state = 'accepted'
    left join mark m on m.sheet_id = s.id
   where s.round_id = $1 and s.state = 'locked'
   group by s.id order by s.entry_id, s.judge_id`;

interface LockedRow {
  readonly entryId: string;
  readonly sheetId: string;
  readonly judgeId: string;
  readonly marks: string | null;
}

function marksIn(text: string | null): Marks {
  const marks = (text?.split(',') ?? []).map((given): [string, number] => {
    const colon = given.indexOf(':');
    return [given.slice(0, colon), Number(given.slice(colon + 1))];
  });
  return Object.fromEntries(marks.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const CHANGED = `
  select count(*)::int as count from score_sheet s join entry e on e.id = s.entry_id and e.state = 'accepted'
   where s.round_id = $1 and (s.recused_at > $2 or (s.state = 'locked' and (s.locked_at > $2 or exists (select 1 from mark_revision h where h.sheet_id = s.id and h.saved_at > $2))))`;

/** What a score run freezes: every accepted entry of a round with its locked sheets. */
@Injectable()
export class LockedSheets {
  /** Canonical order (entry id, judge id, criterion code), so that the same sheets always come alike. Both statements want one snapshot: a serialisable transaction. */
  async of(source: Reader | Tx, roundId: string): Promise<EntrySheets[]> {
    const ask = <T extends object>(text: string): Promise<T[]> => ('rows' in source ? source.rows<T>(text, [roundId]) : source.query<T>(text, [roundId]));
    const sheetsOf = new Map((await ask<{ id: string }>(ACCEPTED)).map(({ id }) => [id, [] as LockedSheet[]]));
    for (const { entryId, sheetId, judgeId, marks } of await ask<LockedRow>(LOCKED)) sheetsOf.get(entryId)?.push({ sheetId, judgeId, marks: marksIn(marks) });
    return [...sheetsOf].map(([entryId, sheets]) => ({ entryId, sheets }));
  }

  /** How many sheets were locked, amended or taken back since. */
  async changedSince(reader: Reader, roundId: string, since: Date): Promise<number> {
    return (await reader.first<{ count: number }>(CHANGED, [roundId, since]))!.count;
  }
}
