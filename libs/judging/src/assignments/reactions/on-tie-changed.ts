import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { TieChanged } from '@jiangong/people';
import { ReactsTo } from '@jiangong/platform';
import { RecheckConflicts } from '../commands/recheck-conflicts';
import { RoundsConcerned } from '../rounds-concerned';

/** A tie between two persons came to be known, or came to its end. */
@Injectable()
export class RecheckOnTieChanged {
  constructor(private readonly rounds: RoundsConcerned, private readonly recheck: RecheckConflicts) {}

  @ReactsTo(TieChanged)
  async onTieChanged({ memberAId, memberBId }: { memberAId: string; memberBId: string }): Promise<void> {
    for (const round of await this.rounds.ofMembers([memberAId, memberBId])) await this.recheck.execute(platformActor, round);
  }
}
