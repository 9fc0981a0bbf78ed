import { useEffect, useRef, type RefObject } from 'react';
import { PANES, type Panes } from './pane-tabs';

const FAR = 56;
const LONGEST = 700;

/** Something that is itself moved sideways keeps its touches. */
const isTaken = (target: EventTarget | null, within: HTMLElement): boolean => {
  for (let element = target instanceof Element ? target : null; element && element !== within; element = element.parentElement) {
    if (element.matches('input, textarea, select, video') || element.scrollWidth > element.clientWidth + 1) return true;
  }
  return false;
};

/** On a phone a swipe to the side turns to the next pane; the page itself scrolls and nothing in it does. */
export function useSwipe(strip: RefObject<HTMLElement | null>, panes: Panes): void {
  const latest = useRef(panes);
  useEffect(() => { latest.current = panes; });
  useEffect(() => {
    const element = strip.current;
    if (!element) return undefined;
    let from: { x: number; y: number; at: number } | null = null;
    const begin = (event: TouchEvent) => {
      const touch = event.touches.length === 1 && !isTaken(event.target, element) ? event.touches[0] : undefined;
      from = touch ? { x: touch.clientX, y: touch.clientY, at: event.timeStamp } : null;
    };
    const end = (event: TouchEvent) => {
      const touch = event.changedTouches[0];
      if (!from || !touch || !latest.current.isOneAtATime()) return;
      const [right, down] = [touch.clientX - from.x, touch.clientY - from.y];
      if (Math.abs(right) < FAR || Math.abs(right) < 2 * Math.abs(down) || event.timeStamp - from.at > LONGEST) return;
      const next = PANES[PANES.indexOf(latest.current.current) + (right < 0 ? 1 : -1)];
      if (next) latest.current.show(next);
    };
    element.addEventListener('touchstart', begin, { passive: true });
    element.addEventListener('touchend', end, { passive: true });
    return () => {
      element.removeEventListener('touchstart', begin);
      element.removeEventListener('touchend', end);
    };
  }, [strip]);
}
