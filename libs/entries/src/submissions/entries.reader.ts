import { Inject, Injectable } from '@nestjs/common';
import { decodeCursor, isId, NotFound, toPage, type Actor, type Clock, type PageRequest } from '@jiangong/kernel';
import { CLOCK, Reader, type ConnectionView } from '@jiangong/platform';
import { ENTRY_COLUMNS, ENTRY_TABLES, toEntryView, type EntryRow } from './entry.columns';
import type { EntryState } from './entry.entity';
import { ENTRY_SCOPE, scopeValues, signerValues } from './entry.policy';
import type { EntryVersionView, EntryView } from './entry.view';

export interface EntryFilter extends PageRequest {
  readonly roundId: string;
  readonly categoryId?: string | null;
  readonly state?: EntryState | null;
  readonly districtId?: string | null;
  readonly search?: string | null;
}

export const likePattern = (text: string | null | undefined): string | null => {
  const term = text?.normalize('NFKC').trim();
  return term ? `%${term.replace(/[\\%_]/g, '\\$&')}%` : null;
};

const FILTER = `e.round_id = $7 and ($8::uuid is null or e.category_id = $8) and ($9::text is null or e.state = $9)
  and ($10::uuid is null or e.district_id = $10)
  and ($11::text is null or e.title ilike $11 or e.code ilike $11 or exists (select 1 from member m where m.id = e.member_id and m.member_no ilike $11))`;

/** The person's own but for discarded drafts, which nobody needs to see again; `$3` is the member. */
const MINE = `e.member_id = $3::uuid and (e.state <> 'withdrawn' or e.origin = 'carried' or exists (select 1 from recommendation p where p.entry_id = e.id))`;
/** Binds values that a statement has no use for, so that all of them are asked with the same ones. */
const BOUND = `($1::boolean is null or $2::uuid[] is null or $3::uuid is null or $4::uuid[] is null or $5::uuid[] is null or $6::uuid[] is null or true)`;

const noEntry = (): NotFound => new NotFound({ zh: '参评件', en: 'entry' });

/** Questions about entries. Every statement is scoped to the actor, counts too. */
@Injectable()
export class EntriesReader {
  constructor(private readonly reader: Reader, @Inject(CLOCK) private readonly clock: Clock) {}

  async one(actor: Actor, id: string): Promise<EntryView> {
    const [view] = isId(id) ? await this.some(actor, [id]) : [];
    if (!view) throw noEntry();
    return view;
  }

  /** Those of the ids that the actor may know of. */
  async some(actor: Actor, ids: readonly string[]): Promise<EntryView[]> {
    const rows = await this.reader.rows<EntryRow>(
      `select ${ENTRY_COLUMNS} from ${ENTRY_TABLES} where e.id = any($7::uuid[]) and ${ENTRY_SCOPE}`, [...scopeValues(actor), ...signerValues(actor), ids]);
    return this.views(rows);
  }

  /** The person's own, newest first; drafts too. */
  async mine(actor: Actor, request: PageRequest): Promise<ConnectionView<EntryView>> {
    const cursor = decodeCursor(request.after, 1);
    const values = [...scopeValues(actor), ...signerValues(actor)];
    const rows = await this.reader.rows<EntryRow>(
      `select ${ENTRY_COLUMNS} from ${ENTRY_TABLES}
        where ${MINE} and ${BOUND} and ($7::uuid is null or e.id < $7) order by e.id desc limit $8`,
      [...values, cursor?.[0] ?? null, request.first + 1],
    );
    const page = toPage(rows, request, (row) => [row.id]);
    return { ...page, nodes: this.views(page.nodes), totalCount: () => this.countMine(actor) };
  }

  async list(actor: Actor, filter: EntryFilter): Promise<ConnectionView<EntryView>> {
    const cursor = decodeCursor(filter.after, 1);
    const asked = [filter.roundId, filter.categoryId ?? null, filter.state ?? null, filter.districtId ?? null, likePattern(filter.search)];
    const rows = await this.reader.rows<EntryRow>(
      `select ${ENTRY_COLUMNS} from ${ENTRY_TABLES} where ${FILTER} and ${ENTRY_SCOPE} and ($12::uuid is null or e.id > $12) order by e.id limit $13`,
      [...scopeValues(actor), ...signerValues(actor), ...asked, cursor?.[0] ?? null, filter.first + 1],
    );
    const page = toPage(rows, filter, (row) => [row.id]);
    return { ...page, nodes: this.views(page.nodes), totalCount: () => this.count(actor, asked) };
  }

  async versions(actor: Actor, entryIds: readonly string[]): Promise<(EntryVersionView & { entryId: string })[]> {
    return this.reader.rows(
      `select v.entry_id as "entryId", v.number, v.content, v.content_hash as "contentHash", v.created_at as "createdAt"
         from entry_version v join entry e on e.id = v.entry_id where v.entry_id = any($4::uuid[]) and ${ENTRY_SCOPE} order by v.entry_id, v.number`,
      [...scopeValues(actor), entryIds],
    );
  }

  /** The earlier entries each was carried from, as far as the actor may know of them. */
  async sources(actor: Actor, entryIds: readonly string[]): Promise<{ entryId: string; sourceId: string }[]> {
    return this.reader.rows(
      `select s.entry_id as "entryId", s.source_entry_id as "sourceId" from entry_source s join entry e on e.id = s.source_entry_id
        where s.entry_id = any($4::uuid[]) and ${ENTRY_SCOPE} order by s.entry_id, s.source_entry_id`,
      [...scopeValues(actor), entryIds],
    );
  }

  private views(rows: readonly EntryRow[]): EntryView[] {
    const now = this.clock.now();
    return rows.map((row) => toEntryView(row, now));
  }

  private async count(actor: Actor, asked: readonly unknown[]): Promise<number> {
    const row = await this.reader.first<{ count: number }>(
      `select count(*)::int as count from entry e where ${FILTER} and ${ENTRY_SCOPE} and ${BOUND}`,
      [...scopeValues(actor), ...signerValues(actor), ...asked],
    );
    return row!.count;
  }

  private async countMine(actor: Actor): Promise<number> {
    const row = await this.reader.first<{ count: number }>(
      `select count(*)::int as count from entry e where ${MINE} and ${BOUND}`, [...scopeValues(actor), ...signerValues(actor)]);
    return row!.count;
  }
}
