import { Injectable } from '@nestjs/common';
import { mayAnywhere, NotAllowed, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { refuseUnlessPhase } from '@jiangong/programme';
import { JudgedRounds } from '../../panels/public';
import { AssignmentPlan } from '../assignment-plan';

/** Gives every accepted entry of a round its judges; run again, it keeps what stands and changes little. */
@Injectable()
export class AssignEntries {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: JudgedRounds, private readonly plan: AssignmentPlan) {}

  execute(actor: Actor, { roundId }: { readonly roundId: string }): Promise<void> {
    return this.uow.run(actor, {}, async (tx) => {
      if (!mayAnywhere(actor, 'assignment.make')) throw new NotAllowed('assignment.make');
      const round = await this.rounds.lock(tx, roundId, 'update');
      refuseUnlessPhase(round, 'collecting', 'reviewing', 'judging');
      const { refusal } = await this.plan.complete(tx, round);
      if (refusal) throw refusal;
    });
  }
}
