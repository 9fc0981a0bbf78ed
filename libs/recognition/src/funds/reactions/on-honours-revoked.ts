import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { ReactsTo } from '@jiangong/platform';
import { HonoursRevoked } from '../../honours/public';
import { RaisePrizes } from '../commands/raise-prizes';

/** What a correction took off the list is owed no more, also when it brought nobody new. */
@Injectable()
export class PrizesOnHonoursRevoked {
  constructor(private readonly raise: RaisePrizes) {}

  @ReactsTo(HonoursRevoked)
  async onRevoked({ publicationId }: { publicationId: string }): Promise<{ raised: number }> {
    return { raised: await this.raise.execute(platformActor, publicationId) };
  }
}
