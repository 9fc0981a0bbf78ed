import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { EntryAuthorsNamed } from '@jiangong/entries';
import { ReactsTo } from '@jiangong/platform';
import { RecheckConflicts } from '../commands/recheck-conflicts';
import { RoundsConcerned } from '../rounds-concerned';

/** Others stand behind a work than was known. */
@Injectable()
export class RecheckOnAuthorsNamed {
  constructor(private readonly rounds: RoundsConcerned, private readonly recheck: RecheckConflicts) {}

  @ReactsTo(EntryAuthorsNamed)
  async onEntryAuthorsNamed({ roundId, entryId }: { roundId: string; entryId: string }): Promise<void> {
    if (await this.rounds.hasPanel(roundId)) await this.recheck.execute(platformActor, { roundId, entryIds: [entryId] });
  }
}
