import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FieldFault } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { EntryChecks, type EntryFiles, type FilesAsked, type NamedFile } from '../submissions/public';
import { TakeMedia } from './commands/take-media';
import { faultOf, type KeptMedia } from './entry-files.rules';

interface Row extends KeptMedia {
  readonly id: string;
  readonly sha256: string;
}

/** Media's answer to whoever writes an entry: which files it may name, and from then on it holds them. */
@Injectable()
export class MediaOfEntries implements EntryFiles, OnModuleInit {
  constructor(private readonly checks: EntryChecks, private readonly takeMedia: TakeMedia) {}

  onModuleInit(): void {
    this.checks.keepsFiles(this);
    this.checks.follows((tx, { entryId, fileIds, stage }) => this.takeMedia.takeFor(tx, entryId, fileIds, stage === 'hand_in'));
  }

  async check(tx: Tx, { entryId, stage, files }: FilesAsked): Promise<{ hashes: ReadonlyMap<string, string>; faults: readonly FieldFault[] }> {
    const known = new Map((await this.known(tx, entryId, files)).map((row) => [row.id, row]));
    const faults = files.flatMap((file) => {
      const fault = faultOf(known.get(file.id) ?? null, file.limits, stage);
      return fault ? [{ path: file.path, zh: `“${file.label}”${fault.zh}`, en: `"${file.label}" ${fault.en}` }] : [];
    });
    return { hashes: new Map([...known].map(([id, { sha256 }]) => [id, sha256])), faults };
  }

  /** The actor's own, and those the entry, or one it was carried from, holds already. */
  private known(tx: Tx, entryId: string | null, files: readonly NamedFile[]): Promise<Row[]> {
    return tx.query<Row>(
      `with recursive line(id) as (
         select $3::uuid where $3::uuid is not null
         union select s.source_entry_id from entry_source s join line on s.entry_id = line.id)
       select m.id, m.sha256, m.kind, m.state, m.size::float8 as size, m.duration_ms as "durationMs" from media m
        where m.id = any($1::uuid[]) and (m.owner_id = $2 or exists (select 1 from media_use u join line on line.id = u.entry_id where u.media_id = m.id))
        order by m.id for share of m`,
      [files.map((file) => file.id), tx.actor.accountId, entryId],
    );
  }
}
