export { runBounded, type BoundedProcess, type ProcessEnd, type ProcessLimits, type ProcessOutcome } from './bounded-process';
