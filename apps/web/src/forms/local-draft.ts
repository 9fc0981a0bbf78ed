import { useCallback, useEffect, useRef, useState } from 'react';
import { keep, readKept } from '../app/kept';
import { serverNow } from '../i18n/server-clock';
import type { Answer, Answers } from './form-field';

interface KeptDraft {
  readonly title: string;
  readonly answers: Answers;
  readonly savedAt: string;
}

export interface LocalDraft {
  readonly title: string;
  readonly answers: Answers;
  /** When what is shown was kept, or null when nothing was typed yet. */
  readonly savedAt: string | null;
  readonly answer: (code: string, value: Answer) => void;
  readonly entitle: (title: string) => void;
  /** After handing in: what was typed is no longer needed. */
  readonly discard: () => void;
}

const PAUSE = 600;
const PREFIX = 'jiangong.draft.';

function readDraft(key: string): KeptDraft | null {
  try {
    const draft: unknown = JSON.parse(readKept(PREFIX + key) ?? 'null');
    return typeof draft === 'object' && draft !== null && 'answers' in draft ? (draft as KeptDraft) : null;
  } catch {
    return null;
  }
}

/**
 * Keeps what is typed on this device shortly after the last key, so that a call, a lost network or a closed page costs
 * nothing. `begin` is what to start with when nothing was kept. A new `key` is another draft.
 */
export function useLocalDraft(key: string, begin: { readonly title: string; readonly answers: Answers }): LocalDraft {
  const [draft, setDraft] = useState<KeptDraft | { title: string; answers: Answers; savedAt: null }>(() => readDraft(key) ?? { ...begin, savedAt: null });
  const isTyped = useRef(false);
  const latest = useRef(draft);
  useEffect(() => { latest.current = draft; }, [draft]);

  const write = useCallback(() => {
    if (!isTyped.current) return;
    isTyped.current = false;
    const savedAt = serverNow().toISOString();
    const { title, answers } = latest.current;
    if (keep(PREFIX + key, JSON.stringify({ title, answers, savedAt }))) setDraft((known) => ({ ...known, savedAt }));
  }, [key]);

  useEffect(() => {
    if (!isTyped.current) return;
    const timer = setTimeout(write, PAUSE);
    return () => clearTimeout(timer);
  }, [draft, write]);

  // Leaving the page, or the phone putting it to sleep, must not lose the last words.
  useEffect(() => {
    addEventListener('pagehide', write);
    return () => { removeEventListener('pagehide', write); write(); };
  }, [write]);

  const change = useCallback((next: (known: KeptDraft | { title: string; answers: Answers; savedAt: null }) => { title: string; answers: Answers }) => {
    isTyped.current = true;
    setDraft((known) => ({ ...known, ...next(known) }));
  }, []);

  return {
    ...draft,
    answer: useCallback((code, value) => change(({ title, answers }) => ({ title, answers: { ...answers, [code]: value } })), [change]),
    entitle: useCallback((title) => change(({ answers }) => ({ title, answers })), [change]),
    discard: useCallback(() => { isTyped.current = false; keep(PREFIX + key, null); }, [key]),
  };
}
