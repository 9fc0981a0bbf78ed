import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { JudgeAlreadyAssigned } from '../assignment.refusals';
import { AssignMany } from './assign-many';

export interface AssignByHandInput {
  readonly roundId: string;
  readonly entryId: string;
  readonly judgeId: string;
  readonly reason: string;
}

/** Gives one entry to one more judge, with a reason: after a recusal, or where the marks lie far apart. */
@Injectable()
export class AssignByHand {
  constructor(private readonly uow: UnitOfWork, private readonly many: AssignMany) {}

  execute(actor: Actor, { roundId, entryId, judgeId, reason }: AssignByHandInput): Promise<void> {
    return this.uow.run(actor, {}, async (tx) => {
      const outcome = await this.many.within(tx, { roundId, pairs: [{ entryId, judgeId }], reason });
      if (outcome.refused[0]) throw outcome.refused[0].refusal;
      if (!outcome.assigned[0]?.isNew) throw new JudgeAlreadyAssigned({ entryId, judgeId, state: 'active' });
    });
  }
}
