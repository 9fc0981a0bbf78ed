import { Injectable } from '@nestjs/common';
import { defineSchedule, RunsOn } from '@jiangong/platform';
import { RunSchedule } from './commands/run-schedule';

/** Twice a minute, so that a round opens and closes within half a minute of its time. Deadlines do not depend on it. */
export const roundSchedule = defineSchedule({ name: 'programme.run-schedule', everySeconds: 30 });

@Injectable()
export class RoundScheduleTick {
  constructor(private readonly running: RunSchedule) {}

  @RunsOn(roundSchedule)
  async tick(): Promise<void> {
    await this.running.execute();
  }
}
