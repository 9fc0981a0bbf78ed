import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Work } from '../work.entity';
import { WorkStore } from '../work-store';

/** An entry that was taken back takes its work with it; called again, it changes nothing. */
@Injectable()
export class WithdrawWorkOfEntry {
  constructor(private readonly uow: UnitOfWork, private readonly store: WorkStore) {}

  execute(actor: Actor, entryId: string): Promise<string | null> {
    return this.uow.run(actor, {}, async (tx) => {
      const work = await tx.repo(Work).findOne({ where: { entryId }, lock: { mode: 'pessimistic_write' } });
      if (!work || work.reasonCode === 'entry_withdrawn') return null;
      await this.store.move(tx, work, { act: 'withdraw', state: 'withdrawn', reasonCode: 'entry_withdrawn' });
      return work.id;
    });
  }
}
