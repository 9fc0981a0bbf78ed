import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { ReactsTo } from '@jiangong/platform';
import { DeclarationSigned } from '../../conflicts/public';
import { RecheckConflicts } from '../commands/recheck-conflicts';

/** What a judge declared is kept from them already; somebody else has to judge it. */
@Injectable()
export class RecheckOnDeclarationSigned {
  constructor(private readonly recheck: RecheckConflicts) {}

  @ReactsTo(DeclarationSigned)
  async onDeclarationSigned({ roundId, judgeId }: { roundId: string; judgeId: string }): Promise<void> {
    await this.recheck.execute(platformActor, { roundId, judgeIds: [judgeId] });
  }
}
