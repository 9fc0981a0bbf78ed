import { Injectable } from '@nestjs/common';
import { isId, mayAnywhere, NotAllowed, NotFound } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { refuseUnlessPhase, type Criterion } from '@jiangong/programme';
import { JudgedRounds, type JudgedRound } from '../panels/public';
import { Mark, ScoreSheet } from './score-sheet.entity';
import { ownerOf, SHEET } from './sheet-marks';
import type { Marks } from './sheet.rules';
import { SEEN_BY_JUDGE } from './visibility';

export interface OwnSheet {
  readonly round: JudgedRound;
  readonly sheet: ScoreSheet;
  readonly criteria: readonly Criterion[];
  readonly marks: Marks;
  /** Of measurements. */
  readonly measured: Marks;
}

/** A judge's own sheet, for the commands that change one. */
@Injectable()
export class OwnSheets {
  constructor(private readonly rounds: JudgedRounds) {}

  /**
   * Locked, in a round that is judging and cannot leave it before this commits. A sheet of another judge, or one that a
   * conflict hides, is not there.
   */
  async load(tx: Tx, sheetId: string): Promise<OwnSheet> {
    if (!mayAnywhere(tx.actor, 'sheet.mark')) throw new NotAllowed('sheet.mark');
    const [found] = isId(sheetId)
      ? await tx.query<{ round_id: string }>(
          `select s.round_id from score_sheet s where s.id = $1 and ($2::uuid is null or s.judge_id = $2) and ${SEEN_BY_JUDGE}`, [sheetId, ownerOf(tx.actor)])
      : [];
    if (!found) throw new NotFound(SHEET);
    const round = await this.rounds.lock(tx, found.round_id, 'share');
    refuseUnlessPhase(round, 'judging');
    const sheet = await tx.repo(ScoreSheet).findOne({ where: { id: sheetId }, lock: { mode: 'pessimistic_write' } });
    if (!sheet) throw new NotFound(SHEET);
    const marks = await tx.repo(Mark).findBy({ sheetId });
    return {
      round, sheet, criteria: round.rules.criteria, marks: Object.fromEntries(marks.map((mark) => [mark.criterion, mark.value])),
      measured: Object.fromEntries(marks.flatMap((mark) => (mark.measured === null ? [] : [[mark.criterion, mark.measured]]))),
    };
  }
}
