import type { Tx } from '@jiangong/platform';

/** A picture that stands on a certificate is no longer swept: the page may have to be drawn again. */
export async function holdPictures(tx: Tx, mediaIds: readonly string[]): Promise<void> {
  if (mediaIds.length > 0) await tx.query('update media set taken_at = coalesce(taken_at, $2) where id = any($1::uuid[])', [mediaIds, tx.now]);
}
