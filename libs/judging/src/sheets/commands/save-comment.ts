import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { OwnSheets } from '../own-sheets';
import { ScoreSheet } from '../score-sheet.entity';
import { refuseUnlessOpen } from '../sheet.rules';

/** Saves the judge's words to an entry; they lock with the sheet. */
@Injectable()
export class SaveComment {
  constructor(private readonly uow: UnitOfWork, private readonly own: OwnSheets) {}

  execute(actor: Actor, { sheetId, comment }: { readonly sheetId: string; readonly comment: string }): Promise<void> {
    return this.uow.run(actor, {}, async (tx) => {
      const { sheet } = await this.own.load(tx, sheetId);
      refuseUnlessOpen(sheet.state);
      await tx.repo(ScoreSheet).save(Object.assign(sheet, { comment: comment.trim() }));
    });
  }
}
