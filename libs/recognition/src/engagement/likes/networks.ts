import { createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { dayOf, type Clock } from '@jiangong/kernel';
import { networkOf } from '@jiangong/people';
import { CLOCK } from '@jiangong/platform';
import { EngagementStore } from '../store/engagement-store';

const KEPT_LETTERS = 16;

/** The block an address lies in: /24, or /48. */
export function blockOf(address: string): string {
  const network = networkOf(address);
  return network.includes(':') ? network.split(':').slice(0, 3).join(':') : network.split('.').slice(0, 3).join('.');
}

/**
 * Where likes come from, without keeping where: the block under a key of the day. While the key is there, two likes of a
 * day can be told to come from one block; once it is gone, nothing can be told from what is left.
 */
@Injectable()
export class Networks {
  private today: { day: string; salt: Promise<string> } | null = null;

  constructor(private readonly store: EngagementStore, @Inject(CLOCK) private readonly clock: Clock) {}

  async hashOf(address: string): Promise<string | null> {
    if (address === '') return null;
    return createHmac('sha256', await this.salt()).update(blockOf(address)).digest('base64url').slice(0, KEPT_LETTERS);
  }

  private salt(): Promise<string> {
    const day = dayOf(this.clock.now());
    if (this.today?.day !== day) {
      const salt = this.load(day);
      salt.catch(() => { this.today = null; });
      this.today = { day, salt };
    }
    return this.today.salt;
  }

  private async load(day: string): Promise<string> {
    await this.store.rows(`insert into engagement.daily_salt (on_day, salt) values ($1, $2) on conflict do nothing`, [day, randomBytes(24).toString('base64url')]);
    return (await this.store.first<{ salt: string }>(`select salt from engagement.daily_salt where on_day = $1`, [day]))!.salt;
  }
}
