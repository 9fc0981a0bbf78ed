import { Injectable } from '@nestjs/common';
import { platformActor, type Actor } from '@jiangong/kernel';
import { ReactsTo, UnitOfWork } from '@jiangong/platform';
import { requirePermission } from '../../score-runs/public';
import '../redecision.policy';
import { Redeciding } from '../redeciding';
import { SelectionSealed } from '../selection.events';
import type { Exclusion } from '../selection.rules';

export interface RoundRedecision {
  readonly roundId: string;
  readonly excluded: readonly Exclusion[];
  readonly reason: string;
}

/** Proposes a decided list without somebody, with the difference to the one that stands; a second officer applies it. */
@Injectable()
export class RedecideRound {
  constructor(private readonly uow: UnitOfWork, private readonly redeciding: Redeciding) {}

  /** Returns the redecision's id. */
  execute(actor: Actor, { roundId, excluded, reason }: RoundRedecision): Promise<string> {
    return this.uow.run(actor, { isolation: 'serializable' }, (tx) => {
      requirePermission(actor, 'redecision.propose');
      // what comes from the edge is of a class of its own; what is hashed is plain
      return this.redeciding.propose(tx, roundId, excluded.map(({ entryId, because, reference }) => ({ entryId, because, reference })), reason);
    });
  }

  /** The further run of a proposed change is sealed: now the difference is known. */
  @ReactsTo(SelectionSealed)
  async onSealed({ selectionId }: { roundId: string; selectionId: string }): Promise<void> {
    await this.uow.run(platformActor, {}, (tx) => this.redeciding.settleSelection(tx, selectionId));
  }
}

/** Lays a proposed change aside; the list that stands goes on standing. */
@Injectable()
export class CancelRedecision {
  constructor(private readonly uow: UnitOfWork, private readonly redeciding: Redeciding) {}

  execute(actor: Actor, redecisionId: string): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requirePermission(actor, 'redecision.propose');
      return (await this.redeciding.cancel(tx, redecisionId)).roundId;
    });
  }
}
