import { useEffect, useState } from 'react';
import { isPassing } from '../../data/problem';
import type { PageState } from '../../data/use-page';
import { deskStore } from './desk-store';

/**
 * What a page asked for, with what the device kept of the last answer in the meantime: drawn at once, and drawn still
 * when no answer comes. What the server no longer shows is forgotten.
 */
export function useKept<Content>(account: string, name: string, asked: PageState<Content>, isOf: (content: Content) => boolean = () => true): PageState<Content> {
  // For a moment a page still holds the answer to what was asked before; that must not be kept under the new name.
  const page = asked.content && !isOf(asked.content) ? { ...asked, content: null } : asked;
  const [kept, setKept] = useState<{ readonly name: string; readonly content: Content | null } | null>(null);
  useEffect(() => {
    let isLeft = false;
    void deskStore.read<Content>(account, name).then((content) => { if (!isLeft) setKept({ name, content }); });
    return () => { isLeft = true; };
  }, [account, name]);
  const { content, problem } = page;
  useEffect(() => { if (content) void deskStore.keep(account, name, content); }, [account, name, content]);
  const isGone = problem !== null && !isPassing(problem) && problem.kind !== 'sign_in_needed';
  useEffect(() => { if (isGone) void deskStore.forget(account, name); }, [account, name, isGone]);
  if (content || isGone) return page;
  const isRead = kept?.name === name;
  const last = isRead ? kept.content : null;
  return last ? { ...page, content: last, problem: null, isLoading: false } : { ...page, problem: isRead ? problem : null, isLoading: page.isLoading || !isRead };
}
