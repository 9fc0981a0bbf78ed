import { Injectable } from '@nestjs/common';
import { NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { NewsProfiles } from '../../news/public';
import { HiddenPerson } from '../../persons/public';

function ownMember({ memberId }: Actor): string {
  if (!memberId) throw new NotFound({ zh: '人物', en: 'person' });
  return memberId;
}

const note = (tx: Tx, type: string, memberId: string): void => tx.record({ chain: 'platform', type, body: { memberId } });

/** A person wants no page of their own: it is gone with this commit, and what tells of them alone with it. Twice is once. */
@Injectable()
export class HidePerson {
  constructor(private readonly uow: UnitOfWork, private readonly profiles: NewsProfiles) {}

  execute(actor: Actor): Promise<void> {
    const memberId = ownMember(actor);
    return this.uow.run(actor, {}, async (tx) => {
      const [added] = await tx.query('insert into hidden_person (member_id, hidden_at) values ($1, $2) on conflict do nothing returning member_id', [memberId, tx.now]);
      if (!added) return;
      note(tx, 'recognition.person.hidden', memberId);
      await this.profiles.takeBack(tx, memberId);
    });
  }
}

/** The page is there again; what was told of the person comes back only through those who write and review it. */
@Injectable()
export class ShowPerson {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor): Promise<void> {
    const memberId = ownMember(actor);
    return this.uow.run(actor, {}, async (tx) => {
      const { affected } = await tx.repo(HiddenPerson).delete({ memberId });
      if (affected) note(tx, 'recognition.person.shown', memberId);
    });
  }
}
