import { useEffect, useRef } from 'react';
import type { MarkStore } from '../marks/mark-store';

/** Back from being offline or signed out, and everything kept has arrived: what was asked for before that is asked for again. */
export function useArrived(store: MarkStore, again: () => void): void {
  const wasBehind = useRef(false);
  const latest = useRef(again);
  useEffect(() => { latest.current = again; });
  const { state } = store;
  useEffect(() => {
    if (state === 'offline' || state === 'signed_out') wasBehind.current = true;
    if (state !== 'saved' || !wasBehind.current) return;
    wasBehind.current = false;
    latest.current();
  }, [state]);
}
