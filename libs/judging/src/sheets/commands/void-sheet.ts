import { Injectable } from '@nestjs/common';
import { NotFound } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { Assignment } from '../../assignments/public';
import { ScoreSheet } from '../score-sheet.entity';
import { CONFLICT_FOUND } from '../sheet.rules';

export interface SheetVoiding {
  readonly roundId: string;
  readonly entryId: string;
  readonly judgeId: string;
  /** What established the conflict: a number, never words about a person. */
  readonly reference: string;
}

/**
 * Takes a locked sheet out of the reckoning because its judge should have stepped back (回避), after the round was
 * judged: voided by an event and never deleted, like one the judge gave up. Part of whoever's work established it.
 */
@Injectable()
export class VoidSheet {
  async within(tx: Tx, { roundId, entryId, judgeId, reference }: SheetVoiding): Promise<void> {
    const sheet = await tx.repo(ScoreSheet).findOne({ where: { roundId, entryId, judgeId, state: 'locked' }, lock: { mode: 'pessimistic_write' } });
    if (!sheet) throw new NotFound({ zh: '评分表', en: 'score sheet' });
    await tx.repo(ScoreSheet).save(Object.assign(sheet, { state: 'recused', recusedAt: tx.now, recusalCode: CONFLICT_FOUND, recusalReason: reference }));
    await tx.repo(Assignment).update({ id: sheet.assignmentId }, { state: 'recused' });
    tx.record({
      chain: `round:${roundId}`, type: 'judging.sheet.recused',
      body: { sheetId: sheet.id, entryId, judgeId, reasonCode: CONFLICT_FOUND, wasLocked: true, revision: sheet.revision, reasonHash: null, reference },
    });
  }
}
