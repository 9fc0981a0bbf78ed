import { Injectable } from '@nestjs/common';
import { canonicalJson, newId, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { districtFacts } from '../district-facts';
import { Evaluation, EvaluationScheme } from '../evaluation.entity';
import { requireEvaluation } from '../evaluation.policy';
import { EvaluationPublished, NoScheme } from '../evaluation.refusals';
import { sheetsOf } from '../evaluation.rules';

/** Reckons all districts of a year, whole; an earlier reckoning that was not published gives way and stays readable. */
@Injectable()
export class ComputeEvaluation {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, year: number): Promise<number> {
    return this.uow.run(actor, {}, async (tx) => {
      requireEvaluation(actor, 'evaluation.arrange');
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('evaluation ' || $1, 0))`, [String(year)]);
      const [scheme] = await tx.repo(EvaluationScheme).find({ where: { year }, order: { version: 'DESC' }, take: 1 });
      if (!scheme) throw new NoScheme({ year });
      if (await tx.repo(Evaluation).existsBy({ year, state: 'published' })) throw new EvaluationPublished({ year });
      await tx.query(`update evaluation set state = 'superseded' where year = $1 and state <> 'superseded'`, [year]);
      const sheets = sheetsOf(scheme.content, await districtFacts(tx, year, scheme.content));
      const content = canonicalJson({ year, schemeHash: scheme.contentHash, sheets });
      const evaluation = { id: newId(), year, schemeId: scheme.id, state: 'computed' as const, content, contentHash: sha256(content), computedAt: tx.now, publishedAt: null };
      await tx.repo(Evaluation).insert(evaluation);
      tx.record({ chain: 'platform', type: 'recognition.evaluation.computed', body: { evaluationId: evaluation.id, year, schemeHash: scheme.contentHash, contentHash: evaluation.contentHash } });
      return year;
    });
  }
}
