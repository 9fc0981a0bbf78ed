import { Injectable } from '@nestjs/common';
import { PersonConflicts } from '@jiangong/judging';
import { dayOf, isId, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { missingEvidence, verdictOf, type Marks } from '../assessment.rules';
import { TitleAssessment, TitleEvidence } from '../assessment.entity';
import { refuseConflicts } from '../assessor-conflicts';
import { TitleHolding } from '../holding.entity';
import { Titles } from '../titles';
import { noAssessment, refuseUnlessMay } from '../title.policy';
import { AssessmentClosed, AssessorsStillMarking } from '../title.refusals';
import { addMonths } from '../title.rules';
import { requestEnd } from './end-title';

const LOCKED = `
  select r.account_id as "accountId", (select jsonb_object_agg(m.part, m.value) from title_mark m where m.assessment_id = r.assessment_id and m.account_id = r.account_id) as marks
    from title_assessor r where r.assessment_id = $1 and r.locked_at is not null order by r.account_id`;

/**
 * The marks and the evidence decide, not the officer: passed moves the next assessment on; failed puts the end of the
 * title forward, which another officer confirms.
 */
@Injectable()
export class ConcludeAssessment {
  constructor(private readonly uow: UnitOfWork, private readonly titles: Titles, private readonly conflicts: PersonConflicts) {}

  /** Returns the holding's id. */
  execute(actor: Actor, assessmentId: string): Promise<string> {
    refuseUnlessMay(actor, 'title.examine');
    return this.uow.run(actor, {}, async (tx) => {
      const found = isId(assessmentId) ? await tx.repo(TitleAssessment).findOneBy({ id: assessmentId }) : null;
      if (!found) throw noAssessment();
      if (found.state !== 'open') throw new AssessmentClosed({});
      const { holding } = await this.titles.lockHolding(tx, found.holdingId);
      const assessment = await tx.repo(TitleAssessment).findOneOrFail({ where: { id: assessmentId }, lock: { mode: 'pessimistic_write' } });
      if (assessment.state !== 'open') throw new AssessmentClosed({});
      const { assessment: rules, evidence } = await this.titles.contentOf(tx, assessment.versionId);
      const sheets = await tx.query<{ accountId: string; marks: Marks }>(LOCKED, [assessmentId]);
      if (sheets.length < rules.minAssessors) throw new AssessorsStillMarking({ locked: sheets.length, needed: rules.minAssessors });
      await refuseConflicts(tx, this.conflicts, holding, sheets.map(({ accountId }) => accountId));
      const verdict = verdictOf(rules.parts, sheets.map(({ marks }) => marks), rules.passMark);
      const shown = await tx.repo(TitleEvidence).findBy({ holdingId: holding.id, state: 'verified' });
      const missing = missingEvidence(evidence, shown, dayOf(tx.now));
      const failedBy = missing ? missing.code : verdict.reaches ? null : 'marks';
      await tx.repo(TitleAssessment).update({ id: assessmentId }, { state: failedBy ? 'failing' : 'passed', total: verdict.total, failedBy, concludedById: actor.accountId, concludedAt: tx.now });
      if (failedBy) await requestEnd(tx, holding, { endKind: 'failed', assessmentId, reason: missing ? `年度考核缺少必备材料：${missing.name}` : '年度考核总分未达到合格线' });
      else await this.moveOn(tx, holding, rules.everyMonths);
      tx.record({
        chain: `title:${holding.titleId}`, type: 'recognition.title.assessment_concluded',
        body: { assessmentId, holdingId: holding.id, total: verdict.total, failedBy, sheets: sheets.length, accountId: actor.accountId },
      });
      return holding.id;
    });
  }

  /** The year is counted from the day it was due, so that a late assessment does not shift those to come; never into the past. */
  private async moveOn(tx: Tx, holding: TitleHolding, everyMonths: number): Promise<void> {
    const today = dayOf(tx.now);
    let next = addMonths(holding.nextAssessmentOn, everyMonths);
    for (let times = 2; next <= today; times++) next = addMonths(holding.nextAssessmentOn, everyMonths * times);
    await tx.repo(TitleHolding).update({ id: holding.id }, { nextAssessmentOn: next });
  }
}
