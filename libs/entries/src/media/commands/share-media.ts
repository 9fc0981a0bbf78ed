import { Injectable } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';

/** Publication shows the files of a work to everybody, and withdrawal takes them back; both inside the transaction of whoever decides. */
@Injectable()
export class ShareMedia {
  async share(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query('update media set is_public = true, taken_at = coalesce(taken_at, $2), version = version + 1 where id = any($1::uuid[]) and not is_public', [ids, tx.now]);
  }

  async unshare(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query('update media set is_public = false, version = version + 1 where id = any($1::uuid[]) and is_public', [ids]);
  }
}
