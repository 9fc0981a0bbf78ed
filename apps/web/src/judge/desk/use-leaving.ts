import { useEffect, useRef } from 'react';

/** Runs what is left to do when a field is left in any way: for the next entry, another page, another app, or a reload. */
export function useLeaving(work: () => void): void {
  const latest = useRef(work);
  useEffect(() => { latest.current = work; });
  useEffect(() => {
    const leave = () => latest.current();
    const hide = () => { if (document.visibilityState === 'hidden') leave(); };
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
      leave();
    };
  }, []);
}
