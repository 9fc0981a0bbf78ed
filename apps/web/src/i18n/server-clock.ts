import { useEffect, useSyncExternalStore } from 'react';

/**
 * Deadlines are judged by the server's clock, so remaining times are counted by it too: a device that is an hour slow
 * must not promise an hour that is not there. The offset is learned once, with the viewer.
 */
let offset = 0;

export function learnServerTime(serverTime: string): void {
  const learned = new Date(serverTime).getTime() - Date.now();
  const isNews = Math.abs(learned - offset) > 1_000;
  offset = learned;
  // What was drawn by the device's own clock is drawn again.
  if (isNews) redraw();
}

export const serverNow = (): Date => new Date(Date.now() + offset);

const MINUTE = 60_000;
const listeners = new Set<() => void>();
let minute = 0;
let timer: ReturnType<typeof setInterval> | null = null;

function redraw(): void {
  minute += 1;
  listeners.forEach((one) => one());
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  timer ??= setInterval(redraw, MINUTE);
  return () => {
    listeners.delete(tell);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/** Draws the page anew every minute, for texts that count down. */
export function useServerNow(): Date {
  useSyncExternalStore(subscribe, () => minute);
  return serverNow();
}

/** Takes the instant the server told whenever a new one arrives. */
export function useLearnServerTime(serverTime: string | undefined): void {
  useEffect(() => { if (serverTime) learnServerTime(serverTime); }, [serverTime]);
}
