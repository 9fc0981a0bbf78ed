import { Inject, Injectable } from '@nestjs/common';
import { isId, type Actor } from '@jiangong/kernel';
import { OBJECT_STORE, UnitOfWork, type ObjectStore, type Tx } from '@jiangong/platform';
import { forgetMedia, type GoneFiles } from '../media-store';
import { IS_HELD, noMedia } from '../media.policy';
import { MediaInUse } from '../media.refusals';

/** Its owner takes a file back, as long as nothing that was handed in, published or written names it. */
@Injectable()
export class RemoveMedia {
  constructor(private readonly uow: UnitOfWork, @Inject(OBJECT_STORE) private readonly store: ObjectStore) {}

  async execute(actor: Actor, id: string): Promise<void> {
    const gone = await this.uow.run(actor, {}, (tx) => this.forget(tx, id));
    await deleteFiles(this.store, gone);
  }

  private async forget(tx: Tx, id: string): Promise<GoneFiles> {
    const [known] = isId(id) ? await tx.query<{ id: string }>('select id from media where id = $1 and owner_id = $2 for update', [id, tx.actor.accountId]) : [];
    if (!known) throw noMedia();
    // asked once the row is held: a statement that waited for it would still see what was before somebody handed it in
    const [found] = await tx.query<{ name: string; isHeld: boolean }>(`select m.name, ${IS_HELD} as "isHeld" from media m where m.id = $1`, [id]);
    if (found!.isHeld) throw new MediaInUse({ name: found!.name });
    return forgetMedia(tx, [id]);
  }
}

/** A file whose rows are gone is reached by nobody; what cannot be deleted now is swept with the unknown. */
export async function deleteFiles(store: ObjectStore, gone: GoneFiles): Promise<void> {
  for (const key of gone.keys) await store.delete(key);
  for (const folder of gone.folders) await store.deleteFolder(folder);
}
