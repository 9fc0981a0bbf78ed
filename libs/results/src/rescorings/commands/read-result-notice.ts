import { Injectable } from '@nestjs/common';
import { NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { IsNull } from 'typeorm';
import { ResultNotice } from '../rescoring.entity';

/** The person has seen it; only one's own. */
@Injectable()
export class ReadResultNotice {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, id: string): Promise<void> {
    return this.uow.run(actor, {}, async (tx) => {
      const notice = actor.memberId === null ? null : await tx.repo(ResultNotice).findOneBy({ id, memberId: actor.memberId });
      if (!notice) throw new NotFound({ zh: '通知', en: 'notice' });
      await tx.repo(ResultNotice).update({ id, readAt: IsNull() }, { readAt: tx.now });
    });
  }
}
