import { useEffect, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Queue } from '../judging-query';

const PANES = ['queue', 'work', 'rubric'] as const;
type Pane = (typeof PANES)[number];

export interface Panes {
  readonly labels: Record<Pane, string>;
  readonly current: Pane;
  readonly show: (pane: Pane) => void;
}

const scrollToPane = (strip: HTMLElement | null, pane: Pane, behavior: ScrollBehavior): void => strip?.scrollTo({ left: PANES.indexOf(pane) * strip.clientWidth, behavior });

/** On a phone the panes lie side by side and are swiped; the tabs say which one is seen and jump to another. */
export function usePanes(strip: RefObject<HTMLDivElement | null>, sheetId: string): Panes {
  const { t } = useTranslation('judge');
  const [current, setCurrent] = useState<Pane>('work');
  useEffect(() => {
    const element = strip.current;
    if (!element) return undefined;
    const onScroll = () => setCurrent(PANES[Math.round(element.scrollLeft / Math.max(1, element.clientWidth))] ?? 'work');
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [strip]);
  // Another entry is read before it is marked.
  useEffect(() => scrollToPane(strip.current, 'work', 'instant'), [strip, sheetId]);
  return { current, show: (pane) => scrollToPane(strip.current, pane, 'smooth'), labels: { queue: t('pane.queue'), work: t('pane.work'), rubric: t('pane.rubric') } };
}

export function PaneTabs({ panes, queue }: { readonly panes: Panes; readonly queue: Queue | null }) {
  const { t } = useTranslation('judge');
  return (
    <div className="pane-tabs" role="group" aria-label={t('pane.title')}>
      {PANES.map((pane) => (
        <button key={pane} type="button" aria-pressed={pane === panes.current} onClick={() => panes.show(pane)}>
          {panes.labels[pane]}{pane === 'queue' && queue ? <span className="figures"> {queue.locked}/{queue.total}</span> : null}
        </button>
      ))}
    </div>
  );
}
