import { Module } from '@nestjs/common';
import { ProgrammeModule } from '@jiangong/programme';
import { BlindModule } from '../blind/public';
import { PanelsModule } from '../panels/public';
import { SpreadsModule } from '../spreads/public';
import { ReadSealedMarks } from './commands/read-sealed-marks';
import { RemindJudges } from './commands/remind-judges';
import { ProgressReader } from './progress.reader';
import { ProgressResolver, QueueReminderResolver } from './progress.resolver';

@Module({
  imports: [ProgrammeModule, PanelsModule, BlindModule, SpreadsModule],
  providers: [ProgressReader, ProgressResolver, QueueReminderResolver, RemindJudges, ReadSealedMarks],
  exports: [RemindJudges, ReadSealedMarks],
})
export class ProgressModule {}
