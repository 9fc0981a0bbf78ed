/**
 * Rounds: the unit of work and its phases. The phase machine, the deadlines to the second, the clock that opens and
 * closes, pre-flight before a round opens, and the guards by which later stages forbid steps.
 */
export { AdvanceRound } from './commands/advance-round';
export { CancelRound } from './commands/cancel-round';
export { ExtendDeadline } from './commands/extend-deadline';
export { RunSchedule, type ScheduleOutcome } from './commands/run-schedule';
export { StepBackRound } from './commands/step-back-round';
export { namesOf, PHASE_NAMES, PHASES, type Phase } from './phases';
export { Preflight } from './preflight';
export { ROUND_FACTS, ROUND_ORDER, roundLoader, toRoundView, type RoundRow } from './round-rows';
export { RoundWalk, type StepCause } from './round-walk';
export { Round, RoundFeed, RoundTransition, type Hold } from './round.entity';
export { RoundPhaseChanged } from './round.events';
export { RoundGuards, type Finding, type RoundFacts, type RoundForesight, type RoundGuard, type RoundStep } from './round.guards';
export { mayInspect } from './round.policy';
export * from './round.refusals';
export {
  hasPassed, isCollecting, isFedOnly, isFinal, nextPhase, previousPhase, refuseUnlessCollecting, refuseUnlessPhase,
  refuseWhileNoticeRuns, refuseWithoutReason, type PlannedInstants,
} from './round.rules';
export { RoundView } from './round.view';
export { roundNotFound, Rounds } from './rounds';
export { RoundsReader } from './rounds.reader';
export { RoundsModule } from './rounds.module';
