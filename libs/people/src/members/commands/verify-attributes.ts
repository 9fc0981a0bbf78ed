import { Injectable } from '@nestjs/common';
import { dayOf, NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { noMember, requireOver } from '../member.policy';
import { Members } from '../members';

/** Confirms every fact of a member that nobody has confirmed yet: the unit states, the level above verifies. */
@Injectable()
export class VerifyAttributes {
  constructor(private readonly uow: UnitOfWork, private readonly members: Members) {}

  execute(actor: Actor, memberId: string): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const place = await this.members.membershipOn(tx, memberId, dayOf(tx.now));
      if (!place) throw new NotFound(noMember);
      requireOver(actor, 'attribute.verify', place.lineage);
      await tx.query('update member_attribute set verified_by_id = $2, verified_at = $3 where member_id = $1 and verified_at is null', [memberId, actor.accountId, tx.now]);
      return memberId;
    });
  }
}
