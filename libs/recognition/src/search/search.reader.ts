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

/** So many of the newest tell whether the words stand everywhere: in at least so many of them. */
const ASKED = 60;
const EVERYWHERE = 10;
/** Words that stand everywhere are looked for among the newest so many, and not in the index, which would name nearly all there is. */
const LOOKED_AT = 1_500;
/** Among so many the order is reckoned; what is older than these and named no better is not missed. */
const RANKED = 200;

const NEWEST = (count: number): string => `(select kind, ref_id, tokens from search_entry order by at desc, ref_id desc limit ${count}) newest`;

/**
 * Those whose title begins so, and the newest of those with the words; ranked among themselves. Each part is bounded
 * before anything is ranked: a beginning by the order of its index, words of everywhere by age, all others by the index of
 * words. (Its rows are sorted by what no index has, since walking by age would read the words of thousands that have not got them.)
 */
export const SEARCH = `
  with beginning as materialized (
    select kind, ref_id from search_entry
     where title_key ~>=~ $2 and title_key ~<~ ($2 || chr(1114111)) and $2 <> '' and kind = any($3::text[]) order by title_key using ~<~ limit 40),
  recent as materialized (
    select kind, ref_id from ${NEWEST(LOOKED_AT)} where tokens @@ $1::tsquery and kind = any($3::text[])
       and (select count(*) from ${NEWEST(ASKED)} where tokens @@ $1::tsquery) >= ${EVERYWHERE} limit ${RANKED}),
  candidate as (
    select kind, ref_id from beginning union select kind, ref_id from recent
    union (select kind, ref_id from search_entry
            where tokens @@ case when (select count(*) from recent) < ${RANKED} then $1::tsquery else ''::tsquery end and kind = any($3::text[])
            order by at at time zone 'UTC' desc, ref_id desc limit ${RANKED}))
  select kind, ref_id as id, title, sub, at
    from candidate join search_entry using (kind, ref_id)
   order by (title_key = $2) desc, (title_key ^@ $2 and $2 <> '') desc, (kind = 'unit' and strpos(title_key, $2) > 0) desc,
            ts_rank('{0.05,0.2,0.5,1}', tokens, $1::tsquery) desc, at desc, ref_id
   limit $4`;

/** What the public finds: stars, works, units and news that are public now. A word of every document and one of none need plans of their own, so it is planned each time. */
@Injectable()
export class SearchReader {
  constructor(private readonly reader: Reader) {}

  async search(asked: string, kinds: readonly SearchKind[] | null | undefined, first: number): Promise<SearchHitView[]> {
    const question = questionOf(asked);
    if (!question) return [];
    const among = kinds?.length ? kinds : SEARCH_KINDS;
    const find = (words: string): Promise<HitRow[]> => this.reader.rowsPlannedAnew<HitRow>(SEARCH, [words, question.titleKey, among, first]);
    let rows = await find(question.all);
    if (rows.length === 0 && question.any) rows = await find(question.any);
    return rows.map((row) => ({ ...row, at: new Date(row.at), titleParts: highlight(row.title, question.words), subParts: highlight(row.sub, question.words) }));
  }
}
