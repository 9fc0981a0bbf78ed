import { Injectable } from '@nestjs/common';
import { newId, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { OwnSheets } from '../own-sheets';
import { Mark, MarkRevision, ScoreSheet } from '../score-sheet.entity';
import { refuseAmendment, refuseMarksOffScale } from '../sheet.rules';

export interface AmendMarkInput {
  readonly sheetId: string;
  readonly criterion: string;
  readonly value: number;
  readonly reason: string;
}

/** Changes a mark after the lock: with a reason, as a new event, while the round is still judging. */
@Injectable()
export class AmendMark {
  constructor(private readonly uow: UnitOfWork, private readonly own: OwnSheets) {}

  execute(actor: Actor, { sheetId, criterion, value, reason }: AmendMarkInput): Promise<void> {
    return this.uow.run(actor, {}, async (tx) => {
      const { sheet, criteria, marks } = await this.own.load(tx, sheetId);
      refuseAmendment(sheet.state, reason);
      refuseMarksOffScale(criteria, { [criterion]: value });
      const previous = marks[criterion] ?? null;
      if (previous === value) return;
      const revision = sheet.revision + 1;
      await tx.repo(ScoreSheet).save(Object.assign(sheet, { revision }));
      await tx.repo(Mark).save({ sheetId, criterion, value, savedAt: tx.now });
      await tx.repo(MarkRevision).insert({ id: newId(), sheetId, criterion, previous, value, revision, savedAt: tx.now, reason: reason.trim() });
      tx.record({
        chain: `round:${sheet.roundId}`,
        type: 'judging.mark.amended',
        body: { sheetId, entryId: sheet.entryId, judgeId: sheet.judgeId, criterion, previous, value, revision, reasonHash: sha256(reason.trim()) },
      });
    });
  }
}
