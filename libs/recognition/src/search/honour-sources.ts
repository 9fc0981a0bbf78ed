import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';
import type { SearchDocument } from './search-index';
import { SearchSources } from './search-sources';

/** Persons' titles only: an honoured work is found as the work, once it is public itself. */
const STARS = `
  select 'star' as kind, h.id as "refId", h.name as title, o.name || ' · ' || r.name || h.title as sub, h.deeds as text, h.conferred_at as at, h.member_id as "memberId"
    from standing_honour h join organization o on o.id = h.organization_id join round r on r.id = h.round_id join entry e on e.id = h.entry_id and e.subject = 'member'`;

/** A unit is found once there is something of it to show. */
const UNITS = `
  select 'unit' as kind, o.id as "refId", o.name as title, coalesce(d.name, '市直属') as sub, '' as text, greatest(
           (select max(h.conferred_at) from standing_honour h where h.organization_id = o.id), (select max(w.published_at) from work w where w.organization_id = o.id and w.state = 'approved')) as at
    from organization o left join organization d on d.id = o.district_id
   where (exists (select 1 from standing_honour h where h.organization_id = o.id) or exists (select 1 from work w where w.organization_id = o.id and w.state = 'approved'))`;

/** Stars and units as the search shows them. */
@Injectable()
export class HonourSources implements OnModuleInit {
  constructor(private readonly sources: SearchSources) {}

  onModuleInit(): void {
    this.sources.add({ kind: 'star', read: (tx, after, limit) => tx.query<SearchDocument>(`${STARS} where h.id > $1 order by h.id limit $2`, [after, limit]) });
    this.sources.add({ kind: 'unit', read: (tx, after, limit) => tx.query<SearchDocument>(`${UNITS} and o.id > $1 order by o.id limit $2`, [after, limit]) });
  }

  starsOf(tx: Tx, publicationId: string): Promise<SearchDocument[]> {
    return tx.query<SearchDocument>(`${STARS} where h.publication_id = $1`, [publicationId]);
  }

  units(tx: Tx, ids: readonly string[]): Promise<SearchDocument[]> {
    return tx.query<SearchDocument>(`${UNITS} and o.id = any($1::uuid[])`, [ids]);
  }
}
