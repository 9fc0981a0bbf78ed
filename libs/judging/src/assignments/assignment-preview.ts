import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import type { AssignmentMovesView } from './assignment.view';
import { AssignEntries } from './commands/assign-entries';

/** Carries what would have been out of the transaction that is rolled back with it. */
class NotMeant extends Error {
  constructor(readonly moves: AssignmentMovesView) {
    super('a preview is never committed');
  }
}

/** What completing the assignment would move, found by doing it and taking it back. */
@Injectable()
export class AssignmentPreview {
  constructor(private readonly uow: UnitOfWork, private readonly assign: AssignEntries) {}

  async of(actor: Actor, roundId: string): Promise<AssignmentMovesView> {
    try {
      return await this.uow.run<AssignmentMovesView>(actor, {}, async (tx) => {
        throw new NotMeant(await this.assign.within(tx, { roundId }));
      });
    } catch (error) {
      if (error instanceof NotMeant) return error.moves;
      throw error;
    }
  }
}
