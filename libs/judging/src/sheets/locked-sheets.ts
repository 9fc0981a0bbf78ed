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

const LOCKED = `
  select e.id::text as "entryId",
         coalesce(json_agg(json_build_object('sheetId', s.id, 'judgeId', s.judge_id, 'marks', marks.by_criterion) order by s.judge_id::text collate "C")
                  filter (where s.id is not null), '[]') as sheets
    from entry e
    left join score_sheet s on s.entry_id = e.id and s.round_id = e.round_id and s.state = 'locked'
    left join lateral (select json_object_agg(m.criterion, m.value order by m.criterion collate "C") as by_criterion from mark m where m.sheet_id = s.id) marks on true
   where e.round_id = $1 and e.state = 'accepted'
   group by e.id order by e.id::text collate "C"`;

/** What a score run freezes: every accepted entry of a round with its locked sheets. */
@Injectable()
export class LockedSheets {
  /** Canonical order (entry id, judge id, criterion code), so that the same sheets always give the same bytes. */
  of(source: Reader | Tx, roundId: string): Promise<EntrySheets[]> {
    return 'rows' in source ? source.rows<EntrySheets>(LOCKED, [roundId]) : source.query<EntrySheets>(LOCKED, [roundId]);
  }
}
