import { Module } from '@nestjs/common';
import { Assignment, AssignmentsModule } from './assignments/public';
import { Conflict, ConflictDeclaration, ConflictsModule } from './conflicts/public';
import { Panel, PanelJudge, PanelVersion, PanelsModule } from './panels/public';
import { Mark, MarkRevision, ScoreSheet, SheetsModule } from './sheets/public';

/** Every table of this stage. */
export const judgingEntities = [Panel, PanelJudge, PanelVersion, Conflict, ConflictDeclaration, Assignment, ScoreSheet, Mark, MarkRevision];

/** The modules of the stage in order; each leans on those before it. */
const modules = [PanelsModule, ConflictsModule, AssignmentsModule, SheetsModule];

@Module({ imports: modules, exports: modules })
export class JudgingModule {}
