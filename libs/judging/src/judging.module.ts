import { Module } from '@nestjs/common';
import { Assignment, AssignmentsModule } from './assignments/public';
import { BlindCode, BlindDraw, BlindModule, Decoding } from './blind/public';
import { Conflict, ConflictDeclaration, ConflictsModule } from './conflicts/public';
import { Panel, PanelJudge, PanelVersion, PanelsModule } from './panels/public';
import { PracticeModule, PracticeSample, PracticeSheet } from './practice/public';
import { JudgeReminder, ProgressModule } from './progress/public';
import { Mark, MarkRevision, ScoreSheet, SheetsModule } from './sheets/public';
import { SpreadAlarm, SpreadsModule } from './spreads/public';

/** Every table of this stage. */
export const judgingEntities = [
  Panel, PanelJudge, PanelVersion, Conflict, ConflictDeclaration, Assignment, ScoreSheet, Mark, MarkRevision,
  BlindDraw, BlindCode, Decoding, SpreadAlarm, PracticeSample, PracticeSheet, JudgeReminder,
];

/** The modules of the stage in order; each leans on those before it. */
const modules = [PanelsModule, ConflictsModule, AssignmentsModule, BlindModule, SheetsModule, SpreadsModule, PracticeModule, ProgressModule];

@Module({ imports: modules, exports: modules })
export class JudgingModule {}
