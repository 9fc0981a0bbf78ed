/** The program of a run's thread, built as an entry of its own (tools/build.mjs): one task, its stages, one outcome. */
import { parentPort, workerData } from 'node:worker_threads';
import { outcomeOf, type RunTask } from './run-outcome';
import type { ThreadWord } from './run-computer';

const say = (word: ThreadWord): void => parentPort!.postMessage(word);

say({ outcome: outcomeOf(workerData as RunTask, (stage) => say({ stage })) });
