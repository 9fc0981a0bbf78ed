import { Injectable } from '@nestjs/common';
import { BadInput, newId, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Evaluation, EvaluationScheme } from '../evaluation.entity';
import { requireEvaluation } from '../evaluation.policy';
import { EvaluationPublished, SchemeWrong } from '../evaluation.refusals';
import { contentHashOf, schemeContent } from '../scheme.rules';

/** A further version of a year's indicators, with its reason. */
@Injectable()
export class SaveScheme {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, { year, content, reason }: { readonly year: number; readonly content: unknown; readonly reason: string }): Promise<number> {
    return this.uow.run(actor, {}, async (tx) => {
      requireEvaluation(actor, 'evaluation.arrange');
      const read = schemeContent.safeParse(content);
      if (!read.success) throw new SchemeWrong({ faults: read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) });
      if (reason.trim() === '') throw BadInput.at('input.reason', '请写明理由', 'give a reason');
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('evaluation ' || $1, 0))`, [String(year)]);
      if (await tx.repo(Evaluation).existsBy({ year, state: 'published' })) throw new EvaluationPublished({ year });
      const version = 1 + (await tx.repo(EvaluationScheme).countBy({ year }));
      const contentHash = contentHashOf(read.data);
      await tx.repo(EvaluationScheme).insert({ id: newId(), year, version, content: read.data, contentHash, reason: reason.trim(), createdAt: tx.now, createdById: actor.accountId });
      tx.record({ chain: 'platform', type: 'recognition.evaluation.scheme_saved', body: { year, version, contentHash } });
      return year;
    });
  }
}
