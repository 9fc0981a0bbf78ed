import type { BundleRun } from '../bundle/bundle';
import type { ExactInputs } from '../recompute/engines';
import { findEvent, type Case } from './case';

/** Frozen inputs as far as the checks look into them; engines read the rest. */
export interface FrozenInputs extends ExactInputs {
  readonly round: { readonly id: string };
  readonly rules: ExactInputs['rules'] & { readonly versionId: string; readonly contentHash: string };
  readonly entries: readonly { readonly id: string; readonly code: string; readonly category: string; readonly attributes: Readonly<Record<string, string>> }[];
  readonly sheets: readonly { readonly id: string; readonly entry: string; readonly judge: string; readonly marks: Readonly<Record<string, number>> }[];
}

/** The inputs of a run; null when they cannot be read, which the run's hash will tell. */
export function inputsOf(run: BundleRun): FrozenInputs | null {
  try {
    return JSON.parse(run.inputs) as FrozenInputs;
  } catch {
    return null;
  }
}

export const startOf = (given: Case, run: BundleRun): ReturnType<typeof findEvent> => findEvent(given, 'results.run.started', 'runId', run.id);
