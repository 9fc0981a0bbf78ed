/**
 * Sheets: one judge's marks for one entry, saved as they are given, locked when whole, amended with a reason, voided by
 * recusal; every mark ever given is kept. A judge sees only their own. Results take the locked ones from `LockedSheets`.
 */
export { SheetsModule } from './sheets.module';
export { Mark, MarkRevision, ScoreSheet } from './score-sheet.entity';
export { SaveMark, type SaveMarkInput } from './commands/save-mark';
export { SaveSheet, type SaveSheetInput } from './commands/save-sheet';
export { SubmitSheet } from './commands/submit-sheet';
export { SaveComment } from './commands/save-comment';
export { LockSheet } from './commands/lock-sheet';
export { AmendMark, type AmendMarkInput } from './commands/amend-mark';
export { RecuseSheet, type RecuseSheetInput } from './commands/recuse-sheet';
export { LockedSheets, type EntrySheets, type LockedSheet } from './locked-sheets';
export { SheetLocked } from './sheet.events';
export { totalOf, type Marks } from './sheet.rules';
