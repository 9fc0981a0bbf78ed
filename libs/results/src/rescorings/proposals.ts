import { Injectable } from '@nestjs/common';
import { isId } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { NoSealedRun, runNotFound, ScoreRun } from '../score-runs/public';
import { Rescoring } from './rescoring.entity';
import { RescoringSettled, RunStandsAlready } from './rescoring.refusals';

type RunHead = Pick<ScoreRun, 'id' | 'roundId' | 'number' | 'state' | 'stands' | 'outputsHash'>;
const HEAD = { id: true, roundId: true, number: true, state: true, stands: true, outputsHash: true } as const;

/** A sealed run beside the standing one, and how far the officers are with it. */
export interface Proposal {
  readonly run: RunHead;
  readonly standing: RunHead;
  readonly rescoring: Rescoring | null;
}

@Injectable()
export class Proposals {
  /** The proposal, still to be settled; locks the round's rows for whoever settles it. */
  async open(tx: Tx, runId: string): Promise<Proposal> {
    const found = isId(runId) ? await tx.repo(ScoreRun).findOne({ where: { id: runId }, select: { id: true, roundId: true } }) : null;
    if (!found) throw runNotFound();
    // the round first, as everywhere: only then is what stands certain
    await tx.query('select 1 from round where id = $1 for update', [found.roundId]);
    const run = await tx.repo(ScoreRun).findOneOrFail({ where: { id: runId }, select: HEAD });
    if (run.state !== 'sealed') throw new NoSealedRun({});
    if (run.stands) throw new RunStandsAlready({ number: run.number });
    const rescoring = await tx.repo(Rescoring).findOneBy({ runId: run.id });
    if (rescoring && rescoring.state !== 'requested') throw new RescoringSettled({ number: run.number, state: rescoring.state });
    const standing = await tx.repo(ScoreRun).findOneOrFail({ where: { roundId: run.roundId, stands: true }, select: HEAD });
    return { run, standing, rescoring };
  }
}
