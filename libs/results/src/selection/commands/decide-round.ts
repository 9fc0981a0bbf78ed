import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { RoundNotInPhase, Rounds, RoundWalk, type Round } from '@jiangong/programme';
import { requirePermission, ScoreRuns, sealText, type SealedRun } from '../../score-runs/public';
import type { ChosenList } from '../decision-draft.rules';
import '../decision.policy';
import { QuotasUnmet } from '../decision.refusals';
import { Decisions } from '../decisions';
import { SelectionFreezer } from '../selection-freezer';
import { Selection, SelectionOverride } from '../selection.entity';
import { NoSealedSelection, OverrideUnsettled, SelectionExchanged, SelectionStale } from '../selection.refusals';
import type { Exclusion } from '../selection.rules';

export interface RoundDecision {
  readonly roundId: string;
  readonly runId: string;
  /** The selection the officer has before the eyes, where the rules ask for a list as a whole. */
  readonly selectionId?: string | null;
}

/** Decides the list of winners of a sealed run and opens the public notice, in one commit (domain.md §7). */
@Injectable()
export class DecideRound {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: Rounds,
    private readonly walk: RoundWalk,
    private readonly runs: ScoreRuns,
    private readonly freezer: SelectionFreezer,
    private readonly decisions: Decisions,
  ) {}

  /** Returns the decision's id. */
  execute(actor: Actor, { roundId, runId, selectionId }: RoundDecision): Promise<string> {
    // serialisable: the comparison with the present facts and the list are of one moment
    return this.uow.run(actor, { isolation: 'serializable' }, async (tx) => {
      requirePermission(actor, 'decision.decide');
      const round = await this.rounds.load(tx, roundId, 'update');
      if (round.phase !== 'deciding') throw new RoundNotInPhase({ phase: round.phase, needed: ['deciding'] });
      const run = await this.runs.sealedAndPresent(tx, round, runId);
      const excluded = await this.freezer.excludedOf(tx, round.id);
      const { deciding } = await this.rounds.rulesOf(tx, round.id);
      const chosen = deciding.selection ? await this.chosenList(tx, round, run, excluded, selectionId ?? null) : null;
      const draft = await this.decisions.draft(tx, round, run, excluded, chosen);
      if (draft.compliance.some((line) => !line.isMet)) throw new QuotasUnmet({ compliance: draft.compliance });
      const id = await this.decisions.write(tx, round.id, run, draft);
      await this.walk.step(tx, round.id, 'notice');
      return id;
    });
  }

  /** The selection that stands: seen by the officer, of this run, true to this moment, nothing of it waiting for a second hand. */
  private async chosenList(tx: Tx, round: Round, run: SealedRun, excluded: readonly Exclusion[], seenId: string | null): Promise<ChosenList> {
    const standing = await tx.repo(Selection).findOne({ where: { roundId: round.id, purpose: 'decision', state: 'sealed' }, select: { id: true, number: true } });
    if (!standing) throw new NoSealedSelection({});
    if (seenId !== null && seenId !== standing.id) throw new SelectionExchanged({ number: standing.number });
    if (await tx.repo(SelectionOverride).existsBy({ selectionId: standing.id, state: 'requested' })) throw new OverrideUnsettled({});
    const chosen = await this.decisions.chosen(tx, standing.id);
    const presentHash = sealText(await this.freezer.freeze(tx, round, run, excluded)).hash;
    if (presentHash !== chosen.inputsHash) throw new SelectionStale({ number: chosen.number, inputsHash: chosen.inputsHash, presentHash });
    return chosen;
  }
}
