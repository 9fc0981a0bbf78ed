import { graphql, type ResultOf } from '../../data/graphql';
import { useLive } from '../../data/use-live';

const progressSubscription = graphql(`
  subscription OfficeSelectionProgress($id: ID!) { selectionProgress(id: $id) { selectionId state done total note } }
`);

export type SelectionProgress = ResultOf<typeof progressSubscription>['selectionProgress'];

/** How far a selection is. */
export const useSelectionProgress = (selectionId: string | null, onOver: () => void): SelectionProgress | null =>
  useLive(progressSubscription, selectionId, onOver)?.selectionProgress ?? null;
