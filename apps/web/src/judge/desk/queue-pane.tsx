import { Link } from '@tanstack/react-router';
import CircleCheck from 'lucide-react/icons/circle-check';
import Circle from 'lucide-react/icons/circle';
import CircleDotDashed from 'lucide-react/icons/circle-dot-dashed';
import CloudUpload from 'lucide-react/icons/cloud-upload';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import List from 'lucide-react/icons/list';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, EmptyState, LoadingBlock, Progress } from '../../design';
import type { Queue, QueueItem } from '../judging-query';
import type { MarkStore } from '../marks/mark-store';

interface QueuePaneProps {
  readonly queue: Queue | null;
  readonly currentId: string;
  readonly store: MarkStore;
  readonly isLoading: boolean;
  readonly onPick: () => void;
}

type State = 'conflict' | 'waiting' | 'locked' | 'begun' | 'whole' | 'open';
const ICONS = { conflict: TriangleAlert, waiting: CloudUpload, locked: CircleCheck, begun: CircleDotDashed, whole: CircleDotDashed, open: Circle } as const;

function stateOf(item: QueueItem, store: MarkStore): State {
  if (store.hasConflictIn(item.sheetId)) return 'conflict';
  if (store.waitingOf(item.sheetId) > 0) return 'waiting';
  if (item.state === 'locked') return 'locked';
  if (item.marked === item.criteria) return 'whole';
  return item.marked > 0 ? 'begun' : 'open';
}

/** Scrolls the list to the entry, and nothing but the list: on a phone the whole page is the list and stays where it is. */
function reveal(item: HTMLElement): void {
  const pane = item.closest<HTMLElement>('.pane')!;
  const list = item.closest<HTMLElement>('.queue-list')!;
  if (getComputedStyle(pane).overflowY === 'auto') pane.scrollTop += outside(item.getBoundingClientRect().top - pane.getBoundingClientRect().top, pane.clientHeight - item.clientHeight, pane.clientHeight / 2);
  if (getComputedStyle(list).overflowX === 'auto') list.scrollLeft += outside(item.getBoundingClientRect().left - list.getBoundingClientRect().left, list.clientWidth - item.clientWidth, (list.clientWidth - item.clientWidth) / 2);
}

/** How far to scroll to bring what lies at `at` to the middle; not at all when it lies within. */
const outside = (at: number, room: number, middle: number): number => (at < 0 || at > room ? at - middle : 0);

/** What is to be judged, kind by kind, each with its state in icon and word. */
export function QueuePane({ queue, currentId, store, isLoading, onPick }: QueuePaneProps) {
  const { t } = useTranslation('judge');
  const current = useRef<HTMLAnchorElement>(null);
  const [isWhole, setWhole] = useState(false);
  useEffect(() => { if (current.current) reveal(current.current); }, [currentId, queue]);
  if (isLoading) return <LoadingBlock lines={6} />;
  if (!queue) return <EmptyState title={t('desk.noQueue')}>{t('desk.noQueueText')}</EmptyState>;
  const kinds = [...new Set(queue.items.map(({ categoryName }) => categoryName))];
  return (
    <>
      <div className="queue-progress"><Progress label={t('queues.locked')} done={queue.locked} total={queue.total} state={queue.locked === queue.total ? 'done' : 'running'} /></div>
      <Button kind="quiet" size="small" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)} icon={<List size={16} aria-hidden />}>{isWhole ? t('queue.strip') : t('queue.whole', { locked: queue.locked, total: queue.total })}</Button>
      <div className="queue-list" data-whole={isWhole || undefined}>
        {kinds.map((kind) => (
          <div key={kind} className="queue-kind">
            <p className="small quiet">{kind}</p>
            <ul>
              {queue.items.filter(({ categoryName }) => categoryName === kind).map((item) => {
                const state = stateOf(item, store);
                const Icon = ICONS[state];
                return (
                  <li key={item.sheetId}>
                    <Link ref={item.sheetId === currentId ? current : undefined} className="queue-item" data-state={state} to="/judge/sheets/$id" params={{ id: item.sheetId }} onClick={() => { setWhole(false); onPick(); }}>
                      <Icon size={18} aria-hidden />
                      <span className="queue-name">{item.title}</span>
                      <span className="small quiet">{state === 'begun' ? t('state.begun', { marked: item.marked, criteria: item.criteria }) : t(`state.${state}`)}</span>
                    </Link>
                  </li>
                );
              })}
            </ul>
          </div>
        ))}
      </div>
    </>
  );
}
