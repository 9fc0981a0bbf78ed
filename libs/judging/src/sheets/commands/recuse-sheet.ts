import { Injectable } from '@nestjs/common';
import { sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { Assignment } from '../../assignments/public';
import { OwnSheets } from '../own-sheets';
import { ScoreSheet } from '../score-sheet.entity';
import { SheetFollowers } from '../sheet-followers';
import { refuseRecusal, type RecusalReason } from '../sheet.rules';

export interface RecuseSheetInput {
  readonly sheetId: string;
  readonly reasonCode: RecusalReason;
  readonly reason?: string | null;
}

/** A judge steps back from an entry (回避). The sheet is voided by an event and never deleted, its marks stay on record. */
@Injectable()
export class RecuseSheet {
  constructor(private readonly uow: UnitOfWork, private readonly own: OwnSheets, private readonly followers: SheetFollowers) {}

  execute(actor: Actor, input: RecuseSheetInput): Promise<{ readonly roundId: string; readonly entryId: string }> {
    return this.uow.run(actor, {}, (tx) => this.within(tx, input));
  }

  /** The same inside a transaction that is already open. */
  async within(tx: Tx, { sheetId, reasonCode, reason }: RecuseSheetInput): Promise<{ readonly roundId: string; readonly entryId: string }> {
    const { sheet } = await this.own.load(tx, sheetId);
    const words = reason?.trim() ?? '';
    refuseRecusal(sheet.state, reasonCode, words);
    const wasLocked = sheet.state === 'locked';
    await tx.repo(ScoreSheet).save(Object.assign(sheet, { state: 'recused', recusedAt: tx.now, recusalCode: reasonCode, recusalReason: words || null }));
    await tx.repo(Assignment).update({ id: sheet.assignmentId }, { state: 'recused' });
    tx.record({
      chain: `round:${sheet.roundId}`,
      type: 'judging.sheet.recused',
      body: { sheetId, entryId: sheet.entryId, judgeId: sheet.judgeId, reasonCode, wasLocked, revision: sheet.revision, reasonHash: words ? sha256(words) : null },
    });
    await this.followers.tell(tx, { roundId: sheet.roundId, entryId: sheet.entryId, judgeId: sheet.judgeId, kind: 'recused' });
    return { roundId: sheet.roundId, entryId: sheet.entryId };
  }
}
