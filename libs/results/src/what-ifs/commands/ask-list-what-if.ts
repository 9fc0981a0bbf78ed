import { Injectable } from '@nestjs/common';
import { isId, newId, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Rounds } from '@jiangong/programme';
import { requirePermission } from '../../score-runs/public';
import { NoSealedSelection, readSelectionInputs, Selection } from '../../selection/public';
import { listAsked, type AskedListChange } from '../list-question.rules';
import { refuseAfterSignature } from '../signed-list';
import { WhatIf } from '../what-if.entity';
import { answerWhatIfJob } from '../what-if.jobs';
import '../what-if.policy';

export interface ListQuestion extends AskedListChange {
  readonly selectionId: string;
}

/** Asks what the list would be under other quotas or places, of the candidates a selection has frozen. A worker answers. */
@Injectable()
export class AskListWhatIf {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds) {}

  /** Returns the id under which question and answer are kept. */
  execute(actor: Actor, { selectionId, ...change }: ListQuestion): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requirePermission(actor, 'what_if.ask');
      const one = isId(selectionId) ? await tx.repo(Selection).findOneBy({ id: selectionId }) : null;
      if (!one?.outputs) throw new NoSealedSelection({});
      await this.rounds.load(tx, one.roundId, 'update');
      await refuseAfterSignature(tx, one.roundId);
      const selection = listAsked(readSelectionInputs(one.inputs).rules.selection, change);
      const id = newId();
      const rules = { selection };
      await tx.repo(WhatIf).insert({
        id, roundId: one.roundId, runId: one.runId, selectionId, askedById: actor.accountId, askedAt: tx.now, state: 'computing', rules: rules as never, changes: [], list: null, problem: null,
      });
      tx.enqueue(answerWhatIfJob, { whatIfId: id }, { subject: `round:${one.roundId}` });
      tx.record({ chain: `round:${one.roundId}`, type: 'results.what_if.asked', body: { whatIfId: id, runId: one.runId, selectionId, outputsHash: one.outputsHash, rules } });
      return id;
    });
  }
}
