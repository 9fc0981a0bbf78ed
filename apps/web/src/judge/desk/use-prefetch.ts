import { useEffect } from 'react';
import { useClient } from 'urql';
import { sheetQuery, type Queue } from '../judging-query';

/** So many entries are on the device, so that judging goes on when the network does not. */
const AHEAD = 60;

/** Fetches the rest of the queue, what is still to be judged first, one after another and behind what the page asks for. */
export function usePrefetch(queue: Queue | null, currentId: string): void {
  const client = useClient();
  const items = queue?.items ?? [];
  const at = items.findIndex(({ sheetId }) => sheetId === currentId);
  const around = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))];
  const ahead = [...around.filter(({ state }) => state === 'open'), ...around.filter(({ state }) => state !== 'open')].slice(0, AHEAD).map(({ sheetId }) => sheetId).join(' ');
  useEffect(() => {
    let isLeft = false;
    const fetchAhead = async () => {
      for (const id of ahead.split(' ').filter(Boolean)) {
        if (isLeft) return;
        const { error } = await client.query(sheetQuery, { id }, { requestPolicy: 'cache-first' }).toPromise();
        if (error) return;
      }
    };
    const timer = setTimeout(() => void fetchAhead(), 800);
    return () => { isLeft = true; clearTimeout(timer); };
  }, [client, ahead]);
}

/** Asks for a sheet anew once it turned out that it changed elsewhere, so that the page shows what stands. */
export function useFresh(id: string, hasMoved: boolean): void {
  const client = useClient();
  useEffect(() => { if (hasMoved) void client.query(sheetQuery, { id }, { requestPolicy: 'network-only' }).toPromise(); }, [client, id, hasMoved]);
}
