import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
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
  constructor(private readonly marks: SheetMarks) {}

  execute(actor: Actor, { sheetId, criterion, value, revision }: SaveMarkInput): Promise<SheetStanding> {
    return this.marks.saveAlone(actor, sheetId, { [criterion]: value }, revision);
  }
}
