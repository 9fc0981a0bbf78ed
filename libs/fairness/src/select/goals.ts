import type { SelectionProblem } from './read-selection';

/** What a list is measured by, one after the other: `lowest` bounds who may win at all, the others are sums to be made large. */
export type GoalName = 'lowest' | 'kept' | 'total' | 'positions';

export interface Goal {
  readonly of: Exclude<GoalName, 'lowest'>;
  /** By position; never larger for a later one, so that who comes first of two equals is never the worse choice. */
  readonly gain: readonly number[];
}

/**
 * The sums of an objective in their order. Each is held before the next is asked, in whole numbers: one weighted sum of
 * them all would outgrow a solver's tolerances.
 */
export function goalsOf({ objective, scores, places }: Pick<SelectionProblem, 'objective' | 'scores' | 'places'>): Goal[] {
  const kept: Goal = { of: 'kept', gain: scores.map((_, i) => (i < places ? 1 : 0)) };
  return [
    ...(objective === 'fewest_departures' ? [kept] : []),
    { of: 'total', gain: scores },
    { of: 'positions', gain: scores.map((_, i) => -(i + 1)) },
  ];
}
