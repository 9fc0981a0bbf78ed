import { useEffect, useRef } from 'react';
import { useClient } from 'urql';
import type { ResultOf } from '../../data/graphql';
import { deskStore, sheetName } from '../device/desk-store';
import { sheetQuery, type queuesQuery, type Queue } from '../judging-query';

/** So many entries are on the device, so that judging goes on when the network does not. */
const AHEAD = 120;

/** Fetches the rest of the queue onto the device, what is still to be judged first, one after another and behind what the page asks for. */
export function usePrefetch(accountId: string, queue: Queue | null, currentId: string | null): void {
  const client = useClient();
  const items = queue?.items ?? [];
  const at = items.findIndex(({ sheetId }) => sheetId === currentId);
  const around = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))];
  const ahead = [...around.filter(({ state }) => state === 'open'), ...around.filter(({ state }) => state !== 'open')].slice(0, AHEAD).map(({ sheetId }) => sheetId).join(' ');
  const fetched = useRef(new Set<string>());
  useEffect(() => {
    let isLeft = false;
    const fetchAhead = async () => {
      for (const id of ahead.split(' ').filter(Boolean)) {
        if (isLeft) return;
        if (fetched.current.has(id)) continue;
        const { data, error } = await client.query(sheetQuery, { id }, { requestPolicy: 'cache-first' }).toPromise();
        if (error) return;
        fetched.current.add(id);
        if (data) await deskStore.keep(accountId, sheetName(id), data);
      }
    };
    const timer = setTimeout(() => void fetchAhead(), 400);
    return () => { isLeft = true; clearTimeout(timer); };
  }, [client, accountId, ahead]);
}

/** Once the server has told the queue, what is not in it leaves the device: a late conflict makes an entry invisible here too. */
export function useOwnQueue(accountId: string, told: ResultOf<typeof queuesQuery> | null): void {
  useEffect(() => {
    if (told) void deskStore.keepOnly(accountId, sheetName(''), new Set(told.myJudging.flatMap(({ items }) => items.map(({ sheetId }) => sheetName(sheetId)))));
  }, [accountId, told]);
}

/** Asks for a sheet anew once it turned out that it changed elsewhere, so that the page shows what stands. */
export function useFresh(id: string, hasMoved: boolean): void {
  const client = useClient();
  useEffect(() => { if (hasMoved) void client.query(sheetQuery, { id }, { requestPolicy: 'network-only' }).toPromise(); }, [client, id, hasMoved]);
}
