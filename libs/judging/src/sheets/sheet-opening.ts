import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';
import { drawnId } from '@jiangong/kernel';
import { AssignmentFollowers, type AssignmentChange } from '../assignments/public';
import { SheetFollowers } from './sheet-followers';
import { CONFLICT_FOUND, TAKEN_BACK } from './sheet.rules';

/** Drawn ids: counted ones would tell a judge of a blind round in which order entries were handed in. */
const OPEN = `
  insert into score_sheet (id, assignment_id, round_id, entry_id, entry_version_id, judge_id, state, revision, comment, version)
  select id, assignment_id, $1, entry_id, entry_version_id, judge_id, 'open', 0, '', 1
    from jsonb_to_recordset($2::jsonb) as made(id uuid, assignment_id uuid, entry_id uuid, entry_version_id uuid, judge_id uuid)`;

const VOID = `
  update score_sheet s set state = 'recused', recusal_code = $2, recused_at = $3, version = version + 1
   where s.assignment_id = any($1::uuid[]) and s.state not in ('recused', 'abstained') returning s.id, s.assignment_id, s.entry_id, s.judge_id, s.revision`;

/** A sheet opens with its assignment and goes with it: removed while blank, voided by an event once it holds a mark. */
@Injectable()
export class SheetOpening implements OnModuleInit {
  constructor(private readonly followers: AssignmentFollowers, private readonly sheets: SheetFollowers) {}

  onModuleInit(): void {
    this.followers.follow((tx, change) => this.follow(tx, change));
  }

  private async follow(tx: Tx, { roundId, made, released }: AssignmentChange): Promise<void> {
    const assignmentIds = released.map((one) => one.assignmentId);
    if (assignmentIds.length > 0) {
      await tx.query(`delete from score_sheet where assignment_id = any($1::uuid[]) and state = 'open' and revision = 0`, [assignmentIds]);
      for (const [code, isConflict] of [[CONFLICT_FOUND, true], [TAKEN_BACK, false]] as const)
        await this.voidBegun(tx, roundId, released.filter((one) => one.isConflict === isConflict).map((one) => one.assignmentId), code);
    }
    if (made.length === 0) return;
    const rows = made.map((one) => ({ id: drawnId(), assignment_id: one.assignmentId, entry_id: one.entryId, entry_version_id: one.entryVersionId, judge_id: one.judgeId }));
    await tx.query(OPEN, [roundId, JSON.stringify(rows)]);
  }

  /** What a judge has begun is taken back when a conflict comes to light, or judge or entry has left the round; such a pair is never assigned again. */
  private async voidBegun(tx: Tx, roundId: string, assignmentIds: readonly string[], reasonCode: string): Promise<void> {
    if (assignmentIds.length === 0) return;
    const rows = await tx.query<{ id: string; assignment_id: string; entry_id: string; judge_id: string; revision: number }>(
      `with voided as (${VOID}), taken_back as (update assignment a set state = 'recused' from voided where a.id = voided.assignment_id) select * from voided`,
      [assignmentIds, reasonCode, tx.now]);
    for (const row of rows) {
      tx.record({
        chain: `round:${roundId}`,
        type: 'judging.sheet.recused',
        body: { sheetId: row.id, entryId: row.entry_id, judgeId: row.judge_id, reasonCode, revision: row.revision },
      });
      await this.sheets.tell(tx, { roundId, entryId: row.entry_id, judgeId: row.judge_id, kind: 'recused' });
    }
  }
}
