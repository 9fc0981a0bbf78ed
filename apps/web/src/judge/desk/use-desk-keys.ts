import { useEffect, type RefObject } from 'react';
import type { Neighbours } from './use-neighbours';

const inputsIn = (pane: HTMLElement | null): HTMLInputElement[] => [...(pane?.querySelectorAll<HTMLInputElement>('input[data-mark]:not(:disabled)') ?? [])];
const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');

function focusOn(input: HTMLInputElement | undefined): void {
  input?.focus();
  input?.select();
}

/**
 * The whole desk by keyboard. In a mark: arrows and Enter move between criteria, J and K between entries. Anywhere
 * else: a digit begins the first mark that is missing. In words being written keys are letters and nothing else.
 */
export function useDeskKeys(pane: RefObject<HTMLDivElement | null>, { goPrevious, goNext, goNextOpen }: Neighbours): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const inputs = inputsIn(pane.current);
      const at = inputs.indexOf(event.target as HTMLInputElement);
      if (at < 0 && (isTyping(event.target) || document.querySelector('dialog[open]'))) return;
      const key = event.key.toLowerCase();
      if (key === 'j' || key === 'k') {
        event.preventDefault();
        return (key === 'j' ? goNext : goPrevious)?.();
      }
      if (at >= 0) return moveWithin(event, inputs, at, goNextOpen ?? goNext);
      if (/^[0-9]$/.test(key)) return focusOn(inputs.find(({ value }) => value === '') ?? inputs[0]);
      if (key === 'arrowdown' && event.target === document.body) focusOn(inputs[0]);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [pane, goPrevious, goNext, goNextOpen]);
}

function moveWithin(event: KeyboardEvent, inputs: readonly HTMLInputElement[], at: number, onward: (() => void) | null): void {
  const step = event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const next = inputs[at + step];
  if (next) return focusOn(next);
  // Past the last criterion: the mark is given as the focus leaves; then the lock, or the next entry.
  if (event.key !== 'Enter') return;
  inputs[at]?.blur();
  requestAnimationFrame(() => {
    const lock = document.querySelector<HTMLButtonElement>('[data-lock]:not(:disabled)');
    if (lock) lock.focus();
    else onward?.();
  });
}
