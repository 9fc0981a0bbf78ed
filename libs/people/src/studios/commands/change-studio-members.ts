import { Injectable } from '@nestjs/common';
import { dayOf, newId, NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { noMember } from '../../members/public';
import { StudioMember } from '../studio.entity';
import { requireStudioAt } from '../studio.policy';
import { AlreadyInStudio, LeadStays, NotInStudio } from '../studio.refusals';
import { refuseRemoved } from '../studio.rules';
import { StudioTies } from '../studio-ties';
import { Studios } from '../studios';

interface StudioAndMember {
  readonly studioId: string;
  readonly memberId: string;
}

/** A person joins a studio and is tied to its members from today. */
@Injectable()
export class JoinStudio {
  constructor(private readonly uow: UnitOfWork, private readonly studios: Studios, private readonly ties: StudioTies) {}

  execute(actor: Actor, { studioId, memberId }: StudioAndMember): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const { studio, lineage } = await this.studios.locked(tx, studioId);
      requireStudioAt(actor, 'studio.register', lineage);
      refuseRemoved(studio);
      const present = await this.studios.present(tx, studioId);
      if (present.includes(memberId)) throw new AlreadyInStudio({});
      const [member] = await tx.query('select 1 from member where id = $1', [memberId]);
      if (!member) throw new NotFound(noMember);
      await tx.repo(StudioMember).insert({ id: newId(), studioId, memberId, fromOn: dayOf(tx.now), toOn: null });
      await this.ties.join(tx, studio, memberId, present);
      tx.record({ chain: 'platform', type: 'people.studio.joined', body: { studioId, memberId } });
      return studioId;
    });
  }
}

/** A person leaves a studio; the ties end today and stay for rounds that ran while they held. */
@Injectable()
export class LeaveStudio {
  constructor(private readonly uow: UnitOfWork, private readonly studios: Studios, private readonly ties: StudioTies) {}

  execute(actor: Actor, { studioId, memberId }: StudioAndMember): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const { studio, lineage } = await this.studios.locked(tx, studioId);
      requireStudioAt(actor, 'studio.register', lineage);
      refuseRemoved(studio);
      if (studio.leadId === memberId) throw new LeadStays({});
      if (!(await this.studios.present(tx, studioId)).includes(memberId)) throw new NotInStudio({});
      await tx.query('update studio_member set to_on = $3 where studio_id = $1 and member_id = $2 and to_on is null', [studioId, memberId, dayOf(tx.now)]);
      await this.ties.end(tx, studio, memberId);
      tx.record({ chain: 'platform', type: 'people.studio.left', body: { studioId, memberId } });
      return studioId;
    });
  }
}
