import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { mayAnywhere, NotAllowed, NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Account, Session } from '../account.entity';
import { noAccount } from '../identity.policy';
import { OwnPasswordReset } from '../identity.refusals';
import { Passwords } from '../passwords';

const VALID_MS = 24 * 3_600_000;
/** Without the letters and digits that are taken for one another when read aloud. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 12;

export interface TemporaryPassword {
  /** Told once, to whoever reset it; never stored. */
  readonly password: string;
  readonly until: Date;
}

const newPassword = (): string => Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/**
 * For somebody who lost theirs: a password that lets in for a day, to be changed before anything else can be done.
 * Every session of the account ends, and the ledger says who did it.
 */
@Injectable()
export class ResetPassword {
  constructor(private readonly uow: UnitOfWork, private readonly passwords: Passwords) {}

  async execute(actor: Actor, accountId: string): Promise<TemporaryPassword> {
    if (!mayAnywhere(actor, 'account.reset_password')) throw new NotAllowed('account.reset_password');
    if (actor.accountId === accountId) throw new OwnPasswordReset({});
    const password = newPassword();
    const passwordHash = await this.passwords.hash(password);
    return this.uow.run(actor, {}, async (tx) => {
      const until = new Date(tx.now.getTime() + VALID_MS);
      const { affected } = await tx.repo(Account).update({ id: accountId }, { passwordHash, passwordUntil: until });
      if (affected === 0) throw new NotFound(noAccount);
      await tx.repo(Session).delete({ accountId });
      tx.record({ chain: 'platform', type: 'people.account.password_reset', body: { accountId, until: until.toISOString() } });
      return { password, until };
    });
  }
}
