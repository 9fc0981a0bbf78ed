import { Module } from '@nestjs/common';
import { MediaModule } from '@jiangong/entries';
import { ProgrammeModule } from '@jiangong/programme';
import { AssignmentsModule } from '../assignments/public';
import { BlindModule } from '../blind/public';
import { ConflictsModule } from '../conflicts/public';
import { PanelsModule } from '../panels/public';
import { AbstainSheet } from './commands/abstain-sheet';
import { AmendMark } from './commands/amend-mark';
import { LockSheet } from './commands/lock-sheet';
import { RecuseSheet } from './commands/recuse-sheet';
import { RecuseSheets } from './commands/recuse-sheets';
import { SaveComment } from './commands/save-comment';
import { SaveMark } from './commands/save-mark';
import { SaveSheet } from './commands/save-sheet';
import { SubmitSheet } from './commands/submit-sheet';
import { VoidSheet } from './commands/void-sheet';
import { CycleCellJudgingResolver } from './cycle-cell.resolver';
import { JudgingQueueResolver } from './judging-queue.resolver';
import { LockedSheets } from './locked-sheets';
import { OwnSheets } from './own-sheets';
import { QueueDeclarationResolver } from './queue-declaration.resolver';
import { Rubrics } from './rubrics';
import { SheetFollowers } from './sheet-followers';
import { SheetGuards } from './sheet-guards';
import { MarkBatches } from './mark-batches';
import { SheetMarks } from './sheet-marks';
import { SheetOpening } from './sheet-opening';
import { SheetMedia } from './sheet-media';
import { SheetEntryMediaResolver, SheetResolver } from './sheet.resolver';
import { SheetsReader } from './sheets.reader';

const exported = [SaveMark, SaveSheet, SubmitSheet, SaveComment, LockSheet, AmendMark, RecuseSheet, RecuseSheets, VoidSheet, AbstainSheet, LockedSheets, SheetFollowers];

@Module({
  imports: [ProgrammeModule, MediaModule, PanelsModule, ConflictsModule, AssignmentsModule, BlindModule],
  providers: [
    ...exported, OwnSheets, Rubrics, MarkBatches, SheetMarks, SheetOpening, SheetGuards, SheetsReader,
    SheetMedia, SheetResolver, SheetEntryMediaResolver, JudgingQueueResolver, QueueDeclarationResolver, CycleCellJudgingResolver,
  ],
  exports: exported,
})
export class SheetsModule {}
