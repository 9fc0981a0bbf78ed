import { Injectable } from '@nestjs/common';
import { BadInput, dayOf, newId, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { Studio, StudioReview, type Verdict } from '../studio.entity';
import { StudioRemoved } from '../studio.events';
import { requireStudioReport } from '../studio-lead';
import { requireStudioAt } from '../studio.policy';
import { ReviewerConcerned, ReviewerReported } from '../studio.refusals';
import { refuseRemoved, refuseReport, refuseReview, stateAfter } from '../studio.rules';
import { StudioTies } from '../studio-ties';
import { Studios } from '../studios';

/** Those who lead a studio say what its year brought. */
@Injectable()
export class ReportStudioYear {
  constructor(private readonly uow: UnitOfWork, private readonly studios: Studios) {}

  execute(actor: Actor, { studioId, year, report }: { readonly studioId: string; readonly year: number; readonly report: string }): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const { studio, lineage } = await this.studios.locked(tx, studioId);
      requireStudioReport(actor, studio, lineage);
      refuseRemoved(studio);
      const text = report.trim();
      if (text === '') throw BadInput.at('input.report', '请写自评报告', 'write the report');
      const known = await tx.repo(StudioReview).findOneBy({ studioId, year });
      refuseReport(known, year);
      const facts = { report: text, reportedById: actor.accountId, reportedByName: actor.name, reportedAt: tx.now };
      if (known) await tx.repo(StudioReview).update({ id: known.id }, facts);
      else await tx.repo(StudioReview).insert({ id: newId(), studioId, year, ...facts });
      tx.record({ chain: 'platform', type: 'people.studio.reported', body: { studioId, year } });
      return studioId;
    });
  }
}

export interface StudioVerdict {
  readonly studioId: string;
  readonly year: number;
  readonly verdict: Verdict;
  readonly reason: string;
}

/** The city keeps a studio, has it rectified, or takes it off the register; then its ties and memberships end. */
@Injectable()
export class ReviewStudio {
  constructor(private readonly uow: UnitOfWork, private readonly studios: Studios, private readonly ties: StudioTies) {}

  execute(actor: Actor, { reason, ...wish }: StudioVerdict): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const { studio, lineage } = await this.studios.locked(tx, wish.studioId);
      requireStudioAt(actor, 'studio.review', lineage);
      refuseRemoved(studio);
      const known = await tx.repo(StudioReview).findOneBy({ studioId: studio.id, year: wish.year });
      const given = reason.trim();
      refuseReview(known, { ...wish, reason: given }, actor.accountId);
      await this.refuseConcerned(tx, actor, studio, known!);
      await tx.repo(StudioReview).update({ id: known!.id }, { verdict: wish.verdict, reason: given || null, decidedById: actor.accountId, decidedByName: actor.name, decidedAt: tx.now });
      if (wish.verdict === 'remove') await this.remove(tx, studio, given);
      else await tx.repo(Studio).update({ id: studio.id }, { state: stateAfter(wish.verdict) });
      tx.record({ chain: 'platform', type: 'people.studio.reviewed', body: { studioId: studio.id, year: wish.year, verdict: wish.verdict } });
      return studio.id;
    });
  }

  /** Money follows from a review: nobody keeps the studio they belong to, and two accounts of one member are one person. */
  private async refuseConcerned(tx: Tx, { memberId }: Actor, studio: Studio, { reportedById }: StudioReview): Promise<void> {
    if (memberId === null) return;
    if (studio.leadId === memberId || (await this.studios.present(tx, studio.id)).includes(memberId)) throw new ReviewerConcerned({});
    const [reporter] = await tx.query<{ memberId: string | null }>('select member_id as "memberId" from account where id = $1', [reportedById]);
    if (reporter?.memberId === memberId) throw new ReviewerReported({});
  }

  private async remove(tx: Tx, studio: Studio, reason: string): Promise<void> {
    const today = dayOf(tx.now);
    await tx.repo(Studio).update({ id: studio.id }, { state: 'removed', removedOn: today, removeReason: reason });
    await tx.query('update studio_member set to_on = $2 where studio_id = $1 and to_on is null', [studio.id, today]);
    await this.ties.end(tx, studio, null);
    tx.announce(StudioRemoved, { studioId: studio.id });
  }
}
