import { Injectable } from '@nestjs/common';
import { newId, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { Rounds } from '@jiangong/programme';
import { requirePermission, ScoreRun } from '../../score-runs/public';
import type { RankingChange } from '../../selection/public';
import { Proposals, type Proposal } from '../proposals';
import { Rankings } from '../rankings';
import { Rescoring } from '../rescoring.entity';
import '../rescoring.policy';
import { RescoringNeedsOfficer, RescoringNeedsSecondOfficer, RescoringOnlyPreviewed, RescoringOutdated } from '../rescoring.refusals';

/** The members behind the entries that changed: whose entry it is, and all who made it together. */
const TELL = `
  insert into result_notice (id, round_id, rescoring_id, entry_id, member_id, created_at)
  select gen_random_uuid(), e.round_id, $2, e.id, behind.member_id, $3
    from entry e
    cross join lateral (select e.member_id where e.member_id is not null union select w.member_id from entry_author w where w.entry_id = e.id) behind
   where e.id = any($1::uuid[])
  on conflict do nothing`;

/**
 * Puts a further run in the place of the standing one (domain.md §6): the first officer asks, a second one confirms.
 * Both have the same comparison before them, because sealed runs never change. The round is locked first: however many
 * confirm at once, it is applied once.
 */
@Injectable()
export class ApplyRescoring {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: Rounds,
    private readonly proposals: Proposals,
    private readonly rankings: Rankings,
  ) {}

  /** Returns the run's id. */
  execute(actor: Actor, runId: string): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requirePermission(actor, 'rescoring.apply');
      if (actor.accountId === null) throw new RescoringNeedsOfficer({});
      const proposal = await this.proposals.open(tx, runId);
      const round = await this.rounds.load(tx, proposal.run.roundId, 'update');
      if (round.phase !== 'computing' && round.phase !== 'deciding') throw new RescoringOnlyPreviewed({ phase: round.phase });
      const changes = await this.rankings.compare(tx, round.id, proposal.standing.id, runId);
      const { rescoring } = proposal;
      if (!rescoring) await this.request(tx, proposal, changes.length);
      else {
        await this.refuseSamePerson(tx, rescoring, actor);
        if (rescoring.standingRunId !== proposal.standing.id) throw new RescoringOutdated({ number: proposal.run.number });
        await this.apply(tx, proposal, rescoring, changes);
      }
      return runId;
    });
  }

  private async request(tx: Tx, { run, standing }: Proposal, changed: number): Promise<void> {
    const id = newId();
    await tx.repo(Rescoring).insert({
      id, roundId: run.roundId, runId: run.id, standingRunId: standing.id, state: 'requested', changed,
      requestedById: tx.actor.accountId, requestedAt: tx.now, settledById: null, settledAt: null, cancelReason: '',
    });
    tx.record({
      chain: `round:${run.roundId}`, type: 'results.rescoring.requested',
      body: { rescoringId: id, runId: run.id, standingRunId: standing.id, outputsHash: run.outputsHash, changed, accountId: tx.actor.accountId },
    });
  }

  private async apply(tx: Tx, { run, standing }: Proposal, rescoring: Rescoring, changes: readonly RankingChange[]): Promise<void> {
    await tx.repo(ScoreRun).update({ id: standing.id }, { stands: false });
    await tx.repo(ScoreRun).update({ id: run.id }, { stands: true });
    await tx.repo(Rescoring).update({ id: rescoring.id }, { state: 'applied', settledById: tx.actor.accountId, settledAt: tx.now, changed: changes.length });
    await tx.query(TELL, [changes.map(({ entryId }) => entryId), rescoring.id, tx.now]);
    tx.record({
      chain: `round:${run.roundId}`, type: 'results.rescoring.applied',
      body: {
        rescoringId: rescoring.id, runId: run.id, standingRunId: standing.id, outputsHash: run.outputsHash, changed: changes.length,
        entering: changes.filter(({ change }) => change === 'enters').length, leaving: changes.filter(({ change }) => change === 'leaves').length,
        officers: [rescoring.requestedById, tx.actor.accountId],
      },
    });
  }

  /** Two accounts of one member are one person. */
  private async refuseSamePerson(tx: Tx, { requestedById, requestedAt }: Rescoring, actor: Actor): Promise<void> {
    const [first] = await tx.query<{ id: string; memberId: string | null; name: string }>(`select id, member_id as "memberId", name from account where id = $1`, [requestedById]);
    if (!first || (first.id !== actor.accountId && (first.memberId === null || first.memberId !== actor.memberId))) return;
    throw new RescoringNeedsSecondOfficer({ officer: first.name, requestedAt: requestedAt! });
  }
}
