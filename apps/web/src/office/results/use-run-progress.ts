import { graphql, type ResultOf } from '../../data/graphql';
import { useLive } from '../../data/use-live';

const progressSubscription = graphql(`
  subscription OfficeRunProgress($id: ID!) { scoreRunProgress(id: $id) { done total note run { id state } } }
`);

export type RunProgress = ResultOf<typeof progressSubscription>['scoreRunProgress'];

/** How far a run is. */
export const useRunProgress = (runId: string | null, onOver: () => void): RunProgress | null =>
  useLive(progressSubscription, runId, onOver)?.scoreRunProgress ?? null;
