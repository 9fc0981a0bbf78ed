import { Injectable } from '@nestjs/common';
import { mayAnywhere, NotAllowed, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { refuseUnlessPhase } from '@jiangong/programme';
import { JudgedRounds } from '../../panels/public';
import { AssignmentMoves } from '../assignment-moves';
import { AssignmentPlan } from '../assignment-plan';
import type { AssignmentMovesView } from '../assignment.view';

/** Gives every accepted entry of a round its judges; run again, it keeps what stands and changes little. Says what it moved. */
@Injectable()
export class AssignEntries {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: JudgedRounds, private readonly plan: AssignmentPlan, private readonly moves: AssignmentMoves) {}

  execute(actor: Actor, input: { readonly roundId: string }): Promise<AssignmentMovesView> {
    return this.uow.run(actor, {}, (tx) => this.within(tx, input));
  }

  /** The same inside a transaction that is already open. */
  async within(tx: Tx, { roundId }: { readonly roundId: string }): Promise<AssignmentMovesView> {
    if (!mayAnywhere(tx.actor, 'assignment.make')) throw new NotAllowed('assignment.make');
    const round = await this.rounds.lock(tx, roundId, 'update');
    refuseUnlessPhase(round, 'collecting', 'reviewing', 'judging');
    const { refusal, moves } = await this.plan.complete(tx, round);
    if (refusal) throw refusal;
    return this.moves.told(tx, roundId, moves);
  }
}
