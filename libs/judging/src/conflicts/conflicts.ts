import { Injectable } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';
import { conflictFacts } from './conflict-facts';
import { findConflicts, type FoundConflict } from './conflict.rules';

/** The conflicts of a round as stored: every reader of a judge's screen leaves these pairs out. */
@Injectable()
export class Conflicts {
  /** Computes them anew from the tree as it is now and replaces the stored ones. Call with the round locked. */
  async recompute(tx: Tx, round: { id: string; collectingAt: Date }): Promise<readonly FoundConflict[]> {
    const { judges, entries } = await conflictFacts(tx, round);
    const found = findConflicts(judges, entries);
    await tx.query(`delete from conflict where round_id = $1`, [round.id]);
    await tx.query(
      `insert into conflict (entry_id, judge_id, kind, round_id, evidence)
       select entry_id, judge_id, kind, $1, evidence
         from jsonb_to_recordset($2::jsonb) as found(entry_id uuid, judge_id uuid, kind text, evidence text)`,
      [round.id, JSON.stringify(found.map((one) => ({ entry_id: one.entryId, judge_id: one.judgeId, kind: one.kind, evidence: one.evidence })))],
    );
    return found;
  }
}
