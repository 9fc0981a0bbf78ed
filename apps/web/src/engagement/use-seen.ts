import { useEffect } from 'react';

const told = new Set<string>();

/** Tells the server once a page load that a work was opened. Nothing is waited for, nothing comes back. */
export function useSeen(workId: string | null | undefined): void {
  useEffect(() => {
    if (!workId || told.has(workId)) return;
    told.add(workId);
    navigator.sendBeacon('/engage/views', JSON.stringify({ workId }));
  }, [workId]);
}
