import { Injectable } from '@nestjs/common';
import { networkOf } from '@jiangong/people';
import { Reader } from '@jiangong/platform';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { FeedbackTooOften } from './feedback.refusals';

/** In an hour, counted for all processes together: an account is a person, an address may be a works’ gate. */
export const FEEDBACK_LIMITS = { account: 20, address: 120 } as const;

const HOUR_S = 3_600;

/** Keeps floods out; a person with something to say does not meet it. */
@Injectable()
export class FeedbackLimits {
  private readonly accounts: RateLimiterPostgres;
  private readonly addresses: RateLimiterPostgres;

  constructor(reader: Reader) {
    const shared = { storeClient: reader.pool, storeType: 'pool', tableName: 'rate_limit', tableCreated: true, clearExpiredByTimeout: false, duration: HOUR_S };
    this.accounts = new RateLimiterPostgres({ ...shared, keyPrefix: 'feedback_account', points: FEEDBACK_LIMITS.account });
    this.addresses = new RateLimiterPostgres({ ...shared, keyPrefix: 'feedback_address', points: FEEDBACK_LIMITS.address });
  }

  async take(accountId: string | null, address: string): Promise<void> {
    try {
      await (accountId === null ? this.addresses.consume(networkOf(address)) : this.accounts.consume(accountId));
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new FeedbackTooOften({ retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) });
    }
  }
}
