import { Injectable } from '@nestjs/common';
import { isId } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import type { Round } from '@jiangong/programme';
import { runNotFound } from './commands/cancel-score-run';
import { Freezer } from './freezer';
import { ScoreRun } from './score-run.entity';
import { NoSealedRun, ScoreRunOnlyProposed, ScoreRunStale } from './score-run.refusals';
import { inFormatOf, readInputs, readOutputs, sealText, type FrozenInputs, type RunOutputs } from './score-run.rules';

/** A sealed run as the selection takes it. */
export interface SealedRun {
  readonly id: string;
  readonly number: number;
  readonly inputs: FrozenInputs;
  readonly outputs: RunOutputs;
  readonly outputsHash: string;
}

/** What the later modules of this stage ask of score runs. */
@Injectable()
export class ScoreRuns {
  constructor(private readonly freezer: Freezer) {}

  /** The run, sealed and still true: its inputs are those of this moment. The transaction must be serialisable. */
  async sealedAndPresent(tx: Tx, round: Round, runId: string): Promise<SealedRun> {
    const run = isId(runId) ? await tx.repo(ScoreRun).findOneBy({ id: runId, roundId: round.id }) : null;
    if (!run) throw runNotFound();
    if (run.state !== 'sealed') throw new NoSealedRun({});
    if (!run.stands) throw new ScoreRunOnlyProposed({ number: run.number });
    const inputs = readInputs(run.inputs);
    const presentHash = sealText(inFormatOf(inputs.format, await this.freezer.freeze(tx, round))).hash;
    if (presentHash !== run.inputsHash) throw new ScoreRunStale({ number: run.number, inputsHash: run.inputsHash, presentHash });
    return { id: run.id, number: run.number, inputs, outputs: readOutputs(run.outputs!), outputsHash: run.outputsHash! };
  }

  async hasSealed(tx: Tx, roundId: string): Promise<boolean> {
    return (await tx.repo(ScoreRun).countBy({ roundId, state: 'sealed' })) > 0;
  }

  /** A sealed run with what it was computed from, whether it stands or not. */
  async sealed(tx: Tx, runId: string): Promise<SealedRun & { readonly roundId: string; readonly stands: boolean }> {
    const run = isId(runId) ? await tx.repo(ScoreRun).findOneBy({ id: runId }) : null;
    if (!run) throw runNotFound();
    if (run.state !== 'sealed') throw new NoSealedRun({});
    return { id: run.id, roundId: run.roundId, stands: run.stands, number: run.number, inputs: readInputs(run.inputs), outputs: readOutputs(run.outputs!), outputsHash: run.outputsHash! };
  }
}
