import { useEffect, useRef, useState } from 'react';
import { stringifyDocument } from 'urql';
import { languageHeader } from '../../data/client';
import { graphql, type ResultOf } from '../../data/graphql';

const progressSubscription = graphql(`
  subscription OfficeRunProgress($id: ID!) { scoreRunProgress(id: $id) { done total note run { id state } } }
`);

export type RunProgress = ResultOf<typeof progressSubscription>['scoreRunProgress'];

/**
 * How far a run is, told by the server as it goes; null while nothing is heard. A dropped connection is taken up again by
 * itself, and the page still asks now and then, so that a network that swallows streams only makes it slower.
 */
export function useRunProgress(runId: string | null, onOver: () => void): RunProgress | null {
  const [heard, setHeard] = useState<RunProgress | null>(null);
  const over = useRef(onOver);
  useEffect(() => { over.current = onOver; });
  useEffect(() => {
    if (runId === null) return undefined;
    let stop: (() => void) | null = null;
    let isGone = false;
    void import('graphql-sse').then(({ createClient }) => {
      if (isGone) return;
      const client = createClient({ url: '/graphql', credentials: 'same-origin', headers: languageHeader });
      const unsubscribe = client.subscribe<{ scoreRunProgress: RunProgress }>({ query: stringifyDocument(progressSubscription), variables: { id: runId } }, {
        next: ({ data }) => { if (data) setHeard(data.scoreRunProgress); },
        error: () => undefined,
        complete: () => over.current(),
      });
      stop = () => { unsubscribe(); client.dispose(); };
    });
    return () => {
      isGone = true;
      stop?.();
    };
  }, [runId]);
  return heard?.run.id === runId ? heard : null;
}
