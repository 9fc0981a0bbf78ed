import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { MemberMoved } from '@jiangong/people';
import { ReactsTo } from '@jiangong/platform';
import { RecheckConflicts } from '../commands/recheck-conflicts';
import { RoundsConcerned } from '../rounds-concerned';

/** A judge belongs elsewhere now: both units count for a round that has begun. */
@Injectable()
export class RecheckOnMemberMoved {
  constructor(private readonly rounds: RoundsConcerned, private readonly recheck: RecheckConflicts) {}

  @ReactsTo(MemberMoved)
  async onMemberMoved({ memberId }: { memberId: string }): Promise<void> {
    for (const round of await this.rounds.ofMembers([memberId])) await this.recheck.execute(platformActor, round);
  }
}
