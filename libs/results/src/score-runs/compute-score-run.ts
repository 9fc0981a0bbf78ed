import { Injectable } from '@nestjs/common';
import { BadInput, NotFound, platformActor, Refusal, sha256 } from '@jiangong/kernel';
import { FairnessRefusal } from '@jiangong/fairness';
import { Handles, JobCancelled, LeaseLost, UnitOfWork, type JobRun, type Tx } from '@jiangong/platform';
import { Rounds, RoundWalk } from '@jiangong/programme';
import { ScoreRun, type ScoreLine } from './score-run.entity';
import { ScoreRunSealed } from './score-run.events';
import { computeScoreRun } from './score-run.jobs';
import { ScoreRunInputsAltered, ScoreRunNotComputable } from './score-run.refusals';
import { computeOutputs, judgeCodes, readInputs, sealText, sheetParts, summaryOf, type FrozenInputs, type RunOutputs } from './score-run.rules';

/** So many that a statement's text stays within some megabytes. */
const LINES_A_STATEMENT = 5_000;

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
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds, private readonly walk: RoundWalk) {}

  @Handles(computeScoreRun)
  async compute({ runId }: { runId: string }, job: JobRun): Promise<{ runId: string; outputsHash: string } | null> {
    const run = await this.take(runId);
    if (!run) return null;
    try {
      const inputs = this.readFrozen(run);
      const outputs = await this.score(inputs, run, job);
      // whoever lost the lease meanwhile stops here; the seal itself would stop a second one too
      await job.renew();
      return await this.seal(run, inputs, outputs);
    } catch (error) {
      if (isFinal(error, job.attempt)) await this.giveUp(run);
      throw error;
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

  private readFrozen(run: ScoreRun): FrozenInputs {
    const found = sha256(run.inputs);
    if (found !== run.inputsHash) throw new ScoreRunInputsAltered({ number: run.number, expected: run.inputsHash, found });
    return readInputs(run.inputs);
  }

  /** Whoever cancelled it meanwhile is heard before the long part and again after it. */
  private async score(inputs: FrozenInputs, run: ScoreRun, job: JobRun): Promise<RunOutputs> {
    const total = inputs.entries.length + 1;
    await job.progress(0, total, { zh: '计算得分与名次', en: 'scores and ranks' });
    await job.renew();
    try {
      const outputs = computeOutputs(inputs, run.inputsHash);
      await job.progress(inputs.entries.length, total, { zh: '封存结果', en: 'sealing the results' });
      return outputs;
    } catch (error) {
      if (!(error instanceof FairnessRefusal)) throw error;
      throw new ScoreRunNotComputable({ number: run.number, code: error.code, ...error.text });
    }
  }

  private async seal(run: ScoreRun, inputs: FrozenInputs, outputs: RunOutputs): Promise<{ runId: string; outputsHash: string } | null> {
    const sealed = sealText(outputs);
    return this.uow.run(platformActor, {}, async (tx) => {
      // the round before the run: deciding takes them in this order too
      const round = await this.rounds.load(tx, run.roundId, 'update');
      const current = await tx.repo(ScoreRun).findOne({ where: { id: run.id }, select: { id: true, state: true }, lock: { mode: 'pessimistic_write' } });
      if (current?.state !== 'computing') return null;
      const stands = (await tx.repo(ScoreRun).countBy({ roundId: run.roundId, stands: true })) === 0;
      const summary = summaryOf(outputs.advice, judgeCodes(inputs));
      await tx.repo(ScoreRun).update({ id: run.id }, { state: 'sealed', outputs: sealed.text, outputsHash: sealed.hash, sealedAt: tx.now, stands, summary: summary as never });
      await this.insertLines(tx, run.id, inputs, outputs);
      tx.record({
        chain: `round:${run.roundId}`, type: 'results.run.sealed',
        body: { runId: run.id, number: run.number, engine: run.engine, inputsHash: run.inputsHash, outputsHash: sealed.hash, entries: outputs.entries.length, stands },
      });
      if (round.phase === 'computing') await this.walk.step(tx, run.roundId, 'deciding', { isAutomatic: true });
      tx.announce(ScoreRunSealed, { roundId: run.roundId, runId: run.id }, { subject: `round:${run.roundId}` });
      return { runId: run.id, outputsHash: sealed.hash };
    });
  }

  private async insertLines(tx: Tx, runId: string, inputs: FrozenInputs, { entries, advice }: RunOutputs): Promise<void> {
    const codes = judgeCodes(inputs);
    const idOf = new Map(inputs.categories.map(({ id, code }) => [code, id]));
    const advised = new Map(advice.entries.map((one) => [one.id, one]));
    const lines = entries.map((entry, position): ScoreLine => {
      const beside = advised.get(entry.id);
      return {
        runId, entryId: entry.id, categoryId: idOf.get(entry.category)!, score: entry.score, rank: entry.rank, isShared: entry.isShared, reason: entry.reason,
        judgeCount: entry.judges.filter((judge) => judge.fate !== 'incomplete').length, position, sheets: sheetParts(entry, codes),
        calibratedScore: beside?.score ?? null, se: beside?.se ?? null, calibratedRank: beside?.rank ?? null,
        rankLow: beside?.rankLow ?? null, rankHigh: beside?.rankHigh ?? null, isUncertain: beside?.isUncertain ?? false,
        isBelowPass: entry.isBelowPass ?? false, components: entry.components ?? null,
      };
    });
    for (let at = 0; at < lines.length; at += LINES_A_STATEMENT) await tx.query(INSERT_LINES, [JSON.stringify(lines.slice(at, at + LINES_A_STATEMENT))]);
  }

  private giveUp(run: ScoreRun): Promise<void> {
    return this.uow.run(platformActor, {}, async (tx) => {
      const given = await tx.repo(ScoreRun).update({ id: run.id, state: 'computing' }, { state: 'failed' });
      if (given.affected) tx.record({ chain: `round:${run.roundId}`, type: 'results.run.failed', body: { runId: run.id, number: run.number, inputsHash: run.inputsHash } });
    });
  }
}
