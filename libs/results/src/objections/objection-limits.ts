import { Injectable } from '@nestjs/common';
import { networkOf } from '@jiangong/people';
import { Reader } from '@jiangong/platform';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { ObjectionsTooMany } from './objection.refusals';
import { SealedContent } from './sealed-content';

/** In an hour. `unhurried` go straight to the desk; what is above waits behind them, with a number; only what no gate of a works would send is not taken. */
export const OBJECTION_LIMITS = { person: 10, unhurried: 5, network: 200 } as const;

const HOUR_S = 3_600;

/** Keeps floods from the desk and never drops a real one in silence. Whoever it counts is kept as a mark alone. */
@Injectable()
export class ObjectionLimits {
  private readonly persons: RateLimiterPostgres;
  private readonly unhurried: RateLimiterPostgres;
  private readonly networks: RateLimiterPostgres;

  constructor(reader: Reader, private readonly content: SealedContent) {
    const shared = { storeClient: reader.pool, storeType: 'pool', tableName: 'rate_limit', tableCreated: true, clearExpiredByTimeout: false, duration: HOUR_S };
    this.persons = new RateLimiterPostgres({ ...shared, keyPrefix: 'objection_person', points: OBJECTION_LIMITS.person });
    this.unhurried = new RateLimiterPostgres({ ...shared, keyPrefix: 'objection_unhurried', points: OBJECTION_LIMITS.unhurried });
    this.networks = new RateLimiterPostgres({ ...shared, keyPrefix: 'objection_network', points: OBJECTION_LIMITS.network });
  }

  /** Whether it has to wait behind the others. */
  async take(accountId: string | null, address: string): Promise<{ isQueued: boolean }> {
    if (accountId !== null) return { isQueued: !(await consumed(this.persons, this.content.mark(`limit:${accountId}`))).isWithin };
    const network = this.content.mark(`limit:${networkOf(address)}`);
    const all = await consumed(this.networks, network);
    if (!all.isWithin) throw new ObjectionsTooMany({ retryAfterSeconds: all.retryAfterSeconds });
    return { isQueued: !(await consumed(this.unhurried, network)).isWithin };
  }
}

async function consumed(limiter: RateLimiterPostgres, key: string): Promise<{ readonly isWithin: boolean; readonly retryAfterSeconds: number }> {
  try {
    await limiter.consume(key);
    return { isWithin: true, retryAfterSeconds: 0 };
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return { isWithin: false, retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) };
  }
}
