import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Session } from '../account.entity';
import { hashOfToken } from '../session-token';

/** Ends one session. Doing it twice, or without one, changes nothing. */
@Injectable()
export class SignOut {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, token: string | null): Promise<boolean> {
    if (!token) return Promise.resolve(true);
    return this.uow.run(actor, {}, async (tx) => {
      await tx.repo(Session).delete({ tokenHash: hashOfToken(token) });
      return true;
    });
  }
}
