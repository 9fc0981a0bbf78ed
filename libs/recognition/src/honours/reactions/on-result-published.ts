import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { ReactsTo } from '@jiangong/platform';
import { ResultPublished } from '@jiangong/results';
import { ConferHonours } from '../commands/confer-honours';

/** A published list honours its winners. */
@Injectable()
export class HonoursOnResultPublished {
  constructor(private readonly confer: ConferHonours) {}

  @ReactsTo(ResultPublished)
  async onPublished({ publicationId }: { roundId: string; publicationId: string }): Promise<{ conferred: number }> {
    return { conferred: await this.confer.execute(platformActor, publicationId) };
  }
}
