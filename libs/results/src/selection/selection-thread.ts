/** The program of a selection's thread, built as an entry of its own (tools/build.mjs): one task, its stages, one outcome. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadWord } from '../score-runs/public';
import { listOutcomeOf, selectionOutcomeOf, type ListOutcome, type ListTask, type SelectionOutcome, type SelectionTask } from './selection-outcome';
import type { SelectionStage } from './selection.rules';

const say = (word: ThreadWord<SelectionStage, SelectionOutcome | ListOutcome>): void => parentPort!.postMessage(word);

const task = workerData as SelectionTask | ListTask;
const outcome = 'questions' in task ? listOutcomeOf(task) : selectionOutcomeOf(task, (stage) => say({ stage }));

void outcome.then((found) => say({ outcome: found }));
