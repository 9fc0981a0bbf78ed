import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Queue } from '../judging-query';

export const PANES = ['queue', 'work', 'rubric'] as const;
export type Pane = (typeof PANES)[number];

export interface Panes {
  readonly current: Pane;
  readonly show: (pane: Pane) => void;
  /** A phone shows one pane and the whole page is its height. */
  readonly isOneAtATime: () => boolean;
}

const phone = matchMedia('(max-width: 44rem)');
const isOneAtATime = (): boolean => phone.matches;

/** Which pane a phone shows. Each is found again where it was left; another entry is read from its beginning before it is marked. */
export function usePanes(sheetId: string): Panes {
  const [shown, setShown] = useState<{ readonly sheetId: string; readonly pane: Pane }>({ sheetId, pane: 'work' });
  const left = useRef<Partial<Record<Pane, number>>>({});
  const current = shown.sheetId === sheetId ? shown.pane : 'work';
  useLayoutEffect(() => {
    if (isOneAtATime()) window.scrollTo({ top: left.current[current] ?? 0, behavior: 'instant' });
  }, [current]);
  useLayoutEffect(() => {
    left.current = { queue: left.current.queue };
    if (isOneAtATime()) window.scrollTo({ top: 0, behavior: 'instant' });
  }, [sheetId]);
  const show = (pane: Pane) => {
    left.current[current] = window.scrollY;
    setShown({ sheetId, pane });
  };
  return { current, show, isOneAtATime };
}

export function PaneTabs({ panes, queue }: { readonly panes: Panes; readonly queue: Queue | null }) {
  const { t } = useTranslation('judge');
  return (
    <div className="pane-tabs" role="group" aria-label={t('pane.title')}>
      {PANES.map((pane) => (
        <button key={pane} type="button" aria-pressed={pane === panes.current} onClick={() => panes.show(pane)}>
          {t(`pane.${pane}`)}{pane === 'queue' && queue ? <span className="figures"> {queue.locked}/{queue.total}</span> : null}
        </button>
      ))}
    </div>
  );
}
