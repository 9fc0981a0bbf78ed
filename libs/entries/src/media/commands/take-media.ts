import { Injectable } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';

/** Who holds a file: a draft, a version that was handed in, or a page of a later stage. What nothing holds is swept after a week. */
@Injectable()
export class TakeMedia {
  /** The files an entry names now. Those a draft let go are its no more; those once handed in stay. */
  async takeFor(tx: Tx, entryId: string, ids: readonly string[], isHandedIn: boolean): Promise<void> {
    const dropped = await tx.query<{ id: string }>(
      'with gone as (delete from media_use where entry_id = $1 and handed_in_at is null and media_id <> all($2::uuid[]) returning media_id) select media_id as id from gone', [entryId, ids]);
    await tx.query(
      `insert into media_use (media_id, entry_id, taken_at, handed_in_at) select id, $2, $3::timestamptz, case when $4 then $3::timestamptz end from unnest($1::uuid[]) as id
       on conflict (media_id, entry_id) do update set handed_in_at = coalesce(media_use.handed_in_at, excluded.handed_in_at)`, [ids, entryId, tx.now, isHandedIn]);
    await this.take(tx, ids);
    await this.release(tx, dropped.map((one) => one.id));
  }

  /** Held by a page of a later stage: news, a portrait. */
  async take(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query('update media set taken_at = $2, version = version + 1 where id = any($1::uuid[]) and taken_at is null', [ids, tx.now]);
  }

  /** Given up by who held it; the week begins again unless an entry or the public still has it. */
  async release(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query(
      `update media m set taken_at = null, let_go_at = $2, version = version + 1 where m.id = any($1::uuid[]) and not m.is_public
          and not exists (select 1 from media_use u where u.media_id = m.id)`, [ids, tx.now]);
  }
}
