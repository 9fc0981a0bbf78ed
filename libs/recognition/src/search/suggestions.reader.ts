import { Injectable } from '@nestjs/common';
import { Reader } from '@jiangong/platform';
import { plain, titleKeyOf } from './tokens';
import type { SuggestionView } from './suggestion.view';

/** More than a hand of lines is read by nobody while typing. */
const MOST = 8;
/** The same name stands many times, once for every title it won. */
const READ = 60;

const beginning = (column: string, parameter: string): string => `
  (select kind, ref_id, title, sub, at, ${column === 'title_key' ? 0 : 1} as way, length(${column}) as letters from search_entry
    where ${column} ~>=~ ${parameter} and ${column} ~<~ (${parameter} || chr(1114111)) and ${parameter} <> '' and kind in ('star', 'work', 'unit')
    order by ${column} using ~<~ limit ${READ})`;

/** `$1` the beginning of a title, `$2` of its initials; each a short range of its index, whatever there is of it. */
export const SUGGEST = `
  with begun as (${beginning('title_key', '$1')} union all ${beginning('title_initials', '$2')}),
  named as (select distinct on (kind, title) * from begun order by kind, title, way, at desc)
  select kind, ref_id as id, title, sub from named order by way, letters, at desc, ref_id limit ${MOST}`;

/** Where somebody may be going, while they type: stars, works and units by their beginning or its initials. */
@Injectable()
export class SuggestionsReader {
  constructor(private readonly reader: Reader) {}

  begun(typed: string): Promise<SuggestionView[]> {
    const key = titleKeyOf(typed);
    if (key === '') return Promise.resolve([]);
    return this.reader.rows<SuggestionView>(SUGGEST, [key, /^[a-z0-9]+$/.test(key) ? plain(key) : '']);
  }
}
