import { Injectable } from '@nestjs/common';
import { BadInput, mayAnywhere, type Actor } from '@jiangong/kernel';
import { Organizations } from '@jiangong/people';
import { UnitOfWork } from '@jiangong/platform';
import { Evaluation, EvaluationEvidence, EvaluationScheme } from '../evaluation.entity';
import { requireDistrict } from '../evaluation.policy';
import { EvaluationPublished, NoScheme, NotEntered, ProofNeeded } from '../evaluation.refusals';

export interface EvidenceStatement {
  readonly year: number;
  readonly districtId: string;
  readonly indicator: string;
  readonly value: number;
  readonly proof: string;
}

/** A district states a value with its proof; it counts once the city confirms it, which states it too. */
@Injectable()
export class StateEvidence {
  constructor(private readonly uow: UnitOfWork, private readonly organizations: Organizations) {}

  execute(actor: Actor, { proof, ...wish }: EvidenceStatement): Promise<number> {
    return this.uow.run(actor, {}, async (tx) => {
      requireDistrict(actor, await this.organizations.lineageOf(tx, wish.districtId));
      const { year } = wish;
      if (await tx.repo(Evaluation).existsBy({ year, state: 'published' })) throw new EvaluationPublished({ year });
      const [scheme] = await tx.repo(EvaluationScheme).find({ where: { year }, order: { version: 'DESC' }, take: 1 });
      if (!scheme) throw new NoScheme({ year });
      const indicator = scheme.content.groups.flatMap(({ indicators }) => indicators).find(({ code }) => code === wish.indicator);
      if (indicator?.source !== 'entered') throw new NotEntered({ indicator: wish.indicator });
      if (!Number.isInteger(wish.value) || wish.value < 0) throw BadInput.at('input.value', '应为不小于零的整数', 'must be a whole number not below zero');
      if (proof.trim() === '') throw new ProofNeeded({});
      // the city alone confirms; what a district changes afterwards is to be confirmed anew
      const isConfirmed = mayAnywhere(actor, 'evaluation.arrange');
      await tx.repo(EvaluationEvidence).upsert({ ...wish, proof: proof.trim(), isConfirmed, enteredById: actor.accountId, enteredAt: tx.now }, ['year', 'districtId', 'indicator']);
      tx.record({ chain: 'platform', type: 'recognition.evaluation.stated', body: { ...wish, isConfirmed } });
      return year;
    });
  }
}
