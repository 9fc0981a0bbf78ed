import { ADVICE_ENGINE, type RoundAdvice } from './advice';
import { checkRound } from './check-round';
import type { RoundInput } from './round';

/** The calibrated model's advice on a round, computed beside {@link scoreRound}. Being written: says nothing yet. */
export function adviseRound(input: RoundInput): RoundAdvice {
  checkRound(input);
  return {
    engine: ADVICE_ENGINE, variance: { entry: 0, judge: 0, error: 0 }, reliability: null, panel: 'uniform', affinity: null,
    entries: [], judges: [], residuals: [], components: 0, warnings: [],
  };
}
