import { Injectable } from '@nestjs/common';
import { newId, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { RoundNotInPhase, Rounds, RoundWalk, type Round } from '@jiangong/programme';
import { requirePermission, ScoreRuns, sealText, type SealedRun } from '../../score-runs/public';
import { Decision, DecisionPlace } from '../decision.entity';
import '../decision.policy';
import { QuotasUnmet } from '../decision.refusals';
import { select, type Selection } from '../decision.rules';

export interface RoundDecision {
  readonly roundId: string;
  readonly runId: string;
}

/** Draws the list of winners from a sealed run and opens the public notice, in one commit (domain.md §7). */
@Injectable()
export class DecideRound {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: Rounds,
    private readonly walk: RoundWalk,
    private readonly runs: ScoreRuns,
  ) {}

  /** Returns the decision's id. */
  execute(actor: Actor, { roundId, runId }: RoundDecision): Promise<string> {
    // serialisable: the comparison with the present facts and the list are of one moment
    return this.uow.run(actor, { isolation: 'serializable' }, async (tx) => {
      requirePermission(actor, 'decision.decide');
      const round = await this.rounds.load(tx, roundId, 'update');
      if (round.phase !== 'deciding') throw new RoundNotInPhase({ phase: round.phase, needed: ['deciding'] });
      const run = await this.runs.sealedAndPresent(tx, round, runId);
      const selection = select(run.inputs, run.outputs, await this.rounds.categoriesOf(tx, round.id), await this.rounds.rulesOf(tx, round.id));
      if (selection.compliance.some((line) => !line.isMet)) throw new QuotasUnmet({ compliance: selection.compliance });
      const id = await this.insert(tx, round, run, selection);
      await this.walk.step(tx, round.id, 'notice');
      return id;
    });
  }

  private async insert(tx: Tx, round: Round, run: SealedRun, { places, compliance, emptyPlaces, emptyBecause }: Selection): Promise<string> {
    const id = newId();
    const content = sealText({
      format: 'jiangong.decision/2', roundId: round.id, runId: run.id, outputsHash: run.outputsHash, ruleVersionId: round.ruleVersionId, places, compliance, emptyPlaces, emptyBecause,
    });
    await tx.repo(Decision).insert({
      id, roundId: round.id, runId: run.id, state: 'standing', compliance: compliance as never, content: content.text, contentHash: content.hash, createdAt: tx.now, createdById: tx.actor.accountId,
    });
    if (places.length > 0) await tx.repo(DecisionPlace).insert(places.map(({ entryId, categoryId, rank, score, title }) => ({ decisionId: id, entryId, categoryId, rank, score, title })));
    tx.record({
      chain: `round:${round.id}`, type: 'results.decision.made',
      body: { decisionId: id, runId: run.id, outputsHash: run.outputsHash, contentHash: content.hash, winners: places.length },
    });
    return id;
  }
}
