import { Injectable } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';
import { DICTIONARY_VERSION } from './dictionary';
import type { SearchKind } from './search-entry.entity';
import { documentVector, initialsOf, titleKeyOf, type SearchText } from './tokens';

export interface SearchDocument extends SearchText {
  readonly kind: SearchKind;
  readonly refId: string;
  readonly at: Date;
  readonly memberId?: string | null;
}

const PUT = `
  insert into search_entry (kind, ref_id, title, sub, title_key, title_initials, tokens, at, dictionary_version, member_id)
  select d.kind, d.ref_id, d.title, d.sub, d.title_key, d.title_initials, d.tokens::tsvector, d.at, $2, d.member_id
    from jsonb_to_recordset($1::jsonb) as d(kind text, ref_id uuid, title text, sub text, title_key text, title_initials text, tokens text, at timestamptz, member_id uuid)
  on conflict (kind, ref_id) do update set title = excluded.title, sub = excluded.sub, title_key = excluded.title_key, title_initials = excluded.title_initials,
    tokens = excluded.tokens, at = excluded.at, dictionary_version = excluded.dictionary_version, member_id = excluded.member_id`;

/** Puts into the search what becomes public and takes out what is no longer, in the commit that makes it so. */
@Injectable()
export class SearchIndex {
  async put(tx: Pick<Tx, 'query'>, documents: readonly SearchDocument[]): Promise<void> {
    if (documents.length === 0) return;
    const rows = documents.map((one) => ({
      kind: one.kind, ref_id: one.refId, title: one.title, sub: one.sub, title_key: titleKeyOf(one.title), title_initials: initialsOf(one.title), tokens: documentVector(one), at: one.at, member_id: one.memberId ?? null,
    }));
    await tx.query(PUT, [JSON.stringify(rows), DICTIONARY_VERSION]);
  }

  async remove(tx: Pick<Tx, 'query'>, kind: SearchKind, refIds: readonly string[]): Promise<void> {
    await tx.query(`delete from search_entry where kind = $1 and ref_id = any($2::uuid[])`, [kind, refIds]);
  }
}
