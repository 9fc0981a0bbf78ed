import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { RowSource, Tx } from '@jiangong/platform';
import { PanelFollowers } from '../panels/public';
import { conflictFacts } from './conflict-facts';
import { findConflicts, type FoundConflict } from './conflict.rules';

/** The conflicts of a round as stored: every reader of a judge's screen leaves these pairs out. */
@Injectable()
export class Conflicts implements OnModuleInit {
  constructor(private readonly panels: PanelFollowers) {}

  onModuleInit(): void {
    this.panels.follow(async (tx, round) => void (await this.recompute(tx, round)));
  }

  /** As they are at this moment; writes nothing. */
  async find(source: RowSource, round: { id: string; collectingAt: Date }, now: Date): Promise<readonly FoundConflict[]> {
    const { judges, entries } = await conflictFacts(source, round, now);
    return findConflicts(judges, entries);
  }

  /** Computes them anew from the tree as it is now and replaces the stored ones. Call with the round locked. */
  async recompute(tx: Tx, round: { id: string; collectingAt: Date }): Promise<readonly FoundConflict[]> {
    const found = await this.find(tx, round, tx.now);
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
