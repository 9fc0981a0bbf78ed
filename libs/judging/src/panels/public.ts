/**
 * Panels: the judges appointed to a round, with chair and load limits, in versions.
 * A panel may change until the first sheet is out; who was on it when stays readable.
 */
export { PanelsModule } from './panels.module';
export { Panel, PanelJudge } from './panel.entity';
export { PanelFollowers } from './panel-followers';
export { JudgedRounds, type JudgedRound } from './judged-rounds';
export { PanelsReader } from './panels.reader';
export { PanelOrRefusal, PanelView } from './panel.view';
export { PanelMissing } from './panel.refusals';
export { AppointPanel, type AppointPanelInput } from './commands/appoint-panel';
