import { Injectable } from '@nestjs/common';
import { isId, NotFound, type Actor } from '@jiangong/kernel';
import { Job, UnitOfWork } from '@jiangong/platform';
import { In } from 'typeorm';
import { ScoreRun } from '../score-run.entity';
import { requirePermission } from '../score-run.policy';
import { ScoreRunOver } from '../score-run.refusals';

export const runNotFound = (): NotFound => new NotFound({ zh: '计分运行', en: 'score run' });

/** Stops a run that is not sealed yet. Its frozen inputs stay readable; the worker hears of it within a second and ends the thread. */
@Injectable()
export class CancelScoreRun {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, runId: string): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requirePermission(actor, 'score_run.cancel');
      const run = isId(runId) ? await tx.repo(ScoreRun).findOne({ where: { id: runId }, lock: { mode: 'pessimistic_write' } }) : null;
      if (!run) throw runNotFound();
      if (run.state !== 'queued' && run.state !== 'computing') throw new ScoreRunOver({ number: run.number, state: run.state });
      await tx.repo(ScoreRun).update({ id: run.id }, { state: 'cancelled' });
      if (run.jobId) await tx.repo(Job).update({ id: run.jobId, state: In(['queued', 'running']) }, { state: 'cancelled', finishedAt: tx.now, leaseUntil: null });
      tx.record({ chain: `round:${run.roundId}`, type: 'results.run.cancelled', body: { runId: run.id, number: run.number } });
      return run.id;
    });
  }
}
