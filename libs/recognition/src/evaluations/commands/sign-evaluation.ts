import { Injectable } from '@nestjs/common';
import { SignInNeeded, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Evaluation, EvaluationSignature } from '../evaluation.entity';
import { requireEvaluation } from '../evaluation.policy';
import { EvaluationPublished, NothingComputed, OtherOfficerSigns, SheetsChanged } from '../evaluation.refusals';

interface Signed {
  readonly accountId: string;
  readonly memberId: string | null;
  readonly name: string;
}

/** Two officers publish the evaluation of a year; the second signature seals it. */
@Injectable()
export class SignEvaluation {
  constructor(private readonly uow: UnitOfWork) {}

  /** `contentHash` is that of the sheets the officer has before the eyes. */
  execute(actor: Actor, { year, contentHash }: { readonly year: number; readonly contentHash: string }): Promise<number> {
    return this.uow.run(actor, {}, async (tx) => {
      requireEvaluation(actor, 'evaluation.sign');
      const { accountId } = actor;
      if (!accountId) throw new SignInNeeded();
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('evaluation ' || $1, 0))`, [String(year)]);
      const [evaluation] = (await tx.repo(Evaluation).findBy({ year })).filter(({ state }) => state !== 'superseded');
      if (!evaluation) throw new NothingComputed({ year });
      if (evaluation.state === 'published') throw new EvaluationPublished({ year });
      if (evaluation.contentHash !== contentHash) throw new SheetsChanged({});
      const [first] = await tx.query<Signed>(
        `select s.account_id as "accountId", a.member_id as "memberId", s.signer_name as name from evaluation_signature s join account a on a.id = s.account_id where s.evaluation_id = $1 order by s.signed_at limit 1`, [evaluation.id]);
      if (first && (first.accountId === accountId || (first.memberId !== null && first.memberId === actor.memberId))) throw new OtherOfficerSigns({ signer: first.name });
      await tx.repo(EvaluationSignature).insert({ evaluationId: evaluation.id, accountId, signerName: actor.name, signedAt: tx.now });
      await tx.repo(Evaluation).update({ id: evaluation.id }, first ? { state: 'published', publishedAt: tx.now } : { state: 'awaiting_signature' });
      tx.record({ chain: 'platform', type: first ? 'recognition.evaluation.published' : 'recognition.evaluation.signed', body: { evaluationId: evaluation.id, year, contentHash, accountId } });
      return year;
    });
  }
}
