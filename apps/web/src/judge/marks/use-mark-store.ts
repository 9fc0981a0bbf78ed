import { useEffect, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import { MarkStore } from './mark-store';
import { sendThrough } from './send-mark';

const stores = new Map<string, MarkStore>();

function storeOf(accountId: string): MarkStore {
  let store = stores.get(accountId);
  if (!store) stores.set(accountId, (store = new MarkStore(`jiangong.marks.${accountId}`)));
  return store;
}

/** The marks of this judge; the page is drawn anew whenever one is given, saved or refused. */
export function useMarkStore(accountId: string): MarkStore {
  const client = useClient();
  const store = storeOf(accountId);
  useSyncExternalStore(store.subscribe, store.snapshot);
  useEffect(() => {
    store.connect(sendThrough(client));
    addEventListener('online', store.retry);
    return () => removeEventListener('online', store.retry);
  }, [store, client]);
  return store;
}
