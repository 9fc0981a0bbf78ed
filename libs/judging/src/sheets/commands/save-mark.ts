import { Injectable } from '@nestjs/common';
import { mayAnywhere, NotAllowed, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { SheetMarks, type SheetStanding } from '../sheet-marks';

export interface SaveMarkInput {
  readonly sheetId: string;
  readonly criterion: string;
  /** Thousandths. */
  readonly value: number;
  /** The revision the page knows; a stale one is refused with the current marks. */
  readonly revision: number;
}

/** Saves one mark as the judge gives it. */
@Injectable()
export class SaveMark {
  constructor(private readonly uow: UnitOfWork, private readonly marks: SheetMarks) {}

  execute(actor: Actor, { sheetId, criterion, value, revision }: SaveMarkInput): Promise<SheetStanding> {
    if (!mayAnywhere(actor, 'sheet.mark')) throw new NotAllowed('sheet.mark');
    return this.marks.withCriteria(actor, sheetId, (rubric) =>
      this.uow.run(actor, {}, (tx) => this.marks.save(tx, sheetId, rubric, { [criterion]: value }, revision)));
  }
}
