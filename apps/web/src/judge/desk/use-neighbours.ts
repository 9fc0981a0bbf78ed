import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Queue } from '../judging-query';

export interface Neighbours {
  readonly position: number;
  readonly count: number;
  readonly goPrevious: (() => void) | null;
  readonly goNext: (() => void) | null;
  /** To the next sheet that is not finished, from here on and round again. */
  readonly goNextOpen: (() => void) | null;
}

/** The way through a queue, in its order. */
export function useNeighbours(queue: Queue | null, currentId: string): Neighbours {
  const navigate = useNavigate();
  return useMemo(() => {
    const items = queue?.items ?? [];
    const at = items.findIndex(({ sheetId }) => sheetId === currentId);
    const to = (sheetId: string | undefined) => (sheetId === undefined ? null : () => void navigate({ to: '/judge/sheets/$id', params: { id: sheetId } }));
    const open = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))].find(({ state }) => state === 'open');
    return { position: at + 1, count: items.length, goPrevious: to(items[at - 1]?.sheetId), goNext: to(items[at + 1]?.sheetId), goNextOpen: to(open?.sheetId) };
  }, [queue, currentId, navigate]);
}
