import { Module } from '@nestjs/common';
import { Panel, PanelJudge } from './panels/panel.entity';
import { Conflict } from './conflicts/conflict.entity';
import { Assignment } from './assignments/assignment.entity';
import { Mark, MarkRevision, ScoreSheet } from './sheets/score-sheet.entity';

/** Every table of this stage. */
export const judgingEntities = [Panel, PanelJudge, Conflict, Assignment, ScoreSheet, Mark, MarkRevision];

@Module({})
export class JudgingModule {}
