import { Injectable } from '@nestjs/common';
import { rowsFrom, type RowSource } from '@jiangong/platform';
import type { EntryContent } from './form.rules';

/** An entry as judging and results take it: the version to be judged, and the attributes frozen with it. */
export interface AcceptedEntry {
  readonly id: string;
  readonly code: string;
  readonly categoryId: string;
  readonly subject: 'member' | 'work';
  readonly memberId: string;
  readonly organizationId: string;
  readonly districtId: string | null;
  readonly title: string;
  readonly hasPriority: boolean;
  readonly versionId: string;
  readonly content: EntryContent;
  readonly attributes: Record<string, string>;
}

/** Who put an entry forward: such a judge does not judge it (domain.md §5). */
export interface Recommenders {
  readonly entryId: string;
  /** The unions that recommended it. */
  readonly organizationIds: readonly string[];
  /** The accounts that put it forward or signed it at any desk. */
  readonly accountIds: readonly string[];
}

/** What later stages ask of entries; puts its question where it is told to. */
@Injectable()
export class Entries {
  /** The accepted entries of a round, in the order of their codes. */
  acceptedOf(source: RowSource, roundId: string): Promise<AcceptedEntry[]> {
    return rowsFrom<AcceptedEntry>(
      source,
      `select e.id, e.code, e.category_id as "categoryId", e.subject, e.member_id as "memberId", e.organization_id as "organizationId",
              e.district_id as "districtId", e.title, e.has_priority as "hasPriority", v.id as "versionId", v.content, coalesce(e.attributes, '{}') as attributes
         from entry e join entry_version v on v.entry_id = e.id and v.number = e.version_number
        where e.round_id = $1 and e.state = 'accepted' order by length(e.code), e.code`,
      [roundId],
    );
  }

  /** Every asked entry has an answer, an empty one where nobody recommended it. Withdrawn recommendations count too: the tie remains. */
  async recommendersOf(source: RowSource, entryIds: readonly string[]): Promise<ReadonlyMap<string, Recommenders>> {
    const rows = await rowsFrom<Recommenders>(
      source,
      `select r.entry_id as "entryId",
              coalesce(array_agg(distinct r.organization_id::text) filter (where r.origin = 'recommendation'), '{}') as "organizationIds",
              coalesce(array_agg(distinct a.id::text) filter (where a.id is not null), '{}') as "accountIds"
         from recommendation r
         left join lateral (
           select r.created_by_id as id union select s.by_id from recommendation_step s where s.recommendation_id = r.id) a on true
        where r.entry_id = any($1::uuid[]) group by r.entry_id`,
      [[...entryIds]],
    );
    const known = new Map(rows.map((row) => [row.entryId, row]));
    return new Map(entryIds.map((entryId) => [entryId, known.get(entryId) ?? { entryId, organizationIds: [], accountIds: [] }]));
  }

  /** Named authors in their order, by entry; of a carried entry also those of the entries it came from. */
  async authorsOf(source: RowSource, entryIds: readonly string[]): Promise<ReadonlyMap<string, readonly { memberId: string; share: number }[]>> {
    const rows = await rowsFrom<{ entryId: string; memberId: string; share: number }>(
      source,
      `with recursive line(entry_id, source_id) as (
         select id, id from unnest($1::uuid[]) as id
         union
         select line.entry_id, s.source_entry_id from line join entry_source s on s.entry_id = line.source_id)
       select line.entry_id as "entryId", a.member_id as "memberId", max(a.share) as share
         from line join entry_author a on a.entry_id = line.source_id
        group by line.entry_id, a.member_id order by line.entry_id, min(a.position), a.member_id`,
      [[...entryIds]],
    );
    const known = new Map<string, { memberId: string; share: number }[]>();
    for (const { entryId, memberId, share } of rows) known.set(entryId, [...(known.get(entryId) ?? []), { memberId, share }]);
    return new Map(entryIds.map((entryId) => [entryId, known.get(entryId) ?? []]));
  }

  /** The entries from which each was carried, direct sources only. */
  async sourcesOf(source: RowSource, entryIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await rowsFrom<{ entryId: string; sources: string[] }>(
      source,
      `select entry_id as "entryId", array_agg(source_entry_id::text order by source_entry_id) as sources
         from entry_source where entry_id = any($1::uuid[]) group by entry_id`,
      [[...entryIds]],
    );
    return new Map(rows.map((row) => [row.entryId, row.sources]));
  }
}
