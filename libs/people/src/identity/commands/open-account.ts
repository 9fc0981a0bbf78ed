import { Injectable } from '@nestjs/common';
import { mayAnywhere, newId, NotAllowed, NotFound, type Actor } from '@jiangong/kernel';
import { isDuplicate, UnitOfWork } from '@jiangong/platform';
import { Account } from '../account.entity';
import { UsernameTaken } from '../identity.refusals';
import { Passwords } from '../passwords';
import { canonicalUsername, checkPassword, checkUsername } from '../username.rules';

export interface NewAccount {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  /** The member it belongs to; null for an officer who is none. */
  readonly memberId?: string | null;
}

@Injectable()
export class OpenAccount {
  constructor(private readonly uow: UnitOfWork, private readonly passwords: Passwords) {}

  /** Returns the account's id. */
  async execute(actor: Actor, input: NewAccount): Promise<string> {
    if (!mayAnywhere(actor, 'account.open')) throw new NotAllowed('account.open');
    const username = checkUsername(canonicalUsername(input.username));
    // outside the transaction: the hash takes long and holds no lock
    const passwordHash = await this.passwords.hash(checkPassword(input.password));
    return this.uow.run(actor, {}, async (tx) => {
      const memberId = input.memberId ?? null;
      if (memberId) {
        const [member] = await tx.query<{ id: string }>('select id from member where id = $1', [memberId]);
        if (!member) throw new NotFound({ zh: '职工', en: 'member' });
      }
      const id = newId();
      try {
        await tx.repo(Account).insert({ id, username, passwordHash, name: input.name, memberId, createdAt: tx.now, disabledAt: null });
      } catch (error) {
        throw isDuplicate(error) ? new UsernameTaken({ username }) : error;
      }
      tx.record({ chain: 'platform', type: 'people.account.opened', body: { accountId: id, memberId } });
      return id;
    });
  }
}
