import { Injectable } from '@nestjs/common';
import { mayAnywhere, NotAllowed, NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Account, Session } from '../account.entity';
import { noAccount } from '../identity.policy';
import { OwnGrant } from '../identity.refusals';

/** Shuts an account, or opens it again. Its sessions end in the same commit; its rows and deeds stay. */
@Injectable()
export class DisableAccount {
  constructor(private readonly uow: UnitOfWork) {}

  execute(actor: Actor, accountId: string, isDisabled: boolean): Promise<boolean> {
    return this.uow.run(actor, {}, async (tx) => {
      if (!mayAnywhere(actor, 'account.disable')) throw new NotAllowed('account.disable');
      if (actor.accountId === accountId) throw new OwnGrant({});
      const account = await tx.repo(Account).findOne({ where: { id: accountId }, lock: { mode: 'pessimistic_write' } });
      if (!account) throw new NotFound(noAccount);
      if ((account.disabledAt !== null) === isDisabled) return true;
      await tx.repo(Account).update({ id: accountId }, { disabledAt: isDisabled ? tx.now : null });
      if (isDisabled) await tx.repo(Session).delete({ accountId });
      tx.record({ chain: 'platform', type: isDisabled ? 'people.account.disabled' : 'people.account.enabled', body: { accountId } });
      return true;
    });
  }
}
