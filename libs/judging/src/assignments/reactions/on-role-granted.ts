import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { RoleGranted } from '@jiangong/people';
import { ReactsTo } from '@jiangong/platform';
import { RecheckConflicts } from '../commands/recheck-conflicts';
import { RoundsConcerned } from '../rounds-concerned';

/** A judge of a blind round came to a desk that shows the names. */
@Injectable()
export class RecheckOnRoleGranted {
  constructor(private readonly rounds: RoundsConcerned, private readonly recheck: RecheckConflicts) {}

  @ReactsTo(RoleGranted)
  async onRoleGranted({ accountId }: { grantId: string; accountId: string }): Promise<void> {
    for (const round of await this.rounds.ofAccount(accountId)) await this.recheck.execute(platformActor, round);
  }
}
