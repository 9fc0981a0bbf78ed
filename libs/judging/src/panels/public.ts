/**
 * Panels: the judges appointed to a round, with chair and load limits, in versions that stay readable.
 * A panel may change freely until the first sheet is out, from then on only together with the assignment.
 */
export { PanelsModule } from './panels.module';
export { Panel, PanelJudge, PanelVersion } from './panel.entity';
export { PanelFollowers, type PanelChange, type PanelMove, type PanelMoves } from './panel-followers';
export { JudgedRounds, type JudgedRound } from './judged-rounds';
export { PanelsReader } from './panels.reader';
export { AssignmentMoveView, PanelOrRefusal, PanelView } from './panel.view';
export { JudgeNotOnPanel, PanelMissing } from './panel.refusals';
export { AppointPanel, type AppointPanelInput } from './commands/appoint-panel';
export { SubstituteJudge, type SubstituteJudgeInput } from './commands/substitute-judge';
