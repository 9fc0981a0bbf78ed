import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import type { Work } from '../work.entity';
import { noWork } from '../work.policy';
import { WorkNotInState } from '../work.refusals';
import { isHiddenByPerson, isOfferedAnew } from '../work.rules';
import { WorkStore } from '../work-store';

/** The authors of a work: the first one and those named with them. */
async function loadOwn(tx: Tx, store: WorkStore, id: string): Promise<Work> {
  const [row] = await tx.query<{ id: string }>(
    `select w.id from work w where w.id = $1 and (w.member_id = $2::uuid or exists (select 1 from entry_author a where a.entry_id = w.entry_id and a.member_id = $2::uuid))`,
    [id, tx.actor.memberId]);
  if (!row) throw noWork();
  return store.load(tx, id);
}

/** An author no longer wants the work shown: it is gone with this commit, whatever state it was in. */
@Injectable()
export class WithdrawConsent {
  constructor(private readonly uow: UnitOfWork, private readonly store: WorkStore) {}

  execute(actor: Actor, { id, reason }: { id: string; reason?: string | null }): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const work = await loadOwn(tx, this.store, id);
      // a work whose entry was taken back stays so: otherwise it could be offered again
      if (isHiddenByPerson(work)) return id;
      await this.store.move(tx, work, { act: 'withdraw', state: 'withdrawn', reasonCode: 'consent', reason: reason?.trim() || null });
      return id;
    });
  }
}

/** The author offers a work again that came back or was taken back; it is looked at anew. */
@Injectable()
export class OfferWork {
  constructor(private readonly uow: UnitOfWork, private readonly store: WorkStore) {}

  execute(actor: Actor, { id, note }: { id: string; note?: string | null }): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const work = await loadOwn(tx, this.store, id);
      if (!isOfferedAnew(work)) throw new WorkNotInState({ title: work.title, state: work.state });
      await this.store.move(tx, work, { act: 'resubmit', state: 'pending', reason: note?.trim() || null });
      return id;
    });
  }
}
