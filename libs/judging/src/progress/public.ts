/**
 * Progress: how far the judging of a round is, for those who lead it — by judge, by entry, what closing now would mean —
 * with reminders, and the ledgered reading of judges' marks once judging is over.
 */
export { ProgressModule } from './progress.module';
export { JudgeReminder } from './judge-reminder.entity';
export { RemindJudges, type RemindJudgesInput } from './commands/remind-judges';
export { ReadSealedMarks, type ReadSealedMarksInput, type SealedSheet } from './commands/read-sealed-marks';
export { recordMarksRead } from './marks-read';
