import { Injectable } from '@nestjs/common';
import { newId, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { deriveMarks } from '../measure.rules';
import { OwnSheets } from '../own-sheets';
import { givenMark } from '../queue.rules';
import { Mark, MarkRevision, ScoreSheet } from '../score-sheet.entity';
import { SheetFollowers } from '../sheet-followers';
import { refuseAmendment, refuseMarksOffScale } from '../sheet.rules';

export interface AmendMarkInput {
  readonly sheetId: string;
  readonly criterion: string;
  readonly value?: number | null;
  /** Of a measurement, instead of a value. */
  readonly measured?: number | null;
  readonly reason: string;
}

/** Changes a mark after the lock: with a reason, as a new event, while the round is still judging. */
@Injectable()
export class AmendMark {
  constructor(private readonly uow: UnitOfWork, private readonly own: OwnSheets, private readonly followers: SheetFollowers) {}

  execute(actor: Actor, { sheetId, criterion, reason, ...given }: AmendMarkInput): Promise<void> {
    return this.uow.run(actor, {}, async (tx) => {
      const { sheet, criteria, marks, measured: before } = await this.own.load(tx, sheetId);
      refuseAmendment(sheet.state, reason);
      const change = givenMark('input.value', criterion, given.value, given.measured);
      const value = deriveMarks(criteria, change)[criterion]!;
      const measured = change.measured[criterion] ?? null;
      refuseMarksOffScale(criteria, { [criterion]: value });
      const previous = marks[criterion] ?? null;
      if (previous === value && (before[criterion] ?? null) === measured) return;
      const revision = sheet.revision + 1;
      await tx.repo(ScoreSheet).save(Object.assign(sheet, { revision }));
      await tx.repo(Mark).save({ sheetId, criterion, value, measured, savedAt: tx.now });
      await tx.repo(MarkRevision).insert({ id: newId(), sheetId, criterion, previous, value, measured, revision, savedAt: tx.now, reason: reason.trim() });
      tx.record({
        chain: `round:${sheet.roundId}`,
        type: 'judging.mark.amended',
        body: {
          sheetId, entryId: sheet.entryId, judgeId: sheet.judgeId, criterion, previous, value, revision, reasonHash: sha256(reason.trim()),
          ...(measured === null ? {} : { measured }),
        },
      });
      await this.followers.tell(tx, { roundId: sheet.roundId, entryId: sheet.entryId, judgeId: sheet.judgeId, kind: 'amended' });
    });
  }
}
