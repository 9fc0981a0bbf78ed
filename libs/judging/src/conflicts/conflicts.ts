import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { RowSource, Tx } from '@jiangong/platform';
import { PanelFollowers } from '../panels/public';
import { conflictFacts, type ConflictScope } from './conflict-facts';
import { findConflicts, type FoundConflict } from './conflict.rules';

/** What the rules need of a round. */
export interface ConflictRound {
  readonly id: string;
  readonly collectingAt: Date;
}

/** The conflicts of a round as stored: every reader of a judge's screen leaves the hard ones out. */
@Injectable()
export class Conflicts implements OnModuleInit {
  constructor(private readonly panels: PanelFollowers) {}

  onModuleInit(): void {
    this.panels.follow(async (tx, { round }) => void (await this.recompute(tx, round)));
  }

  /** As they are at this moment, hard and soft; writes nothing. */
  async find(source: RowSource, round: ConflictRound, now: Date, scope: ConflictScope = {}): Promise<readonly FoundConflict[]> {
    const { judges, entries } = await conflictFacts(source, round, now, scope);
    return findConflicts(judges, entries);
  }

  /** Computes them anew from the facts as they are now and replaces the stored ones of that scope. Call with the round locked. */
  async recompute(tx: Tx, round: ConflictRound, scope: ConflictScope = {}): Promise<readonly FoundConflict[]> {
    const found = await this.find(tx, round, tx.now, scope);
    await tx.query(
      `with found as (
         select entry_id, judge_id, kind, is_hard, evidence from jsonb_to_recordset($2::jsonb) as f(entry_id uuid, judge_id uuid, kind text, is_hard boolean, evidence text)
       ), gone as (
         delete from conflict c where c.round_id = $1 and ($3::uuid[] is null or c.judge_id = any($3)) and ($4::uuid[] is null or c.entry_id = any($4))
            and not exists (select 1 from found f where f.entry_id = c.entry_id and f.judge_id = c.judge_id and f.kind = c.kind)
       )
       insert into conflict (entry_id, judge_id, kind, round_id, is_hard, evidence) select entry_id, judge_id, kind, $1, is_hard, evidence from found
       on conflict (entry_id, judge_id, kind) do update set is_hard = excluded.is_hard, evidence = excluded.evidence
        where (conflict.is_hard, conflict.evidence) is distinct from (excluded.is_hard, excluded.evidence)`,
      [
        round.id, JSON.stringify(found.map((one) => ({ entry_id: one.entryId, judge_id: one.judgeId, kind: one.kind, is_hard: one.isHard, evidence: one.evidence }))),
        scope.judgeIds ?? null, scope.entryIds ?? null,
      ],
    );
    return found;
  }
}
