/**
 * Score runs: one computation of one round's results. Inputs frozen as one text, computed as a job from that text
 * alone, outputs sealed with their hashes in the ledger. A run is never patched; a further one has a reason.
 */
export { CancelScoreRun, runNotFound } from './commands/cancel-score-run';
export { StartScoreRun, type ScoreRunStart } from './commands/start-score-run';
export { inThread, ThreadDied, type ThreadWord } from './in-thread';
export { RunComputer } from './run-computer';
export { ScoreLine, ScoreRun, type ScoreRunState, type SheetPart } from './score-run.entity';
export { ScoreRunSealed } from './score-run.events';
export { computeScoreRun } from './score-run.jobs';
export { entryInScope, publishedOrInScope, requirePermission, resultScope, roundInScope, scoreRunPermissions } from './score-run.policy';
export * from './score-run.refusals';
export {
  byText, computeOutputs, ENGINE, judgeCodes, readInputs, readOutputs, roundInputOf, sealText,
  type FrozenEntry, type FrozenInputs, type FrozenJudge, type FrozenRules, type FrozenSheet, type OtherRules, type RunOutputs, type RunSummary,
} from './score-run.rules';
export { ScoreRunOrRefusal, ScoreRunView } from './score-run.view';
export { ScoreRunsReader } from './score-runs.reader';
export { ScoreRuns, type SealedRun } from './score-runs';
export { ScoreRunsModule } from './score-runs.module';
export { UNIT_OF_ENTRY } from './unit-of-entry';
