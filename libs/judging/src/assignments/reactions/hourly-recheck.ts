import { Injectable } from '@nestjs/common';
import { platformActor } from '@jiangong/kernel';
import { defineSchedule, RunsOn } from '@jiangong/platform';
import { RecheckConflicts } from '../commands/recheck-conflicts';
import { RoundsConcerned } from '../rounds-concerned';

const HourlyRecheck = defineSchedule({ name: 'judging.recheck-conflicts', everySeconds: 3_600 });

/** Some ties begin on a day and no event tells of it: a move dated ahead, a tie recorded for next week. */
@Injectable()
export class RecheckByTheHour {
  constructor(private readonly rounds: RoundsConcerned, private readonly recheck: RecheckConflicts) {}

  @RunsOn(HourlyRecheck)
  async onTheHour(): Promise<void> {
    for (const round of await this.rounds.judging()) await this.recheck.execute(platformActor, round);
  }
}
