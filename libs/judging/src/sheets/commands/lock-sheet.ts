import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { OwnSheets } from '../own-sheets';
import { ScoreSheet } from '../score-sheet.entity';
import { SheetFollowers } from '../sheet-followers';
import { SheetLocked } from '../sheet.events';
import { refuseLock, refuseUnseenMarks } from '../sheet.rules';

/** Locks a whole sheet: from here on a mark changes only with a reason. */
@Injectable()
export class LockSheet {
  constructor(private readonly uow: UnitOfWork, private readonly own: OwnSheets, private readonly followers: SheetFollowers) {}

  execute(actor: Actor, { sheetId, revision }: { readonly sheetId: string; /** The revision the judge has before them. */ readonly revision?: number | null }): Promise<void> {
    return this.uow.run(actor, {}, (tx) => this.within(tx, sheetId, revision ?? null));
  }

  /** The same inside a transaction that is already open. */
  async within(tx: Tx, sheetId: string, revision: number | null = null): Promise<void> {
    const { sheet, criteria, marks, measured } = await this.own.load(tx, sheetId);
    refuseLock(sheet.state, criteria, marks);
    refuseUnseenMarks(sheet.revision, revision);
    await tx.repo(ScoreSheet).save(Object.assign(sheet, { state: 'locked', lockedAt: tx.now }));
    tx.record({
      chain: `round:${sheet.roundId}`,
      type: 'judging.sheet.locked',
      body: {
        sheetId, entryId: sheet.entryId, entryVersionId: sheet.entryVersionId, judgeId: sheet.judgeId, revision: sheet.revision, marks,
        ...(Object.keys(measured).length > 0 ? { measured } : {}),
      },
    });
    tx.announce(SheetLocked, { roundId: sheet.roundId, sheetId });
    await this.followers.tell(tx, { roundId: sheet.roundId, entryId: sheet.entryId, judgeId: sheet.judgeId, kind: 'locked' });
  }
}
