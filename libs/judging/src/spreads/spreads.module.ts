import { Module } from '@nestjs/common';
import { ProgrammeModule } from '@jiangong/programme';
import { AssignmentsModule } from '../assignments/public';
import { PanelsModule } from '../panels/public';
import { SheetsModule } from '../sheets/public';
import { CallFurtherJudge } from './commands/call-further-judge';
import { RecordDiscussion } from './commands/record-discussion';
import { SheetSpreadResolver } from './sheet-spread.resolver';
import { SpreadResolver } from './spread.resolver';
import { SpreadsReader } from './spreads.reader';
import { SpreadWatch } from './spread-watch';

@Module({
  imports: [ProgrammeModule, PanelsModule, AssignmentsModule, SheetsModule],
  providers: [SpreadWatch, SpreadsReader, SpreadResolver, SheetSpreadResolver, CallFurtherJudge, RecordDiscussion],
  exports: [CallFurtherJudge, RecordDiscussion, SpreadsReader],
})
export class SpreadsModule {}
