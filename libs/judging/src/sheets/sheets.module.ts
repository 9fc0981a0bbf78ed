import { Module } from '@nestjs/common';
import { ProgrammeModule } from '@jiangong/programme';
import { AssignmentsModule } from '../assignments/public';
import { ConflictsModule } from '../conflicts/public';
import { PanelsModule } from '../panels/public';
import { AmendMark } from './commands/amend-mark';
import { LockSheet } from './commands/lock-sheet';
import { RecuseSheet } from './commands/recuse-sheet';
import { SaveComment } from './commands/save-comment';
import { SaveMark } from './commands/save-mark';
import { SaveSheet } from './commands/save-sheet';
import { SubmitSheet } from './commands/submit-sheet';
import { CycleCellJudgingResolver } from './cycle-cell.resolver';
import { JudgingQueueResolver } from './judging-queue.resolver';
import { LockedSheets } from './locked-sheets';
import { OwnSheets } from './own-sheets';
import { QueueDeclarationResolver } from './queue-declaration.resolver';
import { Rubrics } from './rubrics';
import { SheetGuards } from './sheet-guards';
import { SheetMarks } from './sheet-marks';
import { SheetOpening } from './sheet-opening';
import { SheetResolver } from './sheet.resolver';
import { SheetsReader } from './sheets.reader';

const exported = [SaveMark, SaveSheet, SubmitSheet, SaveComment, LockSheet, AmendMark, RecuseSheet, LockedSheets];

@Module({
  imports: [ProgrammeModule, PanelsModule, ConflictsModule, AssignmentsModule],
  providers: [
    ...exported, OwnSheets, Rubrics, SheetMarks, SheetOpening, SheetGuards, SheetsReader,
    SheetResolver, JudgingQueueResolver, QueueDeclarationResolver, CycleCellJudgingResolver,
  ],
  exports: exported,
})
export class SheetsModule {}
