import { Injectable } from '@nestjs/common';
import { sha256 } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { TooManyAttempts } from './identity.refusals';
import { networkOf } from './network-of';

const QUARTER_HOUR = 15 * 60;

/** Failed attempts in a quarter of an hour. An address may be a whole office behind one router. */
export const SIGN_IN_LIMITS = { account: 10, address: 100 } as const;

/**
 * How often one may try, by account and by address, counted in PostgreSQL for all processes together.
 * A point is taken before the password is looked at, so that a burst cannot slip through; success gives it back.
 */
@Injectable()
export class SignInLimits {
  private readonly accounts: RateLimiterPostgres;
  private readonly addresses: RateLimiterPostgres;

  constructor(reader: Reader) {
    const shared = { storeClient: reader.pool, storeType: 'pool', tableName: 'rate_limit', tableCreated: true, clearExpiredByTimeout: false, duration: QUARTER_HOUR };
    this.accounts = new RateLimiterPostgres({ ...shared, keyPrefix: 'sign_in_account', points: SIGN_IN_LIMITS.account });
    this.addresses = new RateLimiterPostgres({ ...shared, keyPrefix: 'sign_in_address', points: SIGN_IN_LIMITS.address });
  }

  /** Takes an attempt; throws when none is left for the account or for the address. */
  async take(username: string, address: string): Promise<void> {
    await this.consume(this.addresses, networkOf(address));
    await this.consume(this.accounts, sha256(username));
  }

  /** The attempt was right: the account starts anew, the address gets its point back. */
  async giveBack(username: string, address: string): Promise<void> {
    await this.accounts.delete(sha256(username));
    await this.addresses.reward(networkOf(address));
  }

  private async consume(limiter: RateLimiterPostgres, key: string): Promise<void> {
    try {
      await limiter.consume(key);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new TooManyAttempts({ retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) });
    }
  }
}
