import type { GoalName } from './goals';

export const CHOICE_PROOF_FORMAT = 'jiangong.choice-proof/1';

/**
 * Whole numbers that bound every list at once (Lagrange multipliers over a common denominator): [weight of the goal, row,
 * multiplier, row, multiplier …], rows by their place in `rows`.
 */
export type Multipliers = readonly number[];

/** That no list does better in one goal, those before it held. */
export interface ProofStep {
  readonly of: GoalName;
  /** What the list reaches: a count, a total × scale, minus the sum of positions. For `lowest`: how many positions score higher than the lowest winner, among whom there is no list. */
  readonly best: number;
  readonly multipliers: readonly Multipliers[];
  /**
   * The cases that exhaust all lists, from the root, depth first: p ≥ 0 splits by the candidate at position p (first in, then
   * out); −1 − 2m closes the case by multipliers m; −2 − 2m settles by them everyone who must be in or out, and goes on.
   */
  readonly cases: readonly number[];
}

/**
 * Proof of a choice, for a checker that knows nothing of solvers (docs/bundle.md says the arithmetic). Holds whole numbers
 * and texts alone.
 */
export interface ChoiceProof {
  readonly format: typeof CHOICE_PROOF_FORMAT;
  /** `optimal`: no list is better; `infeasible`: there is no list under the `conflict`. */
  readonly claim: 'optimal' | 'infeasible';
  /** Unproved when the limit of work came first: the second solver's word stands alone then. */
  readonly isProved: boolean;
  /** Constraints that exclude one another; empty for `optimal`, and where there are fewer candidates than places. */
  readonly conflict: readonly string[];
  /** Scores are counted in 1/scale points. */
  readonly scale: number;
  /** Rows the multipliers speak of: [] all places, [constraint], [constraint, group], ["=", goal] a goal held. */
  readonly rows: readonly (readonly string[])[];
  readonly steps: readonly ProofStep[];
}
