import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { StudioRemoved } from '@jiangong/people';
import { ReactsTo } from '@jiangong/platform';
import { EndGrant } from '../commands/grant-studio';

/** A studio off the register gets no more money. */
@Injectable()
export class GrantsOnStudioRemoved {
  constructor(private readonly end: EndGrant) {}

  @ReactsTo(StudioRemoved)
  async onRemoved({ studioId }: { studioId: string }): Promise<{ ended: number }> {
    return { ended: await this.end.execute(platformActor, studioId) };
  }
}
