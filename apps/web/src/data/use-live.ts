import { useEffect, useRef, useState } from 'react';
import { stringifyDocument, type TypedDocumentNode } from 'urql';
import { languageHeader } from './client';

/**
 * What the server tells of one thing as it goes; null while nothing is heard. A dropped connection is taken up again by
 * itself, and pages still ask now and then, so that a network that swallows streams only makes them slower.
 * `document` is written once, outside the component.
 */
export function useLive<Told>(document: TypedDocumentNode<Told, { id: string }>, id: string | null, onOver: () => void): Told | null {
  const [heard, setHeard] = useState<{ readonly of: string; readonly told: Told } | null>(null);
  const over = useRef(onOver);
  useEffect(() => { over.current = onOver; });
  useEffect(() => {
    if (id === null) return undefined;
    let stop: (() => void) | null = null;
    let isGone = false;
    void import('graphql-sse').then(({ createClient }) => {
      if (isGone) return;
      const client = createClient({ url: '/graphql', credentials: 'same-origin', headers: languageHeader });
      const unsubscribe = client.subscribe<Told & Record<string, unknown>>({ query: stringifyDocument(document), variables: { id } }, {
        next: ({ data }) => { if (data) setHeard({ of: id, told: data }); },
        error: () => undefined,
        complete: () => over.current(),
      });
      stop = () => { unsubscribe(); client.dispose(); };
    });
    return () => {
      isGone = true;
      stop?.();
    };
  }, [document, id]);
  return heard?.of === id ? heard.told : null;
}
