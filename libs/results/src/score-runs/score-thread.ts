/** The program of a run's thread, built as an entry of its own (tools/build.mjs): one task, its stages, one outcome. */
import { parentPort, workerData } from 'node:worker_threads';
import { outcomeOf, type RunOutcome, type RunTask } from './run-outcome';
import type { ThreadWord } from './in-thread';
import type { RunStage } from './score-run.rules';

const say = (word: ThreadWord<RunStage, RunOutcome>): void => parentPort!.postMessage(word);

say({ outcome: outcomeOf(workerData as RunTask, (stage) => say({ stage })) });
