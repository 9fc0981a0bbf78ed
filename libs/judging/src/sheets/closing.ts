import { rowsFrom, type RowSource } from '@jiangong/platform';
import { IS_BLIND, labelOf } from '../blind/public';
import type { ShortEntry } from './sheet.refusals';

/** What closing the judging now would mean. */
export interface ClosingFacts {
  readonly openSheets: number;
  readonly lockedSheets: number;
  /** Entries with fewer locked sheets than a score needs. */
  readonly unscored: readonly ShortEntry[];
}

const SHEETS = `
  select count(*) filter (where s.state = 'open')::int as open, count(*) filter (where s.state = 'locked')::int as locked
    from score_sheet s join entry e on e.id = s.entry_id and e.state = 'accepted' where s.round_id = $1`;

/** In a blind round whose numbers are not opened an entry goes by its number. */
const SHORT = `
  select e.code, e.title, b.number, (${IS_BLIND} and d.confirmed_at is null) as sealed,
         count(s.id) filter (where s.state = 'locked')::int as locked, count(s.id) filter (where s.state = 'open')::int as open
    from entry e join round r on r.id = e.round_id left join rule_version v on v.id = r.rule_version_id
    left join decoding d on d.round_id = r.id left join blind_code b on b.entry_id = e.id
    left join score_sheet s on s.entry_id = e.id and s.round_id = e.round_id
   where e.round_id = $1 and e.state = 'accepted'
   group by e.id, b.number, v.content, d.confirmed_at having count(s.id) filter (where s.state = 'locked') < $2 order by e.code`;

interface ShortRow extends ShortEntry { number: number | null; sealed: boolean }

/** Two statements; the same for the guard that refuses and for the page that warns before. */
export async function closingFacts(source: RowSource, roundId: string, minJudges: number): Promise<ClosingFacts> {
  const [sheets] = await rowsFrom<{ open: number; locked: number }>(source, SHEETS, [roundId]);
  const rows = await rowsFrom<ShortRow>(source, SHORT, [roundId, minJudges]);
  const unscored = rows.map(({ code, title, number, sealed, locked, open }) => (sealed ? { code: labelOf(number), title: labelOf(number), locked, open } : { code, title, locked, open }));
  return { openSheets: sheets!.open, lockedSheets: sheets!.locked, unscored: unscored.sort((a, b) => (a.code < b.code ? -1 : 1)) };
}
