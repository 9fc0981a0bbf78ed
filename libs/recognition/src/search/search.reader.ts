import { Injectable } from '@nestjs/common';
import { Reader } from '@jiangong/platform';
import { highlight } from './highlight.rules';
import { SEARCH_KINDS, type SearchKind } from './search-entry.entity';
import { questionOf } from './tokens';
import type { SearchHitView } from './search.view';

interface HitRow {
  readonly kind: SearchKind;
  readonly id: string;
  readonly title: string;
  readonly sub: string;
  readonly at: string;
}

/**
 * Those whose title begins so, and the newest of those with the words; ranked among themselves. The words are looked
 * up in the index and cut off by age before anything is ranked, so that a word of every tenth document costs no more.
 */
export const SEARCH = `
  with beginning as (
    select kind, ref_id, title, sub, at, tokens, title_key from search_entry
     where title_key ^@ $2 and $2 <> '' and kind = any($3::text[]) order by length(title_key), at desc limit 40),
  newest as (
    select kind, ref_id from search_entry where tokens @@ $1::tsquery and kind = any($3::text[]) order by at desc, ref_id desc limit 200),
  worded as (select s.kind, s.ref_id, s.title, s.sub, s.at, s.tokens, s.title_key from newest join search_entry s using (kind, ref_id)),
  candidate as (select * from beginning union select * from worded)
  select kind, ref_id as id, title, sub, at
    from candidate
   order by (title_key = $2) desc, (title_key ^@ $2 and $2 <> '') desc, (kind = 'unit' and strpos(title_key, $2) > 0) desc,
            ts_rank('{0.05,0.2,0.5,1}', tokens, $1::tsquery) desc, at desc, ref_id
   limit $4`;

/** What the public finds: stars, works, units and news that are public now. One prepared statement. */
@Injectable()
export class SearchReader {
  constructor(private readonly reader: Reader) {}

  async search(asked: string, kinds: readonly SearchKind[] | null | undefined, first: number): Promise<SearchHitView[]> {
    const question = questionOf(asked);
    if (!question) return [];
    const among = kinds?.length ? kinds : SEARCH_KINDS;
    const find = (words: string): Promise<HitRow[]> => this.reader.rows<HitRow>(SEARCH, [words, question.titleKey, among, first]);
    let rows = await find(question.all);
    if (rows.length === 0 && question.any) rows = await find(question.any);
    return rows.map((row) => ({ ...row, at: new Date(row.at), titleParts: highlight(row.title, question.words), subParts: highlight(row.sub, question.words) }));
  }
}
