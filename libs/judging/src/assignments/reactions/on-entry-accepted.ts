import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { EntryAccepted } from '@jiangong/entries';
import { ReactsTo } from '@jiangong/platform';
import { RecheckConflicts } from '../commands/recheck-conflicts';
import { RoundsConcerned } from '../rounds-concerned';

/** An entry came in, or came in again with other recommenders. */
@Injectable()
export class RecheckOnEntryAccepted {
  constructor(private readonly rounds: RoundsConcerned, private readonly recheck: RecheckConflicts) {}

  @ReactsTo(EntryAccepted)
  async onEntryAccepted({ roundId, entryId }: { roundId: string; entryId: string }): Promise<void> {
    if (await this.rounds.hasPanel(roundId)) await this.recheck.execute(platformActor, { roundId, entryIds: [entryId] });
  }
}
