import { Injectable } from '@nestjs/common';
import { isId, NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { Rounds } from '@jiangong/programme';
import { requirePermission } from '../../score-runs/public';
import { samePersonAs } from '../second-officer';
import { SelectionOverride } from '../selection.entity';
import '../selection.policy';
import { OverrideNeedsOfficer, OverrideNeedsSecondOfficer, OverrideSettled } from '../selection.refusals';
import { openForChange } from './override-selection';

const overrideNotFound = (): NotFound => new NotFound({ zh: '人工调整', en: 'change of the list' });

async function settle(tx: Tx, rounds: Rounds, overrideId: string): Promise<SelectionOverride> {
  const found = isId(overrideId) ? await tx.repo(SelectionOverride).findOneBy({ id: overrideId }) : null;
  if (!found) throw overrideNotFound();
  await openForChange(tx, rounds, found.selectionId);
  // the round is locked now: what others did meanwhile is known
  const one = await tx.repo(SelectionOverride).findOneByOrFail({ id: overrideId });
  if (one.state !== 'requested') throw new OverrideSettled({ state: one.state });
  return one;
}

/** The second signature under a change of the list. */
@Injectable()
export class ConfirmOverride {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds) {}

  execute(actor: Actor, overrideId: string): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requirePermission(actor, 'selection.override');
      if (actor.accountId === null) throw new OverrideNeedsOfficer({});
      const one = await settle(tx, this.rounds, overrideId);
      const officer = await samePersonAs(tx, one.requestedById, actor);
      if (officer !== null) throw new OverrideNeedsSecondOfficer({ officer, requestedAt: one.requestedAt });
      await tx.repo(SelectionOverride).update({ id: one.id }, { state: 'confirmed', settledById: actor.accountId, settledAt: tx.now });
      tx.record({
        chain: `round:${one.roundId}`, type: 'results.override.confirmed',
        body: { overrideId: one.id, selectionId: one.selectionId, added: one.added.length, removed: one.removed.length, officers: [one.requestedById, actor.accountId] },
      });
      return one.selectionId;
    });
  }
}

/** Lays a change aside that nobody has confirmed yet; either officer may. */
@Injectable()
export class CancelOverride {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds) {}

  execute(actor: Actor, overrideId: string): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requirePermission(actor, 'selection.override');
      const one = await settle(tx, this.rounds, overrideId);
      await tx.repo(SelectionOverride).update({ id: one.id }, { state: 'cancelled', settledById: actor.accountId, settledAt: tx.now });
      tx.record({ chain: `round:${one.roundId}`, type: 'results.override.cancelled', body: { overrideId: one.id, selectionId: one.selectionId } });
      return one.selectionId;
    });
  }
}
