import { Injectable } from '@nestjs/common';
import { BadInput, type Actor } from '@jiangong/kernel';
import type { MarkQueue } from '../queue.rules';
import { SheetMarks, type SheetStanding } from '../sheet-marks';
import type { Marks } from '../sheet.rules';

export interface SaveSheetInput {
  readonly sheetId: string;
  /** Thousandths by criterion code; all or some of the criteria. */
  readonly marks?: Marks | null;
  /** Measured values by criterion code, thousandths. */
  readonly measured?: Marks | null;
  /** Instead of both: what a device kept while it had no network. */
  readonly queue?: MarkQueue | null;
  /** The revision the sender knows; left out, the sheet is taken as it is. */
  readonly revision?: number | null;
}

const isEmpty = (marks: Marks | null | undefined): boolean => Object.keys(marks ?? {}).length === 0;

/** Saves several marks of a sheet at once, by the same rules as one. */
@Injectable()
export class SaveSheet {
  constructor(private readonly marks: SheetMarks) {}

  async execute(actor: Actor, { sheetId, marks, measured, queue, revision }: SaveSheetInput): Promise<SheetStanding> {
    const isBlank = isEmpty(marks) && isEmpty(measured);
    if (queue && !isBlank) throw BadInput.at('input.queue', '离线分数与直接保存的分数请分开提交', 'send a queue or marks, one of the two');
    if (queue) return this.marks.saveQueue(actor, sheetId, queue, revision ?? null);
    if (isBlank) throw BadInput.at('input.marks', '没有收到任何分数', 'no marks were sent');
    return this.marks.saveAlone(actor, sheetId, { marks: marks ?? {}, measured: measured ?? {} }, revision ?? null);
  }
}
