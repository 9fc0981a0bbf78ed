import { Injectable } from '@nestjs/common';
import { BadInput, sha256, canonicalJson, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { refuseIncomplete } from '../assessment.rules';
import { TitleAssessment, TitleAssessor, TitleMark } from '../assessment.entity';
import type { TitleContent } from '../title-content';
import { Titles } from '../titles';
import { noAssessment, refuseUnlessMay } from '../title.policy';
import { AssessmentClosed, MarksLocked } from '../title.refusals';

export interface MarksSaving {
  readonly assessmentId: string;
  /** Thousandths, by part. */
  readonly marks: readonly { readonly part: string; readonly value: number }[];
  /** Hands them in for good. */
  readonly isFinal: boolean;
}

/** An assessor marks the parts; handed in, the marks are final. */
@Injectable()
export class SaveTitleMarks {
  constructor(private readonly uow: UnitOfWork, private readonly titles: Titles) {}

  execute(actor: Actor, { assessmentId, marks, isFinal }: MarksSaving): Promise<string> {
    refuseUnlessMay(actor, 'title.mark');
    return this.uow.run(actor, {}, async (tx) => {
      const { assessment, accountId } = await this.own(tx, actor, assessmentId);
      const { assessment: { parts } } = await this.titles.contentOf(tx, assessment.versionId);
      refuseFaulty(parts, marks);
      if (marks.length > 0)
        await tx.repo(TitleMark).upsert(marks.map(({ part, value }) => ({ assessmentId, accountId, part, value, savedAt: tx.now })), ['assessmentId', 'accountId', 'part']);
      if (isFinal) await this.lock(tx, assessment, accountId, parts);
      return assessmentId;
    });
  }

  /** The actor's sheet, locked against a second hand-in; an assessment one was not named for is not there. */
  private async own(tx: Tx, { accountId }: Actor, assessmentId: string): Promise<{ assessment: TitleAssessment; accountId: string }> {
    const sheet = accountId === null ? null : await tx.repo(TitleAssessor).findOne({ where: { assessmentId, accountId }, lock: { mode: 'pessimistic_write' } });
    if (!sheet) throw noAssessment();
    const assessment = await tx.repo(TitleAssessment).findOneOrFail({ where: { id: assessmentId }, lock: { mode: 'pessimistic_read' } });
    if (assessment.state !== 'open') throw new AssessmentClosed({});
    if (sheet.lockedAt) throw new MarksLocked({});
    return { assessment, accountId: sheet.accountId };
  }

  private async lock(tx: Tx, { id, holdingId }: TitleAssessment, accountId: string, parts: TitleContent['assessment']['parts']): Promise<void> {
    const marks = Object.fromEntries((await tx.repo(TitleMark).findBy({ assessmentId: id, accountId })).map(({ part, value }) => [part, value]));
    refuseIncomplete(parts, marks);
    await tx.repo(TitleAssessor).update({ assessmentId: id, accountId }, { lockedAt: tx.now });
    const [holding] = await tx.query<{ titleId: string }>('select title_id as "titleId" from title_holding where id = $1', [holdingId]);
    tx.record({ chain: `title:${holding!.titleId}`, type: 'recognition.title.marks_locked', body: { assessmentId: id, accountId, marksHash: sha256(canonicalJson(marks)) } });
  }
}

const STEP = 10;

function refuseFaulty(parts: TitleContent['assessment']['parts'], marks: MarksSaving['marks']): void {
  marks.forEach(({ part, value }, at) => {
    if (!parts.some(({ code }) => code === part)) throw BadInput.at(`input.marks[${at}].part`, '没有这个考核项目', 'no such part');
    if (!Number.isSafeInteger(value) || value < 0 || value > 100_000 || value % STEP !== 0) throw BadInput.at(`input.marks[${at}].value`, '分数应在 0 到 100 之间，最多两位小数', 'a mark lies between 0 and 100 with two decimals at most');
  });
}
