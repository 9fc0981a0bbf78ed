import { Injectable } from '@nestjs/common';
import { isId, mayAnywhere, newId, NotAllowed, NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { JudgedRounds } from '../../panels/public';
import type { Marks } from '../../sheets/public';
import { PracticeSample, PracticeSheet } from '../practice.entity';
import { practiceMarks, refuseLatePractice, refuseLockedPractice, refusePracticeLock } from '../practice.rules';
import '../practice.policy';

export interface SavePracticeInput {
  readonly sampleId: string;
  readonly marks?: Marks | null;
  readonly measured?: Marks | null;
  /** Hands the sheet in: it counts in the report and stays as it is. */
  readonly lock?: boolean | null;
}

const ON_PANEL = `
  select s.round_id as "roundId" from practice_sample s join panel p on p.round_id = s.round_id
    join panel_judge j on j.panel_id = p.id and j.removed_in_version is null and j.account_id = $2 where s.id = $1`;

/** A judge of the panel marks a sample; by the rules of a real sheet, and never counted. */
@Injectable()
export class SavePractice {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: JudgedRounds) {}

  execute(actor: Actor, { sampleId, marks, measured, lock }: SavePracticeInput): Promise<void> {
    return this.uow.run(actor, {}, async (tx) => {
      if (!mayAnywhere(actor, 'practice.mark')) throw new NotAllowed('practice.mark');
      const judgeId = actor.accountId;
      const [sample] = isId(sampleId) && judgeId !== null ? await tx.query<{ roundId: string }>(ON_PANEL, [sampleId, judgeId]) : [];
      if (!sample) throw new NotFound({ zh: '试评样例', en: 'practice sample' });
      const round = await this.rounds.lock(tx, sample.roundId, 'share');
      refuseLatePractice(round.phase);
      const sheet = await this.sheetOf(tx, sampleId, judgeId!);
      refuseLockedPractice(sheet.lockedAt !== null);
      const kept = practiceMarks(round.rules.criteria, sheet.marks, { marks: marks ?? {}, measured: measured ?? {} });
      if (lock) refusePracticeLock(false, round.rules.criteria, kept);
      await tx.repo(PracticeSheet).save(Object.assign(sheet, { marks: kept, measured: { ...sheet.measured, ...measured }, savedAt: tx.now, lockedAt: lock ? tx.now : null }));
    });
  }

  /** The judge's sheet, made with the first mark. The sample is locked, so that two first marks make one sheet. */
  private async sheetOf(tx: Tx, sampleId: string, judgeId: string): Promise<PracticeSheet> {
    await tx.repo(PracticeSample).findOneOrFail({ where: { id: sampleId }, lock: { mode: 'pessimistic_write' } });
    const sheet = await tx.repo(PracticeSheet).findOneBy({ sampleId, judgeId });
    return sheet ?? tx.repo(PracticeSheet).create({ id: newId(), sampleId, judgeId, marks: {}, measured: {}, savedAt: tx.now, lockedAt: null });
  }
}
