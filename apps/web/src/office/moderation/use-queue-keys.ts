import { useEffect } from 'react';

interface QueueKeys {
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  readonly onApprove: (() => void) | null;
  readonly onReturn: (() => void) | null;
}

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]');

/** The queue by keyboard: J and K move, A approves, R returns; in words being written keys are letters and nothing else. */
export function useQueueKeys({ onNext, onPrevious, onApprove, onReturn }: QueueKeys): void {
  useEffect(() => {
    const acts: Record<string, (() => void) | null> = { j: onNext, k: onPrevious, a: onApprove, r: onReturn };
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
      const act = acts[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onNext, onPrevious, onApprove, onReturn]);
}
