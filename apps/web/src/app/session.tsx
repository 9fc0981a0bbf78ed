import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Provider, useQuery } from 'urql';
import { createClient } from '../data/client';
import { graphql, type ResultOf } from '../data/graphql';
import { i18n } from '../i18n/i18n';
import { useLearnServerTime } from '../i18n/server-clock';
import { clearDeskOf } from './device';

const viewerQuery = graphql(`
  query Viewer {
    serverTime
    viewer {
      accountId name username mustChangePassword permissions
      member { id name memberNo organization { id name } }
      grants { role organization { id name level } }
    }
  }
`);

export type Viewer = NonNullable<ResultOf<typeof viewerQuery>['viewer']>;

interface Session {
  /** Null when nobody is signed in, undefined until that is known. */
  readonly viewer: Viewer | null | undefined;
  /** The question who is signed in got no answer: `viewer` is null for want of a better word. */
  readonly isUnanswered: boolean;
  /** Throws away what the former person or language was shown, and asks anew who is signed in. */
  readonly renew: () => void;
}

const SessionContext = createContext<Session>({ viewer: undefined, isUnanswered: false, renew: () => undefined });
export const useSession = (): Session => useContext(SessionContext);

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [client, setClient] = useState(createClient);
  const renew = useCallback(() => setClient(createClient()), []);
  useEffect(() => {
    i18n.on('languageChanged', renew);
    return () => i18n.off('languageChanged', renew);
  }, [renew]);
  return <Provider value={client}><KnownSession renew={renew}>{children}</KnownSession></Provider>;
}

function KnownSession({ renew, children }: { readonly renew: () => void; readonly children: ReactNode }) {
  const [{ data, error }] = useQuery({ query: viewerQuery });
  useLearnServerTime(data?.serverTime);
  // A failed question is not an answer, but pages must not wait for it forever: they show the public side.
  const viewer = data ? data.viewer : error ? null : undefined;
  const isUnanswered = !data && error !== undefined;
  useEffect(() => { if (viewer !== undefined && !isUnanswered) clearDeskOf(viewer?.accountId ?? null); }, [viewer, isUnanswered]);
  const session = useMemo(() => ({ viewer, isUnanswered, renew }), [viewer, isUnanswered, renew]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

export const hasRole = (viewer: Viewer | null | undefined, ...roles: readonly string[]): boolean =>
  viewer?.grants.some(({ role }) => roles.includes(role)) ?? false;
