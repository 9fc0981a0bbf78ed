import { Injectable } from '@nestjs/common';
import { newId, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { RoundNotInPhase, Rounds } from '@jiangong/programme';
import { requirePermission, ScoreRuns, sealText } from '../../score-runs/public';
import { SelectionFreezer } from '../selection-freezer';
import { computeSelectionJob } from '../selection.jobs';
import { Selection } from '../selection.entity';
import '../selection.policy';
import { SelectionUnderWay } from '../selection.refusals';
import { SELECTION_ENGINE, type SelectionInputs } from '../selection.rules';

export interface SelectionStart {
  readonly roundId: string;
  readonly runId: string;
}

/** One at a time for each purpose: however many start at once, one does and the others are told by whom. */
export async function insertSelection(tx: Tx, purpose: Selection['purpose'], facts: { readonly roundId: string; readonly runId: string }, frozen: SelectionInputs): Promise<string> {
  const { roundId } = facts;
  const [underWay] = await tx.query<{ number: number; startedBy: string | null; startedAt: Date }>(
    `select s.number, (select a.name from account a where a.id = s.created_by_id) as "startedBy", s.created_at as "startedAt"
       from selection s where s.round_id = $1 and s.purpose = $2 and s.state in ('queued', 'computing')`, [roundId, purpose]);
  if (underWay) throw new SelectionUnderWay(underWay);
  const [{ number } = { number: 0 }] = await tx.query<{ number: number }>('select coalesce(max(number), 0)::int as number from selection where round_id = $1', [roundId]);
  const id = newId();
  const inputs = sealText(frozen);
  const jobId = tx.enqueue(computeSelectionJob, { selectionId: id }, { subject: `round:${roundId}` });
  await tx.repo(Selection).insert({
    ...facts, id, purpose, jobId, number: number + 1, state: 'queued', engine: SELECTION_ENGINE, inputs: inputs.text, inputsHash: inputs.hash,
    outputs: null, outputsHash: null, summary: null, createdAt: tx.now, createdById: tx.actor.accountId, sealedAt: null,
  });
  tx.record({
    chain: `round:${roundId}`, type: 'results.selection.started',
    body: { selectionId: id, number: number + 1, purpose, runId: facts.runId, engine: SELECTION_ENGINE, inputsHash: inputs.hash, candidates: frozen.candidates.length, excluded: frozen.excluded.length },
  });
  return id;
}

/** Freezes what the list is chosen from, out of the run that stands, and wants it chosen (domain.md §7). */
@Injectable()
export class StartSelection {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: Rounds,
    private readonly runs: ScoreRuns,
    private readonly freezer: SelectionFreezer,
  ) {}

  /** Returns the selection's id. */
  execute(actor: Actor, { roundId, runId }: SelectionStart): Promise<string> {
    return this.uow.run(actor, { isolation: 'serializable' }, async (tx) => {
      requirePermission(actor, 'selection.start');
      const round = await this.rounds.load(tx, roundId, 'update');
      if (round.phase !== 'deciding') throw new RoundNotInPhase({ phase: round.phase, needed: ['deciding'] });
      const run = await this.runs.sealedAndPresent(tx, round, runId);
      const inputs = await this.freezer.freeze(tx, round, run, await this.freezer.excludedOf(tx, round.id));
      return insertSelection(tx, 'decision', { roundId: round.id, runId: run.id }, inputs);
    });
  }
}
