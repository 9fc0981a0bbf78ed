import type { Tx } from '@jiangong/platform';
import type { MediaFiles } from './media.entity';

export const MEDIA_FOLDER = 'media';

/** Whose folder in the object store everything made of a file lies in. */
export const folderOf = (mediaId: string): string => `${MEDIA_FOLDER}/${mediaId}`;

interface GoneMedia {
  readonly id: string;
  readonly uploadId: string;
  readonly files: MediaFiles;
}

/** What is to be deleted from the store once the rows are gone. */
export interface GoneFiles {
  readonly folders: readonly string[];
  readonly keys: readonly string[];
}

/** Takes the rows away, those of the uploads too; the caller deletes the files after the commit. */
export async function forgetMedia(tx: Tx, ids: readonly string[]): Promise<GoneFiles> {
  const gone = await tx.query<GoneMedia>('select id, upload_id as "uploadId", files from media where id = any($1::uuid[]) for update', [ids]);
  // whoever works on it notices within a second, and stops
  await tx.query(`update job set state = 'cancelled', finished_at = now() where subject = any($1::text[]) and state in ('queued', 'running')`, [ids.map((id) => `media:${id}`)]);
  await tx.query('delete from media_use where media_id = any($1::uuid[])', [ids]);
  await tx.query('delete from media where id = any($1::uuid[])', [ids]);
  const uploads = await tx.query<{ key: string }>('with gone as (delete from uploaded_file where id = any($1::uuid[]) returning key) select key from gone', [gone.map((one) => one.uploadId)]);
  return { folders: gone.map((one) => folderOf(one.id)), keys: uploads.map((one) => one.key) };
}
