import { Injectable } from '@nestjs/common';
import { BadInput, NotFound, platformActor, Refusal } from '@jiangong/kernel';
import { Handles, JobCancelled, LeaseLost, UnitOfWork, type JobRun } from '@jiangong/platform';
import { Rounds } from '@jiangong/programme';
import { ThreadDied } from '../score-runs/public';
import { SelectionComputer } from './selection-computer';
import type { SelectionToSeal } from './selection-outcome';
import { Selection } from './selection.entity';
import { SelectionSealed } from './selection.events';
import { computeSelectionJob } from './selection.jobs';
import { SelectionBrokeOff, SelectionInputsAltered, SelectionNotComputable } from './selection.refusals';

interface Sealed {
  readonly selectionId: string;
  readonly outputsHash: string;
}

/** Nobody will try it again: somebody refused it, or the last attempt failed. Whoever lost it leaves it to others. */
function isFinal(error: unknown, attempt: number): boolean {
  if (error instanceof LeaseLost || error instanceof JobCancelled) return false;
  return error instanceof Refusal || error instanceof BadInput || error instanceof NotFound || attempt >= computeSelectionJob.attempts!;
}

/**
 * Chooses a list from its frozen inputs alone and seals it in one commit. A worker may be killed anywhere: before that
 * commit nothing was written, after it the selection is left alone.
 */
@Injectable()
export class ComputeSelection {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds, private readonly computer: SelectionComputer) {}

  @Handles(computeSelectionJob)
  async compute({ selectionId }: { selectionId: string }, job: JobRun): Promise<Sealed | null> {
    const one = await this.take(selectionId);
    if (!one) return null;
    try {
      const outcome = await this.choose(one, job);
      await job.renew();
      return await this.seal(one, outcome);
    } catch (error) {
      if (!isFinal(error, job.attempt)) throw error;
      await this.giveUp(one);
      throw error instanceof ThreadDied ? new SelectionBrokeOff({ number: one.number, attempts: job.attempt, isOutOfMemory: error.isOutOfMemory }) : error;
    }
  }

  private take(id: string): Promise<Selection | null> {
    return this.uow.run(platformActor, {}, async (tx) => {
      const one = await tx.repo(Selection).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!one || (one.state !== 'queued' && one.state !== 'computing')) return null;
      if (one.state === 'queued') await tx.repo(Selection).update({ id }, { state: 'computing' });
      return one;
    });
  }

  private async choose({ number, inputs, inputsHash }: Selection, job: JobRun): Promise<SelectionToSeal> {
    const outcome = await this.computer.compute({ inputs, inputsHash }, job);
    if (outcome.kind === 'altered') throw new SelectionInputsAltered({ number, expected: inputsHash, found: outcome.found });
    if (outcome.kind === 'not_computable') throw new SelectionNotComputable({ number, code: outcome.code, zh: outcome.zh, en: outcome.en });
    return outcome;
  }

  private seal({ id, roundId, number, purpose, inputsHash, engine }: Selection, { sealed, summary }: SelectionToSeal): Promise<Sealed | null> {
    return this.uow.run(platformActor, {}, async (tx) => {
      // the round before the selection: deciding takes them in this order too
      await this.rounds.load(tx, roundId, 'update');
      const current = await tx.repo(Selection).findOne({ where: { id }, select: { id: true, state: true }, lock: { mode: 'pessimistic_write' } });
      if (current?.state !== 'computing') return null;
      if (purpose === 'decision') await tx.repo(Selection).update({ roundId, purpose, state: 'sealed' }, { state: 'superseded' });
      await tx.repo(Selection).update({ id }, { state: 'sealed', outputs: sealed.text, outputsHash: sealed.hash, summary: summary as never, sealedAt: tx.now });
      tx.record({
        chain: `round:${roundId}`, type: 'results.selection.sealed',
        body: { selectionId: id, number, purpose, engine, inputsHash, outputsHash: sealed.hash, status: summary.status, chosen: summary.chosen },
      });
      tx.announce(SelectionSealed, { roundId, selectionId: id }, { subject: `round:${roundId}` });
      return { selectionId: id, outputsHash: sealed.hash };
    });
  }

  private giveUp({ id, roundId, number, inputsHash }: Selection): Promise<void> {
    return this.uow.run(platformActor, {}, async (tx) => {
      const given = await tx.repo(Selection).update({ id, state: 'computing' }, { state: 'failed' });
      if (given.affected) tx.record({ chain: `round:${roundId}`, type: 'results.selection.failed', body: { selectionId: id, number, inputsHash } });
    });
  }
}
