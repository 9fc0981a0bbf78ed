import { Injectable } from '@nestjs/common';
import { NotAllowed, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { Rounds } from '@jiangong/programme';
import { Entry, EntryNotWithdrawable, EntryWithdrawn, factsOf, isWithdrawable, OWN_UNION_RECOMMENDATION, signerValues, type EntryRow } from '../../submissions/public';
import { Recommendation } from '../recommendation.entity';
import { writeStep } from '../recommendation-store';
import { loadEntry } from './load-entry';
import { WithdrawRecommendation } from './withdraw-recommendation';

/**
 * The person steps back altogether, whoever put them forward, until judging begins; a union takes back its own
 * recommendation and leaves the others standing.
 */
@Injectable()
export class WithdrawEntry {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds, private readonly withdrawRecommendation: WithdrawRecommendation) {}

  execute(actor: Actor, { id }: { id: string }): Promise<string> {
    return this.uow.run(actor, { isolation: 'serializable' }, async (tx) => {
      const entry = await loadEntry(tx, actor, id);
      // locks the round: it must not enter judging in between
      const { phase } = await this.rounds.load(tx, entry.roundId);
      const facts = { ...factsOf(entry), phase };
      if (!facts.isOwn && !facts.isOwnUnion) throw new NotAllowed('recommendation.make');
      if (!isWithdrawable(facts)) throw new EntryNotWithdrawable({ code: entry.code, state: entry.state, phase });
      if (facts.isOwn) await this.stepBack(tx, entry);
      else for (const one of await this.ofOwnUnion(tx, actor, id)) await this.withdrawRecommendation.withdrawIn(tx, actor, one);
      return id;
    });
  }

  private async stepBack(tx: Tx, entry: EntryRow): Promise<void> {
    const open = await tx.repo(Recommendation).find({ where: { entryId: entry.id } });
    for (const row of open.filter((one) => one.state === 'in_review' || one.state === 'returned' || one.state === 'passed')) {
      await tx.repo(Recommendation).update({ id: row.id }, { state: 'withdrawn', correctBy: null });
      await writeStep(tx, row, { act: 'withdraw', desk: row.desk, organizationId: null });
    }
    await tx.repo(Entry).update({ id: entry.id }, { state: 'withdrawn' });
    if (entry.state === 'draft') return;
    tx.record({ chain: `round:${entry.roundId}`, type: 'entries.entry.withdrawn', body: { entryId: entry.id, code: entry.code } });
    tx.announce(EntryWithdrawn, { roundId: entry.roundId, entryId: entry.id });
  }

  private async ofOwnUnion(tx: Tx, actor: Actor, entryId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select p.id from recommendation p where p.entry_id = $5 and ${OWN_UNION_RECOMMENDATION('$1', '$2', '$3', '$4')}`,
      [actor.kind === 'platform', ...signerValues(actor), entryId]);
    return rows.map((row) => row.id);
  }
}
