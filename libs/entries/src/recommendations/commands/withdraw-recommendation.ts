import { Injectable } from '@nestjs/common';
import { NotAllowed, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { refuseUnlessPhase, Rounds } from '@jiangong/programme';
import { Recommendation } from '../recommendation.entity';
import { NotWithdrawable } from '../recommendation.refusals';
import { deskOfLevel } from '../recommendation.rules';
import { loadRecommendation, settleEntry, writeStep } from '../recommendation-store';

/** A side takes its recommendation back before the last desk has decided; its place is free again. */
@Injectable()
export class WithdrawRecommendation {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds) {}

  execute(actor: Actor, { id }: { id: string }): Promise<string> {
    return this.uow.run(actor, { isolation: 'serializable' }, (tx) => this.withdrawIn(tx, actor, id));
  }

  async withdrawIn(tx: Tx, actor: Actor, id: string): Promise<string> {
    const row = await loadRecommendation(tx, actor, id);
    if (!row.ownSide) throw new NotAllowed('recommendation.make');
    refuseUnlessPhase(await this.rounds.load(tx, row.roundId), 'collecting', 'reviewing');
    if (row.state !== 'in_review' && row.state !== 'returned') throw new NotWithdrawable({ code: row.code, state: row.state });
    await tx.repo(Recommendation).update({ id }, { state: 'withdrawn', correctBy: null });
    const organizationId = row.origin === 'recommendation' ? row.organizationId : null;
    await writeStep(tx, row, { act: 'withdraw', desk: deskOfLevel(row.level) ?? 'unit', organizationId });
    await settleEntry(tx, row.entryId);
    return id;
  }
}
