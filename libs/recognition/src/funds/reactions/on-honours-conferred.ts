import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { ReactsTo } from '@jiangong/platform';
import { HonoursConferred } from '../../honours/public';
import { RaisePrizes } from '../commands/raise-prizes';

/** Honours with a prize are owed it. */
@Injectable()
export class PrizesOnHonoursConferred {
  constructor(private readonly raise: RaisePrizes) {}

  @ReactsTo(HonoursConferred)
  async onConferred({ publicationId }: { publicationId: string }): Promise<{ raised: number }> {
    return { raised: await this.raise.execute(platformActor, publicationId) };
  }
}
