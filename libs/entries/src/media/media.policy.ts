import { NotFound } from '@jiangong/kernel';
import { ENTRY_SCOPE } from '../submissions/public';

/**
 * The entries that hold a file, with those carried from them: who judges the quarter sees what the month handed in.
 * `$4` are the files.
 */
export const HELD_BY = `held(media_id, entry_id) as (
  select u.media_id, u.entry_id from media_use u where u.media_id = any($4::uuid[])
  union
  select held.media_id, s.entry_id from entry_source s join held on s.source_entry_id = held.entry_id)`;

/** Whether an office, or the person of the entry, may know of an entry that holds `m`; `$1`–`$3` are `scopeValues`. */
export const SEEN_WITH_ENTRY = `exists (select 1 from held join entry e on e.id = held.entry_id where held.media_id = m.id and ${ENTRY_SCOPE})`;

/** Whether `m` was handed in, is published, or stands on a page of a later stage that somebody writes. */
export const IS_HELD = `(m.is_public or (m.purpose <> 'entry' and m.taken_at is not null) or exists (select 1 from media_use u where u.media_id = m.id and u.handed_in_at is not null))`;

/** A file one may not see is missing: the same words for both. */
export const noMedia = (): NotFound => new NotFound({ zh: '文件', en: 'file' });
