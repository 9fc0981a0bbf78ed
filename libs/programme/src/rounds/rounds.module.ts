import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/public';
import { RulesModule } from '../rules/public';
import { AdvanceRound } from './commands/advance-round';
import { CancelRound } from './commands/cancel-round';
import { ExtendDeadline } from './commands/extend-deadline';
import { RunSchedule } from './commands/run-schedule';
import { StepBackRound } from './commands/step-back-round';
import { JobRoundResolver } from './job-round.resolver';
import { Preflight } from './preflight';
import { ProgrammeRoundsResolver } from './programme-rounds.resolver';
import { RoundGuards } from './round.guards';
import { RoundResolver } from './round.resolver';
import { RoundScheduleTick } from './round.schedule';
import { RoundWalk } from './round-walk';
import { Rounds } from './rounds';
import { RoundsReader } from './rounds.reader';

const forLaterStages = [Rounds, RoundGuards, RoundWalk, Preflight, RoundsReader, AdvanceRound, StepBackRound, ExtendDeadline, CancelRound, RunSchedule];

@Module({
  imports: [CalendarModule, RulesModule],
  providers: [...forLaterStages, RoundScheduleTick, RoundResolver, ProgrammeRoundsResolver, JobRoundResolver],
  exports: forLaterStages,
})
export class RoundsModule {}
