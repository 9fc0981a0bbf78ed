import { useSyncExternalStore } from 'react';
import { keep, readKept } from './kept';

/** Large print (大字版): everything 1.25 times as big, chosen once and remembered on the device. */
const STORED = 'jiangong.print';
const listeners = new Set<() => void>();

const isLarge = (): boolean => document.documentElement.dataset.print === 'large';

export function startPrintSize(): void {
  if (readKept(STORED) === 'large') document.documentElement.dataset.print = 'large';
}

export function choosePrintSize(size: 'normal' | 'large'): void {
  document.documentElement.dataset.print = size;
  keep(STORED, size);
  listeners.forEach((tell) => tell());
}

export const useIsLargePrint = (): boolean =>
  useSyncExternalStore((tell) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  }, isLarge);
