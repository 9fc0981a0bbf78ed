import { Injectable } from '@nestjs/common';
import { PersonConflicts } from '@jiangong/judging';
import { newId, type Actor } from '@jiangong/kernel';
import { isDuplicate, UnitOfWork, type Tx } from '@jiangong/platform';
import { TitleAssessment, TitleAssessor } from '../assessment.entity';
import { Titles } from '../titles';
import { refuseUnlessMay } from '../title.policy';
import { AssessmentOpenAlready, NoAssessor, TooFewAssessors } from '../title.refusals';
import { refuseConflicts } from '../assessor-conflicts';

export interface AssessmentOpening {
  readonly holdingId: string;
  /** Accounts of judges, or of officers of the city who make up a panel of the office. */
  readonly assessorIds: readonly string[];
}

const NAMED = `
  select a.id, a.name, a.disabled_at is null and exists (select 1 from role_grant g where g.account_id = a.id and g.role in ('judge', 'city_organiser')
           and g.from_at <= $2 and (g.to_at is null or g.to_at > $2)) as "isAssessor"
    from account a where a.id = any($1::uuid[]) order by a.id`;

/** Opens the yearly assessment of a holder, with those who mark it: none of them tied to the holder. */
@Injectable()
export class OpenAssessment {
  constructor(private readonly uow: UnitOfWork, private readonly titles: Titles, private readonly conflicts: PersonConflicts) {}

  /** Returns the assessment's id. */
  execute(actor: Actor, { holdingId, assessorIds }: AssessmentOpening): Promise<string> {
    refuseUnlessMay(actor, 'title.examine');
    return this.uow.run(actor, {}, async (tx) => {
      const { holding, title } = await this.titles.lockHolding(tx, holdingId);
      const ids = [...new Set(assessorIds)];
      const { minAssessors } = title.content.assessment;
      await this.refuseStrangers(tx, ids);
      if (ids.length < minAssessors) throw new TooFewAssessors({ named: ids.length, needed: minAssessors });
      await refuseConflicts(tx, this.conflicts, holding, ids);
      const assessment = { id: newId(), holdingId, versionId: title.versionId, state: 'open' as const, dueOn: holding.nextAssessmentOn, openedAt: tx.now, total: null, failedBy: null, concludedById: null, concludedAt: null };
      try {
        await tx.repo(TitleAssessment).insert(assessment);
      } catch (error) {
        if (isDuplicate(error)) throw new AssessmentOpenAlready({});
        throw error;
      }
      await tx.repo(TitleAssessor).insert(ids.map((accountId) => ({ assessmentId: assessment.id, accountId, lockedAt: null })));
      tx.record({ chain: `title:${holding.titleId}`, type: 'recognition.title.assessment_opened', body: { assessmentId: assessment.id, holdingId, versionId: title.versionId, assessors: [...ids].sort() } });
      return assessment.id;
    });
  }

  private async refuseStrangers(tx: Tx, ids: readonly string[]): Promise<void> {
    const rows = await tx.query<{ id: string; name: string; isAssessor: boolean }>(NAMED, [ids, tx.now]);
    const strangers = rows.filter(({ isAssessor }) => !isAssessor).map(({ name }) => name);
    if (strangers.length > 0 || rows.length < ids.length) throw new NoAssessor({ names: strangers.join('、') });
  }
}
