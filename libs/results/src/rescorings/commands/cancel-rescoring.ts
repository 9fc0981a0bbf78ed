import { Injectable } from '@nestjs/common';
import { newId, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Rounds } from '@jiangong/programme';
import { requirePermission } from '../../score-runs/public';
import { Proposals } from '../proposals';
import { Rescoring } from '../rescoring.entity';
import '../rescoring.policy';
import { RescoringNeedsReason } from '../rescoring.refusals';

export interface RescoringCancellation {
  readonly runId: string;
  readonly reason: string;
}

/** Lays a proposed run aside, asked for already or not. It stays readable, and the run that stands goes on standing. */
@Injectable()
export class CancelRescoring {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds, private readonly proposals: Proposals) {}

  /** Returns the run's id. */
  execute(actor: Actor, { runId, reason }: RescoringCancellation): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requirePermission(actor, 'rescoring.cancel');
      const cancelReason = reason.trim();
      if (!cancelReason) throw new RescoringNeedsReason({});
      const { run, standing, rescoring } = await this.proposals.open(tx, runId);
      await this.rounds.load(tx, run.roundId, 'update');
      const settled = { state: 'cancelled' as const, settledById: actor.accountId, settledAt: tx.now, cancelReason };
      const id = rescoring?.id ?? newId();
      if (rescoring) await tx.repo(Rescoring).update({ id }, settled);
      else await tx.repo(Rescoring).insert({ id, roundId: run.roundId, runId: run.id, standingRunId: standing.id, requestedById: null, requestedAt: null, changed: 0, ...settled });
      tx.record({
        chain: `round:${run.roundId}`, type: 'results.rescoring.cancelled',
        body: { rescoringId: id, runId: run.id, standingRunId: standing.id, reasonHash: sha256(cancelReason) },
      });
      return runId;
    });
  }
}
