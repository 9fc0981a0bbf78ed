/**
 * Sheets: one judge's marks for one entry, saved as they are given, locked when whole, amended with a reason, voided by
 * recusal; every mark ever given is kept. A judge sees only their own. Results take the locked ones from `LockedSheets`.
 */
export { SheetsModule } from './sheets.module';
export { Mark, MarkRevision, ScoreSheet } from './score-sheet.entity';
export { SaveMark, type SaveMarkInput } from './commands/save-mark';
export { SaveSheet, type SaveSheetInput } from './commands/save-sheet';
export { SubmitSheet } from './commands/submit-sheet';
export { VoidSheet, type SheetVoiding } from './commands/void-sheet';
export { SaveComment } from './commands/save-comment';
export { LockSheet } from './commands/lock-sheet';
export { AmendMark, type AmendMarkInput } from './commands/amend-mark';
export { RecuseSheet, type RecuseSheetInput } from './commands/recuse-sheet';
export { RecuseSheets, type RecuseSheetsInput } from './commands/recuse-sheets';
export { AbstainSheet, type AbstainSheetInput } from './commands/abstain-sheet';
export { SheetFollowers, type SheetChange } from './sheet-followers';
export { closingFacts, type ClosingFacts } from './closing';
export { deriveMarks, markOf, type GivenMarks } from './measure.rules';
export { MarksStillSealed, type ShortEntry } from './sheet.refusals';
export { rubricFrom } from './rubrics';
export { CriterionView, JudgingQueueView, MarkView, SheetView } from './sheet.view';
export { SEEN_BY_JUDGE } from './visibility';
export type { MarkQueue, QueuedMark } from './queue.rules';
export { LockedSheets, type EntrySheets, type LockedSheet } from './locked-sheets';
export { SheetLocked } from './sheet.events';
export { isComplete, refuseMarksOffScale, totalOf, type Marks } from './sheet.rules';
