import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EntryChecks } from '@jiangong/entries';
import { rowsFrom, type RowSource } from '@jiangong/platform';

/** An honour of a carried entry is one of the work it was carried from: a quarter's of its month's. */
const HONOURS = `
  with recursive led as (
    select id as work, id as entry from unnest($1::uuid[]) id
    union
    select led.work, s.entry_id from led join entry_source s on s.source_entry_id = led.entry)
  select distinct on (led.work) led.work as "entryId", h.title from led join standing_honour h on h.entry_id = led.entry order by led.work, h.conferred_at, h.id`;

/** Tells the checks before a hand-in which works hold an honour. */
@Injectable()
export class HonouredWorks implements OnModuleInit {
  constructor(private readonly checks: EntryChecks) {}

  onModuleInit(): void {
    this.checks.knowsHonours((source, entryIds) => this.of(source, entryIds));
  }

  private async of(source: RowSource, entryIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (entryIds.length === 0) return new Map();
    const rows = await rowsFrom<{ entryId: string; title: string }>(source, HONOURS, [entryIds]);
    return new Map(rows.map(({ entryId, title }) => [entryId, title]));
  }
}
