import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { SheetMarks } from '../sheet-marks';
import type { SaveSheetInput } from './save-sheet';
import { LockSheet } from './lock-sheet';

/** Saves a sheet's marks and locks it in one commit, as an import of finished sheets does. */
@Injectable()
export class SubmitSheet {
  constructor(private readonly uow: UnitOfWork, private readonly marks: SheetMarks, private readonly lock: LockSheet) {}

  execute(actor: Actor, { sheetId, marks, measured, revision }: Omit<SaveSheetInput, 'queue'>): Promise<void> {
    return this.uow.run(actor, {}, async (tx) => {
      const given = { marks: marks ?? {}, measured: measured ?? {} };
      if (Object.keys(given.marks).length + Object.keys(given.measured).length > 0) await this.marks.saveWithin(tx, sheetId, given, revision ?? null);
      await this.lock.within(tx, sheetId);
    });
  }
}
