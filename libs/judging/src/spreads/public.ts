/**
 * Spreads: entries whose judges lie further apart than the rules allow. Raised with the sheet that shows it, settled by a
 * further judge or a recorded discussion; judging does not close over one that waits.
 */
export { SpreadsModule } from './spreads.module';
export { SpreadAlarm } from './spread-alarm.entity';
export { CallFurtherJudge } from './commands/call-further-judge';
export { RecordDiscussion, type RecordDiscussionInput } from './commands/record-discussion';
export { waitingAlarms } from './spread-watch';
export { SpreadsReader } from './spreads.reader';
export { SpreadAlarmView } from './spread.view';
