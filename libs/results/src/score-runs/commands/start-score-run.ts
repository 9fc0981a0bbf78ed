import { Injectable } from '@nestjs/common';
import { newId, sha256, type Actor } from '@jiangong/kernel';
import { BlindCodes, CodesNotOpened } from '@jiangong/judging';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { RoundNotInPhase, Rounds, type Phase } from '@jiangong/programme';
import { Freezer } from '../freezer';
import { ScoreRun } from '../score-run.entity';
import { computeScoreRun } from '../score-run.jobs';
import { requirePermission } from '../score-run.policy';
import { RerunNeedsReason, ScoreRunUnderWay } from '../score-run.refusals';
import { ENGINE, sealText } from '../score-run.rules';

export interface ScoreRunStart {
  readonly roundId: string;
  /** Why; needed from the second run on. */
  readonly reason?: string | null;
}

/** After deciding a further run corrects what stands: it is a proposal, and applied only once the list is taken back. */
const PHASES_TO_SCORE: readonly Phase[] = ['computing', 'deciding', 'notice', 'published'];

/**
 * Freezes what a run computes from and wants it computed (domain.md §6). Asked twice for the same facts while the
 * first is under way, it answers the first; for other facts the first must be cancelled or awaited.
 */
@Injectable()
export class StartScoreRun {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: Rounds,
    private readonly freezer: Freezer,
    private readonly codes: BlindCodes,
  ) {}

  /** Returns the run's id. */
  execute(actor: Actor, { roundId, reason }: ScoreRunStart): Promise<string> {
    return this.uow.run(actor, { isolation: 'serializable' }, async (tx) => {
      requirePermission(actor, 'score_run.start');
      const round = await this.rounds.load(tx, roundId, 'update');
      if (!PHASES_TO_SCORE.includes(round.phase)) throw new RoundNotInPhase({ phase: round.phase, needed: PHASES_TO_SCORE });
      await this.refuseWhileSealed(tx, round.id);
      const inputs = sealText(await this.freezer.freeze(tx, round));
      const runs = await tx.query<Pick<ScoreRun, 'id' | 'number' | 'state'> & { inputsHash: string }>(
        `select id, number, state, inputs_hash as "inputsHash" from score_run where round_id = $1 order by number`, [round.id]);
      const underWay = runs.find((run) => run.state === 'queued' || run.state === 'computing');
      if (underWay?.inputsHash === inputs.hash) return underWay.id;
      if (underWay) throw new ScoreRunUnderWay({ number: underWay.number });
      const given = reason?.trim() ?? '';
      if (!given && runs.some((run) => run.state === 'sealed')) throw new RerunNeedsReason({ number: runs.length });
      return this.insert(tx, { roundId: round.id, number: (runs.at(-1)?.number ?? 0) + 1, reason: given, inputs: inputs.text, inputsHash: inputs.hash });
    });
  }

  /** Ranks would stand beside names in every answer: both come together, when two have opened the numbers (domain.md §5). */
  private async refuseWhileSealed(tx: Tx, roundId: string): Promise<void> {
    const { judging } = await this.rounds.rulesOf(tx, roundId);
    if (await this.codes.areSealed(tx, roundId, judging.isBlind)) throw new CodesNotOpened({});
  }

  private async insert(tx: Tx, facts: Pick<ScoreRun, 'roundId' | 'number' | 'reason' | 'inputs' | 'inputsHash'>): Promise<string> {
    const id = newId();
    const jobId = tx.enqueue(computeScoreRun, { runId: id }, { subject: `round:${facts.roundId}` });
    await tx.repo(ScoreRun).insert({
      ...facts, id, jobId, state: 'queued', engine: ENGINE, outputs: null, outputsHash: null, createdAt: tx.now, createdById: tx.actor.accountId, sealedAt: null, stands: false, summary: null,
    });
    tx.record({
      chain: `round:${facts.roundId}`, type: 'results.run.started',
      body: { runId: id, number: facts.number, engine: ENGINE, inputsHash: facts.inputsHash, reasonHash: sha256(facts.reason) },
    });
    return id;
  }
}
