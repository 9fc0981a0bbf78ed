import { Injectable } from '@nestjs/common';
import { BadInput, newId, type Actor } from '@jiangong/kernel';
import { Organizations } from '@jiangong/people';
import { UnitOfWork } from '@jiangong/platform';
import { Evaluation, EvaluationAnswer } from '../evaluation.entity';
import { requireDistrict } from '../evaluation.policy';
import { NothingComputed } from '../evaluation.refusals';

/** A district says what it has to say to its own sheet; it stays beside the sheet. */
@Injectable()
export class AnswerEvaluation {
  constructor(private readonly uow: UnitOfWork, private readonly organizations: Organizations) {}

  execute(actor: Actor, { year, districtId, text }: { readonly year: number; readonly districtId: string; readonly text: string }): Promise<number> {
    return this.uow.run(actor, {}, async (tx) => {
      requireDistrict(actor, await this.organizations.lineageOf(tx, districtId));
      if (text.trim() === '') throw BadInput.at('input.text', '请写下意见', 'write what you have to say');
      const [evaluation] = (await tx.repo(Evaluation).findBy({ year })).filter(({ state }) => state !== 'superseded');
      if (!evaluation) throw new NothingComputed({ year });
      const id = newId();
      await tx.repo(EvaluationAnswer).insert({ id, evaluationId: evaluation.id, districtId, text: text.trim(), byName: actor.name, byId: actor.accountId, at: tx.now });
      tx.record({ chain: 'platform', type: 'recognition.evaluation.answered', body: { answerId: id, evaluationId: evaluation.id, districtId } });
      return year;
    });
  }
}
