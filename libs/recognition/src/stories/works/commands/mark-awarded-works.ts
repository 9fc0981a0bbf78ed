import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';

/** What a published list says of works stands on their pages. */
@Injectable()
export class MarkAwardedWorks {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, publicationId: string): Promise<number> {
    return this.uow.run(actor, {}, async (tx) => {
      const rows = await tx.query<{ id: string }>(
        `with marked as (
           update work w set is_awarded = true, honour_title = h.title, version = w.version + 1
             from standing_honour h where h.publication_id = $1 and h.entry_id = w.entry_id and not w.is_awarded returning w.id)
         select id from marked`, [publicationId]);
      return rows.length;
    });
  }

  /** What a published correction took back is said no longer, unless another honour stands for the work. */
  unmark(actor: Actor, publicationId: string): Promise<number> {
    return this.uow.run(actor, {}, async (tx) => {
      const rows = await tx.query<{ id: string }>(
        `with unmarked as (
           update work w set is_awarded = false, honour_title = null, version = w.version + 1
             from honour h where h.revoked_by_id = $1 and h.entry_id = w.entry_id and w.is_awarded
              and not exists (select 1 from standing_honour other where other.entry_id = w.entry_id) returning w.id)
         select id from unmarked`, [publicationId]);
      return rows.length;
    });
  }
}
