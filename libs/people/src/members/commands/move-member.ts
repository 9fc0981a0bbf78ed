import { Injectable } from '@nestjs/common';
import { addDays, newId, NotFound, type Actor, type Day } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Organizations } from '../../organizations/public';
import { Membership } from '../member.entity';
import { MemberMoved } from '../member.events';
import { noMember, requireOver } from '../member.policy';
import { AlreadyThere, MembershipTooEarly } from '../member.refusals';

export interface MemberMove {
  readonly memberId: string;
  readonly organizationId: string;
  /** First day in the new organization; the day before is the last in the old. */
  readonly fromOn: Day;
}

/** A change of organization: the old membership ends, a new one begins, history stays. Held at both ends. */
@Injectable()
export class MoveMember {
  constructor(private readonly uow: UnitOfWork, private readonly organizations: Organizations) {}

  execute(actor: Actor, input: MemberMove): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      // the person's row serialises two moves of the same person
      const [member] = await tx.query<{ id: string }>('select id from member where id = $1 for update', [input.memberId]);
      if (!member) throw new NotFound(noMember);
      const [current] = await tx.query<{ id: string; organizationId: string; fromOn: Day }>(
        `select id, organization_id as "organizationId", from_on::text as "fromOn" from membership where member_id = $1 order by membership.from_on desc limit 1`,
        [input.memberId],
      );
      const there = await this.organizations.lineageOf(tx, input.organizationId);
      if (there.length === 0) throw new NotFound({ zh: '组织', en: 'organization' });
      if (current) requireOver(actor, 'member.move', await this.organizations.lineageOf(tx, current.organizationId));
      requireOver(actor, 'member.move', there);
      if (current?.organizationId === input.organizationId) throw new AlreadyThere({ organizationId: input.organizationId });
      if (current && input.fromOn <= current.fromOn) throw new MembershipTooEarly({ fromOn: input.fromOn, currentFromOn: current.fromOn });
      if (current) await tx.repo(Membership).update({ id: current.id }, { toOn: addDays(input.fromOn, -1) });
      await tx.repo(Membership).insert({ id: newId(), memberId: input.memberId, organizationId: input.organizationId, fromOn: input.fromOn, toOn: null });
      tx.announce(MemberMoved, { memberId: input.memberId });
      return input.memberId;
    });
  }
}
