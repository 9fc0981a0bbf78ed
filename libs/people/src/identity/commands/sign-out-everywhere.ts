import { Injectable } from '@nestjs/common';
import { SignInNeeded, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Session } from '../account.entity';

/** Ends every session of the actor's account, on every device, this one too. */
@Injectable()
export class SignOutEverywhere {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor): Promise<boolean> {
    const { accountId } = actor;
    if (!accountId) throw new SignInNeeded();
    return this.uow.run(actor, {}, async (tx) => {
      await tx.repo(Session).delete({ accountId });
      return true;
    });
  }
}
