import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { givenMark } from '../queue.rules';
import { SheetMarks, type SheetStanding } from '../sheet-marks';

export interface SaveMarkInput {
  readonly sheetId: string;
  readonly criterion: string;
  /** Thousandths. */
  readonly value?: number | null;
  /** Of a measurement, instead of a value: what was measured, thousandths. */
  readonly measured?: number | null;
  /** The revision the page knows; a stale one is refused with the current marks. */
  readonly revision: number;
}

/** Saves one mark as the judge gives it. */
@Injectable()
export class SaveMark {
  constructor(private readonly marks: SheetMarks) {}

  async execute(actor: Actor, { sheetId, criterion, value, measured, revision }: SaveMarkInput): Promise<SheetStanding> {
    return this.marks.saveAlone(actor, sheetId, givenMark('input.value', criterion, value, measured), revision);
  }
}
