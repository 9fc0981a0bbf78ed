import { Injectable } from '@nestjs/common';
import { BadInput, NotFound, platformActor, Refusal } from '@jiangong/kernel';
import { Handles, JobCancelled, LeaseLost, UnitOfWork, type JobRun } from '@jiangong/platform';
import { Rounds, RoundWalk } from '@jiangong/programme';
import { ThreadDied } from './in-thread';
import { RunComputer } from './run-computer';
import type { RunToSeal } from './run-outcome';
import { ScoreRun } from './score-run.entity';
import { ScoreRunSealed } from './score-run.events';
import { computeScoreRun } from './score-run.jobs';
import { ScoreRunBrokeOff, ScoreRunInputsAltered, ScoreRunNotComputable } from './score-run.refusals';

/** $1 the lines as JSON: one value instead of eighteen a line. */
const INSERT_LINES = `
  insert into score_line (run_id, entry_id, category_id, score, rank, is_shared, reason, judge_count, position, sheets,
                          calibrated_score, se, calibrated_rank, rank_low, rank_high, is_uncertain, is_below_pass, components)
  select * from json_to_recordset($1::json) as line(
    "runId" uuid, "entryId" uuid, "categoryId" uuid, score int, rank int, "isShared" bool, reason text, "judgeCount" int, position int, sheets jsonb,
    "calibratedScore" int, se int, "calibratedRank" int, "rankLow" int, "rankHigh" int, "isUncertain" bool, "isBelowPass" bool, components jsonb)`;

/** Nobody will try this run again: somebody refused it (a refused job is not repeated), or the last attempt failed. Whoever lost it leaves it to others. */
function isFinal(error: unknown, attempt: number): boolean {
  if (error instanceof LeaseLost || error instanceof JobCancelled) return false;
  return error instanceof Refusal || error instanceof BadInput || error instanceof NotFound || attempt >= computeScoreRun.attempts!;
}

/**
 * Computes a run from its frozen inputs alone and seals it in one commit: outputs, lines, ledger, announcement.
 * A worker may be killed anywhere: before that commit nothing was written, after it the run is left alone; two
 * workers at once compute the same bytes and the second finds the run sealed.
 */
@Injectable()
export class ComputeScoreRun {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds, private readonly walk: RoundWalk, private readonly computer: RunComputer) {}

  @Handles(computeScoreRun)
  async compute({ runId }: { runId: string }, job: JobRun): Promise<{ runId: string; outputsHash: string } | null> {
    const run = await this.take(runId);
    if (!run) return null;
    try {
      const outcome = await this.score(run, job);
      // whoever lost the lease meanwhile stops here; the seal itself would stop a second one too
      await job.renew();
      return await this.seal(run, outcome);
    } catch (error) {
      if (!isFinal(error, job.attempt)) throw error;
      await this.giveUp(run);
      throw error instanceof ThreadDied ? new ScoreRunBrokeOff({ number: run.number, attempts: job.attempt, isOutOfMemory: error.isOutOfMemory }) : error;
    }
  }

  /** Marks the run as being computed; null when it is sealed, cancelled or failed already. */
  private take(runId: string): Promise<ScoreRun | null> {
    return this.uow.run(platformActor, {}, async (tx) => {
      const run = await tx.repo(ScoreRun).findOne({ where: { id: runId }, lock: { mode: 'pessimistic_write' } });
      if (!run || (run.state !== 'queued' && run.state !== 'computing')) return null;
      if (run.state === 'queued') await tx.repo(ScoreRun).update({ id: runId }, { state: 'computing' });
      return run;
    });
  }

  private async score({ id: runId, number, inputs, inputsHash }: ScoreRun, job: JobRun): Promise<RunToSeal> {
    const outcome = await this.computer.compute({ runId, inputs, inputsHash }, job);
    if (outcome.kind === 'altered') throw new ScoreRunInputsAltered({ number, expected: inputsHash, found: outcome.found });
    if (outcome.kind === 'not_computable') throw new ScoreRunNotComputable({ number, code: outcome.code, zh: outcome.zh, en: outcome.en });
    return outcome;
  }

  private async seal(run: ScoreRun, { sealed, entries, summary, lines }: RunToSeal): Promise<{ runId: string; outputsHash: string } | null> {
    return this.uow.run(platformActor, {}, async (tx) => {
      // the round before the run: deciding takes them in this order too
      const round = await this.rounds.load(tx, run.roundId, 'update');
      const current = await tx.repo(ScoreRun).findOne({ where: { id: run.id }, select: { id: true, state: true }, lock: { mode: 'pessimistic_write' } });
      if (current?.state !== 'computing') return null;
      const stands = (await tx.repo(ScoreRun).countBy({ roundId: run.roundId, stands: true })) === 0;
      await tx.repo(ScoreRun).update({ id: run.id }, { state: 'sealed', outputs: sealed.text, outputsHash: sealed.hash, sealedAt: tx.now, stands, summary: summary as never });
      for (const some of lines) await tx.query(INSERT_LINES, [some]);
      tx.record({
        chain: `round:${run.roundId}`, type: 'results.run.sealed',
        body: { runId: run.id, number: run.number, engine: run.engine, inputsHash: run.inputsHash, outputsHash: sealed.hash, entries, stands },
      });
      if (round.phase === 'computing') await this.walk.step(tx, run.roundId, 'deciding', { isAutomatic: true });
      tx.announce(ScoreRunSealed, { roundId: run.roundId, runId: run.id }, { subject: `round:${run.roundId}` });
      return { runId: run.id, outputsHash: sealed.hash };
    });
  }

  private giveUp(run: ScoreRun): Promise<void> {
    return this.uow.run(platformActor, {}, async (tx) => {
      const given = await tx.repo(ScoreRun).update({ id: run.id, state: 'computing' }, { state: 'failed' });
      if (given.affected) tx.record({ chain: `round:${run.roundId}`, type: 'results.run.failed', body: { runId: run.id, number: run.number, inputsHash: run.inputsHash } });
    });
  }
}
