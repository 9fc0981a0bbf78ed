import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { ReactsTo } from '@jiangong/platform';
import { ResultSuperseded } from '@jiangong/results';
import { CorrectHonours } from '../commands/correct-honours';

/** A corrected list corrects its honours. */
@Injectable()
export class HonoursOnResultSuperseded {
  constructor(private readonly correct: CorrectHonours) {}

  @ReactsTo(ResultSuperseded)
  onSuperseded({ publicationId, supersededId }: { roundId: string; publicationId: string; supersededId: string }): Promise<{ revoked: number; kept: number; conferred: number }> {
    return this.correct.execute(platformActor, { publicationId, supersededId });
  }
}
