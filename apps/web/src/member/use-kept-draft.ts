import { useCallback, useEffect, useRef, useState } from 'react';
import { serverNow } from '../i18n/server-clock';
import { keepDraft, type Draft, type KeptDraft } from './draft-store';

export interface SavedSign {
  readonly at: string;
  /** It could not be sent: it waits on this device for a network. */
  readonly isHeld: boolean;
}

export interface Keeping extends Draft {
  readonly draftId: string | null;
  readonly saved: SavedSign | null;
  readonly change: (change: Partial<Draft>) => void;
  /** Sends what is here now; the id of the server's draft, or null where it could not be sent. */
  readonly send: () => Promise<string | null>;
  readonly discard: () => Promise<void>;
}

/** Sends a draft; the server's id of it, or null without a network or where it was refused. */
export type Sender = (draft: Draft, draftId: string | null) => Promise<string | null>;

const KEEP_AFTER = 400;
const SEND_AFTER = 2_500;

/**
 * A draft that saves itself: on the device within half a second of the last key, on the server a little later and
 * again as soon as there is a network. Without `sender` it stays on the device.
 */
export function useKeptDraft(key: string, begin: KeptDraft, sender: Sender | null): Keeping {
  const [draft, setDraft] = useState<KeptDraft>(begin);
  const [saved, setSaved] = useState<SavedSign | null>(begin.savedAt ? { at: begin.savedAt, isHeld: false } : null);
  const latest = useRef(draft);
  const edition = useRef(0);
  const isGone = useRef(false);
  const isHeld = useRef(false);
  const running = useRef<Promise<string | null> | null>(null);
  const sending = useRef(sender);
  useEffect(() => { sending.current = sender; });

  const put = useCallback((next: KeptDraft) => {
    latest.current = next;
    setDraft(next);
  }, []);

  const keep = useCallback(async () => {
    if (isGone.current) return;
    const kept = { ...latest.current, savedAt: serverNow().toISOString() };
    if (await keepDraft(key, kept)) setSaved({ at: kept.savedAt, isHeld: isHeld.current });
  }, [key]);

  const send = useCallback(async (): Promise<string | null> => {
    if (!sending.current || isGone.current) return latest.current.draftId;
    // one at a time: two at once would make two drafts of it
    if (running.current) await running.current;
    if (!latest.current.isUnsent && latest.current.draftId) return latest.current.draftId;
    const sentEdition = edition.current;
    running.current = sending.current(latest.current, latest.current.draftId);
    const draftId = await running.current;
    running.current = null;
    if (isGone.current) return draftId;
    isHeld.current = draftId === null;
    if (draftId !== null) put({ ...latest.current, draftId, isUnsent: edition.current !== sentEdition });
    await keep();
    return draftId;
  }, [keep, put]);

  const change = useCallback((changed: Partial<Draft>) => {
    edition.current += 1;
    put({ ...latest.current, ...changed, isUnsent: true });
  }, [put]);

  useEffect(() => {
    if (edition.current === 0) return;
    const keeping = setTimeout(() => void keep(), KEEP_AFTER);
    const later = draft.isUnsent ? setTimeout(() => void send(), SEND_AFTER) : undefined;
    return () => { clearTimeout(keeping); clearTimeout(later); };
  }, [draft, keep, send]);

  useEffect(() => {
    const again = () => { if (latest.current.isUnsent) void send(); };
    const now = () => { if (edition.current > 0) void keep(); };
    const hidden = () => { if (document.visibilityState === 'hidden') now(); };
    addEventListener('online', again);
    addEventListener('pagehide', now);
    document.addEventListener('visibilitychange', hidden);
    if (latest.current.isUnsent && latest.current.savedAt) again();
    return () => {
      removeEventListener('online', again);
      removeEventListener('pagehide', now);
      document.removeEventListener('visibilitychange', hidden);
      now();
    };
  }, [keep, send]);

  const discard = useCallback(async () => {
    isGone.current = true;
    await keepDraft(key, null);
  }, [key]);

  return { ...draft, saved, change, send, discard };
}
