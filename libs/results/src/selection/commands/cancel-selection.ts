import { Injectable } from '@nestjs/common';
import { isId, NotFound, type Actor } from '@jiangong/kernel';
import { Job, UnitOfWork } from '@jiangong/platform';
import { In } from 'typeorm';
import { requirePermission } from '../../score-runs/public';
import { Selection } from '../selection.entity';
import '../selection.policy';
import { SelectionOver } from '../selection.refusals';

export const selectionNotFound = (): NotFound => new NotFound({ zh: '评选', en: 'selection' });

/** Stops a selection that is not sealed yet; the worker hears of it within a second. */
@Injectable()
export class CancelSelection {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, selectionId: string): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requirePermission(actor, 'selection.cancel');
      const one = isId(selectionId) ? await tx.repo(Selection).findOne({ where: { id: selectionId }, lock: { mode: 'pessimistic_write' } }) : null;
      if (!one) throw selectionNotFound();
      if (one.state !== 'queued' && one.state !== 'computing') throw new SelectionOver({ number: one.number, state: one.state });
      await tx.repo(Selection).update({ id: one.id }, { state: 'cancelled' });
      if (one.jobId) await tx.repo(Job).update({ id: one.jobId, state: In(['queued', 'running']) }, { state: 'cancelled', finishedAt: tx.now, leaseUntil: null });
      tx.record({ chain: `round:${one.roundId}`, type: 'results.selection.cancelled', body: { selectionId: one.id, number: one.number } });
      return one.id;
    });
  }
}
