import { Injectable } from '@nestjs/common';
import { addDays, dayOf, mayAt, newId, NotFound, type Actor, type Day } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { MemberAttribute } from '../member.entity';
import { noMember, requireOver } from '../member.policy';
import { AttributeTooEarly } from '../member.refusals';
import { Members } from '../members';

export interface AttributeFact {
  readonly memberId: string;
  readonly attribute: string;
  readonly value: string;
  readonly fromOn: Day;
}

/** States a dated fact; the one before it ends the day before. Stated at district level or above it counts as verified. */
@Injectable()
export class RecordAttribute {
  constructor(private readonly uow: UnitOfWork, private readonly members: Members) {}

  execute(actor: Actor, input: AttributeFact): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const [member] = await tx.query<{ id: string }>('select id from member where id = $1 for update', [input.memberId]);
      const place = member && (await this.members.membershipOn(tx, input.memberId, dayOf(tx.now)));
      if (!place) throw new NotFound(noMember);
      requireOver(actor, 'attribute.record', place.lineage);
      const [current] = await tx.query<{ id: string; fromOn: Day; toOn: Day | null }>(
        `select id, from_on::text as "fromOn", to_on::text as "toOn" from member_attribute where member_id = $1 and attribute = $2
          order by member_attribute.from_on desc limit 1`,
        [input.memberId, input.attribute],
      );
      if (current && input.fromOn <= current.fromOn) throw new AttributeTooEarly({ attribute: input.attribute, fromOn: input.fromOn, currentFromOn: current.fromOn });
      if (current && (current.toOn === null || current.toOn >= input.fromOn)) {
        await tx.repo(MemberAttribute).update({ id: current.id }, { toOn: addDays(input.fromOn, -1) });
      }
      const isVerified = mayAt(actor, 'attribute.verify', place.lineage);
      await tx.repo(MemberAttribute).insert({
        ...input, id: newId(), toOn: null,
        verifiedById: isVerified ? actor.accountId : null, verifiedAt: isVerified ? tx.now : null,
      });
      return input.memberId;
    });
  }
}
