import { Inject, Injectable } from '@nestjs/common';
import { visitor, type Clock } from '@jiangong/kernel';
import { CLOCK, Reader, UnitOfWork } from '@jiangong/platform';
import { Session } from '../account.entity';
import { AccountDisabled, SignInFailed, TemporaryPasswordExpired } from '../identity.refusals';
import { Passwords } from '../passwords';
import { SessionActors } from '../session-actors';
import { hashOfToken, newToken } from '../session-token';
import { SignInLimits } from '../sign-in-limits';
import { canonicalUsername } from '../username.rules';

export interface SignInAttempt {
  readonly username: string;
  readonly password: string;
  readonly address: string;
  readonly userAgent: string;
  /** A token the browser still holds; it ends here, so that nobody can be handed a session made by another. */
  readonly previousToken: string | null;
}

export interface SignedIn {
  readonly accountId: string;
  /** For the cookie; never stored. */
  readonly token: string;
}

interface Candidate {
  readonly id: string;
  readonly passwordHash: string;
  readonly disabledAt: Date | null;
  readonly passwordUntil: Date | null;
}

/** Makes a session of a user name and a password. Tells nobody whether the name exists, neither in words nor in time. */
@Injectable()
export class SignIn {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
    private readonly passwords: Passwords,
    private readonly limits: SignInLimits,
    private readonly sessions: SessionActors,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(attempt: SignInAttempt): Promise<SignedIn> {
    const username = canonicalUsername(attempt.username);
    await this.limits.take(username, attempt.address);
    const account = await this.reader.first<Candidate>(
      'select id, password_hash as "passwordHash", disabled_at as "disabledAt", password_until as "passwordUntil" from account where username = $1', [username]);
    const isRight = await this.passwords.matches(account?.passwordHash ?? null, attempt.password);
    if (!account || !isRight) throw new SignInFailed({});
    await this.limits.giveBack(username, attempt.address);
    if (account.disabledAt) throw new AccountDisabled({});
    if (account.passwordUntil && account.passwordUntil <= this.clock.now()) throw new TemporaryPasswordExpired({});
    return { accountId: account.id, token: await this.openSession(account, attempt) };
  }

  private openSession({ id: accountId, passwordHash }: Candidate, attempt: SignInAttempt): Promise<string> {
    const token = newToken();
    return this.uow.run(visitor, {}, async (tx) => {
      if (attempt.previousToken) await tx.repo(Session).delete({ tokenHash: hashOfToken(attempt.previousToken) });
      // the share lock lets a disabling or a change of password that runs meanwhile end this session too, or be seen here
      const [account] = await tx.query<{ isDisabled: boolean; passwordHash: string }>(
        'select disabled_at is not null as "isDisabled", password_hash as "passwordHash" from account where id = $1 for share', [accountId]);
      if (!account || account.isDisabled) throw new AccountDisabled({});
      if (account.passwordHash !== passwordHash) throw new SignInFailed({});
      await tx.repo(Session).insert({
        tokenHash: hashOfToken(token), accountId, createdAt: tx.now, lastSeenAt: tx.now, expiresAt: this.sessions.expiryFrom(tx.now), userAgent: attempt.userAgent.slice(0, 200),
      });
      return token;
    });
  }
}
