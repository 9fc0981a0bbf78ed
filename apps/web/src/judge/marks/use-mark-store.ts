import { useEffect, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import { marksOf } from '../../app/device';
import { useSession } from '../../app/session';
import { deskStore, sheetName } from '../device/desk-store';
import type { Sheet } from '../judging-query';
import { MarkStore } from './mark-store';
import { sendThrough } from './send-mark';

const stores = new Map<string, MarkStore>();

function storeOf(accountId: string): MarkStore {
  let store = stores.get(accountId);
  if (!store) stores.set(accountId, (store = new MarkStore(marksOf(accountId))));
  return store;
}

/** The marks of this judge; the page is drawn anew whenever one is given, saved or refused. */
export function useMarkStore(accountId: string): MarkStore {
  const client = useClient();
  const { isUnanswered } = useSession();
  const store = storeOf(accountId);
  useSyncExternalStore(store.subscribe, store.snapshot);
  useEffect(() => {
    // The sheet kept on the device learns what was saved, also while another one is open.
    const onSaved = (standing: { readonly id: string }) =>
      void deskStore.change<{ sheet: Sheet }>(accountId, sheetName(standing.id), ({ sheet }) => ({ sheet: { ...sheet, ...standing } }));
    store.connect(sendThrough(client, onSaved));
  }, [store, client, accountId]);
  useEffect(() => {
    if (isUnanswered || !navigator.onLine) store.offline();
    else store.online();
    addEventListener('online', store.online);
    addEventListener('offline', store.offline);
    return () => {
      removeEventListener('online', store.online);
      removeEventListener('offline', store.offline);
    };
  }, [store, isUnanswered]);
  return store;
}
