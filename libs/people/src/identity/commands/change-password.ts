import { Injectable } from '@nestjs/common';
import { SignInNeeded, type Actor } from '@jiangong/kernel';
import { Reader, UnitOfWork } from '@jiangong/platform';
import { Account, Session } from '../account.entity';
import { SamePassword, SignInFailed } from '../identity.refusals';
import { Passwords } from '../passwords';
import { SignInLimits } from '../sign-in-limits';
import { checkPassword } from '../username.rules';

export interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly address: string;
}

/** One's own password, by whoever knows the present one; every session ends, so that whoever had the old one is out. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
    private readonly passwords: Passwords,
    private readonly limits: SignInLimits,
  ) {}

  async execute(actor: Actor, input: PasswordChange): Promise<boolean> {
    const { accountId } = actor;
    if (!accountId) throw new SignInNeeded();
    const newPassword = checkPassword(input.newPassword, 'input.newPassword');
    const account = await this.reader.first<{ username: string; passwordHash: string }>('select username, password_hash as "passwordHash" from account where id = $1', [accountId]);
    if (!account) throw new SignInNeeded();
    await this.limits.take(account.username, input.address);
    if (!(await this.passwords.matches(account.passwordHash, input.currentPassword))) throw new SignInFailed({});
    await this.limits.giveBack(account.username, input.address);
    if (input.newPassword === input.currentPassword) throw new SamePassword({});
    const passwordHash = await this.passwords.hash(newPassword);
    return this.uow.run(actor, {}, async (tx) => {
      await tx.repo(Account).update({ id: accountId }, { passwordHash, passwordUntil: null });
      await tx.repo(Session).delete({ accountId });
      tx.record({ chain: 'platform', type: 'people.account.password_changed', body: { accountId } });
      return true;
    });
  }
}
