import { Injectable } from '@nestjs/common';
import { sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { Assignment } from '../../assignments/public';
import { Conflicts } from '../../conflicts/public';
import type { JudgedRound } from '../../panels/public';
import { OwnSheets } from '../own-sheets';
import { ScoreSheet } from '../score-sheet.entity';
import { SheetFollowers } from '../sheet-followers';
import { refuseRecusal, type RecusalReason } from '../sheet.rules';

export interface RecuseSheetInput {
  readonly sheetId: string;
  readonly reasonCode: RecusalReason;
  readonly reason?: string | null;
}

export interface SteppedBackFrom {
  readonly round: JudgedRound;
  readonly entryId: string;
  readonly judgeId: string;
}

/**
 * A judge steps back from an entry (回避). The sheet is voided by an event and never deleted, its marks stay on record;
 * the tie that was named is a conflict of the round from the same commit on, like one that was found or declared.
 */
@Injectable()
export class RecuseSheet {
  constructor(private readonly uow: UnitOfWork, private readonly own: OwnSheets, private readonly conflicts: Conflicts, private readonly followers: SheetFollowers) {}

  execute(actor: Actor, input: RecuseSheetInput): Promise<void> {
    return this.uow.run(actor, {}, async (tx) => this.keepApart(tx, [await this.within(tx, input)]));
  }

  /** The ties named stand among the conflicts of their round, looked for once for all of them. */
  async keepApart(tx: Tx, found: readonly SteppedBackFrom[]): Promise<void> {
    const rounds = new Map(found.map(({ round }) => [round.id, round]));
    for (const round of rounds.values()) {
      const those = found.filter((one) => one.round.id === round.id);
      await this.conflicts.recompute(tx, round, { judgeIds: [...new Set(those.map((one) => one.judgeId))], entryIds: [...new Set(those.map((one) => one.entryId))] });
    }
  }

  /** The same inside a transaction that is already open, but for the conflicts. */
  async within(tx: Tx, { sheetId, reasonCode, reason }: RecuseSheetInput): Promise<SteppedBackFrom> {
    const { round, sheet } = await this.own.load(tx, sheetId);
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
    return { round, entryId: sheet.entryId, judgeId: sheet.judgeId };
  }
}
