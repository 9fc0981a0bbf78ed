import { Module } from '@nestjs/common';
import { EntriesModule } from '@jiangong/entries';
import { JudgingModule } from '@jiangong/judging';
import { PeopleModule } from '@jiangong/people';
import { ProgrammeModule } from '@jiangong/programme';
import { CancelScoreRun } from './commands/cancel-score-run';
import { StartScoreRun } from './commands/start-score-run';
import { ComputeScoreRun } from './compute-score-run';
import { Freezer } from './freezer';
import { RunComputer } from './run-computer';
import { ScoreRunGuards } from './score-run.guards';
import { RoundRunsResolver, ScoreRunResolver } from './score-run.resolver';
import { ScoreRunFeed } from './score-run-feed';
import { ScoreRuns } from './score-runs';
import { ScoreRunsReader } from './score-runs.reader';

const forOthers = [ScoreRuns, ScoreRunsReader, StartScoreRun, CancelScoreRun, RunComputer];

@Module({
  imports: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule],
  providers: [...forOthers, Freezer, ScoreRunFeed, ComputeScoreRun, ScoreRunGuards, ScoreRunResolver, RoundRunsResolver],
  exports: forOthers,
})
export class ScoreRunsModule {}
