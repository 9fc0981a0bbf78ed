export { CycleBoard } from './board/cycle-board';
export { EntryRecord } from './entry/entry-record';
export { RoundPage } from './round/round-page';
export { OfficeSettings } from './settings/office-settings';
