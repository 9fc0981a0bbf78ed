import { Injectable } from '@nestjs/common';
import { BadInput, type Actor } from '@jiangong/kernel';
import { SheetMarks, type SheetStanding } from '../sheet-marks';
import type { Marks } from '../sheet.rules';

export interface SaveSheetInput {
  readonly sheetId: string;
  /** Thousandths by criterion code; all or some of the criteria. */
  readonly marks: Marks;
  /** The revision the sender knows; left out, the sheet is taken as it is. */
  readonly revision?: number | null;
}

/** Saves several marks of a sheet at once, by the same rules as one. */
@Injectable()
export class SaveSheet {
  constructor(private readonly marks: SheetMarks) {}

  async execute(actor: Actor, { sheetId, marks, revision }: SaveSheetInput): Promise<SheetStanding> {
    if (Object.keys(marks).length === 0) throw BadInput.at('input.marks', '没有收到任何分数', 'no marks were sent');
    return this.marks.saveAlone(actor, sheetId, marks, revision ?? null);
  }
}
