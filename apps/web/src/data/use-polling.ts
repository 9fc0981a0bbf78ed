import { useEffect, useRef } from 'react';

/** Asks again at an interval while something is under way; rests while the page is hidden. */
export function usePolling(again: () => void, isActive: boolean, everyMs = 1_000): void {
  const latest = useRef(again);
  useEffect(() => { latest.current = again; });
  useEffect(() => {
    if (!isActive) return undefined;
    const timer = setInterval(() => { if (!document.hidden) latest.current(); }, everyMs);
    return () => clearInterval(timer);
  }, [isActive, everyMs]);
}
