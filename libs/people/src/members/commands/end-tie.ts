import { Injectable } from '@nestjs/common';
import { BadInput, dayOf, mayAt, NotFound, type Actor, type Day } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { MemberTie } from '../member.entity';
import { TieChanged } from '../member.events';
import { noTie } from '../member.policy';
import { TieOver } from '../member.refusals';
import { Members } from '../members';

/** A tie comes to its end on a day; the row stays, for rounds that ran while it held. */
@Injectable()
export class EndTie {
  constructor(private readonly uow: UnitOfWork, private readonly members: Members) {}

  execute(actor: Actor, { tieId, toDay }: { readonly tieId: string; readonly toDay: Day }): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const tie = await tx.repo(MemberTie).findOne({ where: { id: tieId }, lock: { mode: 'pessimistic_write' } });
      const places = tie ? await Promise.all([tie.memberAId, tie.memberBId].map((id) => this.members.membershipOn(tx, id, dayOf(tx.now)))) : [];
      if (!tie || !places.some((place) => mayAt(actor, 'tie.record', place?.lineage ?? []))) throw new NotFound(noTie);
      if (tie.toDay !== null && tie.toDay < dayOf(tx.now)) throw new TieOver({ toDay: tie.toDay });
      if (toDay < tie.fromDay) throw BadInput.at('input.toDay', '结束日期早于开始日期', 'the last day lies before the first');
      await tx.repo(MemberTie).update({ id: tie.id }, { toDay });
      tx.record({ chain: 'platform', type: 'people.tie.ended', body: { tieId: tie.id, toDay } });
      tx.announce(TieChanged, { tieId: tie.id, memberAId: tie.memberAId, memberBId: tie.memberBId });
      return tie.id;
    });
  }
}
