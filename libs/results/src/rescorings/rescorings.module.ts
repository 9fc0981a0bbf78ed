import { Module } from '@nestjs/common';
import { ProgrammeModule } from '@jiangong/programme';
import { ScoreRunsModule } from '../score-runs/public';
import { ApplyRescoring } from './commands/apply-rescoring';
import { CancelRescoring } from './commands/cancel-rescoring';
import { ReadResultNotice } from './commands/read-result-notice';
import { Proposals } from './proposals';
import { Rankings } from './rankings';
import { RescoringResolver } from './rescoring.resolver';
import { RescoringsReader } from './rescorings.reader';

@Module({
  imports: [ProgrammeModule, ScoreRunsModule],
  providers: [ApplyRescoring, CancelRescoring, ReadResultNotice, Proposals, Rankings, RescoringsReader, RescoringResolver],
  exports: [ApplyRescoring, CancelRescoring, RescoringsReader],
})
export class RescoringsModule {}
