import { Injectable } from '@nestjs/common';
import { canonicalJson, newId, sha256 } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import type { FoundConflict } from '../conflicts/public';
import { AssignmentFollowers } from './assignment-followers';
import { pairKey, type Standing } from './standing';

/** One pair to be made, with why. */
export interface NewPair {
  readonly entryId: string;
  readonly judgeId: string;
  readonly reason: string;
}

/** A pair to be taken back. */
export interface ReleasedPair {
  readonly assignmentId: string;
  readonly isConflict: boolean;
}

export interface Change {
  readonly roundId: string;
  readonly standing: Standing;
  readonly origin: 'computed' | 'manual';
  readonly made: readonly NewPair[];
  readonly released: readonly ReleasedPair[];
}

const MAKE = `
  insert into assignment (id, round_id, entry_id, judge_id, state, origin, reason, panel_version, created_at)
  select id, $1, entry_id, judge_id, 'active', $2, reason, $3, $4 from jsonb_to_recordset($5::jsonb) as made(id uuid, entry_id uuid, judge_id uuid, reason text)
  on conflict (entry_id, judge_id) do update
     set state = 'active', origin = excluded.origin, reason = excluded.reason, panel_version = excluded.panel_version, created_at = excluded.created_at
  returning id, entry_id as "entryId", judge_id as "judgeId"`;

/** Writes assignments: the rows, what follows from them in the same commit, and the ledger. */
@Injectable()
export class Assignments {
  constructor(private readonly followers: AssignmentFollowers) {}

  async change(tx: Tx, { roundId, standing, origin, made, released }: Change): Promise<void> {
    if (made.length + released.length === 0) return;
    await tx.query(`update assignment set state = 'released' where id = any($1::uuid[])`, [released.map((pair) => pair.assignmentId)]);
    const rows = made.map((pair) => ({ id: newId(), entry_id: pair.entryId, judge_id: pair.judgeId, reason: pair.reason }));
    const written = await tx.query<{ id: string; entryId: string; judgeId: string }>(MAKE, [roundId, origin, standing.panel!.version, tx.now, JSON.stringify(rows)]);
    const versions = new Map(standing.entries.map((entry) => [entry.id, entry.versionId]));
    await this.followers.tell(tx, {
      roundId, released,
      made: written.map(({ id, entryId, judgeId }) => ({ assignmentId: id, entryId, judgeId, entryVersionId: versions.get(entryId)! })),
    });
    const pairs = made.map((pair) => [pair.entryId, pair.judgeId]).sort((a, b) => (`${a[0]}${a[1]}` < `${b[0]}${b[1]}` ? -1 : 1));
    tx.record({
      chain: `round:${roundId}`,
      type: 'judging.entries.assigned',
      body: {
        origin, panelVersion: standing.panel!.version, made: made.length, released: released.length, pairsHash: sha256(canonicalJson(pairs)),
        reasonsHash: origin === 'manual' ? sha256(canonicalJson([...new Set(made.map((pair) => pair.reason))].sort())) : undefined,
      },
    });
  }
}

/** Pairs that stand and must not: a conflict that came to light hides the sheet from its judge, so it may not count either. */
export function nowInConflict(standing: Standing, conflicts: readonly FoundConflict[]): (ReleasedPair & { readonly entryId: string; readonly judgeId: string })[] {
  const blocked = new Set(conflicts.filter((one) => one.isHard).map((one) => pairKey([one.entryId, one.judgeId])));
  return standing.assignments
    .filter((pair) => pair.state === 'active' && blocked.has(pairKey([pair.entryId, pair.judgeId])))
    .map(({ id, entryId, judgeId }) => ({ assignmentId: id, entryId, judgeId, isConflict: true }));
}
