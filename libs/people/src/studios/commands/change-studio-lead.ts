import { Injectable } from '@nestjs/common';
import { dayOf, newId, NotFound, sha256, type Actor, type Day } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { noMember } from '../../members/public';
import { Studio, StudioLeadChange, StudioMember } from '../studio.entity';
import { requireStudioAt } from '../studio.policy';
import { LeadAlready, LeadChangeNeedsReason, LeadDayWrong } from '../studio.refusals';
import { refuseRemoved } from '../studio.rules';
import { StudioTies } from '../studio-ties';
import { Studios } from '../studios';

export interface LeadChange {
  readonly studioId: string;
  readonly memberId: string;
  /** The first day of the new lead. */
  readonly fromOn: Day;
  readonly reason: string;
}

/** Somebody else leads a studio from a day on; the former lead stays a member, a new one who was none joins. */
@Injectable()
export class ChangeStudioLead {
  constructor(private readonly uow: UnitOfWork, private readonly studios: Studios, private readonly ties: StudioTies) {}

  execute(actor: Actor, { studioId, memberId, fromOn, reason }: LeadChange): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const { studio, lineage } = await this.studios.locked(tx, studioId);
      requireStudioAt(actor, 'studio.register', lineage);
      refuseRemoved(studio);
      const given = reason.trim();
      if (given === '') throw new LeadChangeNeedsReason({});
      if (studio.leadId === memberId) throw new LeadAlready({});
      await this.refuseDay(tx, studio, fromOn);
      const [member] = await tx.query('select 1 from member where id = $1', [memberId]);
      if (!member) throw new NotFound(noMember);
      const present = await this.studios.present(tx, studioId);
      if (!present.includes(memberId)) {
        await tx.repo(StudioMember).insert({ id: newId(), studioId, memberId, fromOn: dayOf(tx.now), toOn: null });
        await this.ties.join(tx, studio, memberId, present);
      }
      await tx.repo(StudioLeadChange).insert({ id: newId(), studioId, formerLeadId: studio.leadId, leadId: memberId, fromOn, reason: given, changedById: actor.accountId, changedByName: actor.name, changedAt: tx.now });
      await tx.repo(Studio).update({ id: studioId }, { leadId: memberId });
      tx.record({ chain: 'platform', type: 'people.studio.lead_changed', body: { studioId, formerLeadId: studio.leadId, leadId: memberId, fromOn, reasonHash: sha256(given) } });
      return studioId;
    });
  }

  /** Leads follow one another: never before the one in office began, never ahead of time. */
  private async refuseDay(tx: Tx, { id, foundedOn }: Studio, fromOn: Day): Promise<void> {
    const [last] = await tx.query<{ since: string | null }>('select max(from_on)::text as since from studio_lead_change where studio_id = $1', [id]);
    const since = last?.since ?? foundedOn;
    if (fromOn <= since || fromOn > dayOf(tx.now)) throw new LeadDayWrong({ since });
  }
}
