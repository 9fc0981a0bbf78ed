import { Link } from '@tanstack/react-router';
import CircleCheck from 'lucide-react/icons/circle-check';
import Circle from 'lucide-react/icons/circle';
import CircleDotDashed from 'lucide-react/icons/circle-dot-dashed';
import CloudUpload from 'lucide-react/icons/cloud-upload';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, LoadingBlock, Progress } from '../../design';
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

/** Scrolls the list to the entry, and nothing but the list: on a phone the strip of panes must stay where it is. */
function reveal(item: HTMLElement): void {
  const pane = item.closest<HTMLElement>('.pane');
  const list = item.closest<HTMLElement>('.queue-list');
  const inPane = pane ? item.getBoundingClientRect().top - pane.getBoundingClientRect().top : 0;
  const inList = list ? item.getBoundingClientRect().left - list.getBoundingClientRect().left : 0;
  if (pane && (inPane < 0 || inPane > pane.clientHeight - item.clientHeight)) pane.scrollTop += inPane - pane.clientHeight / 2;
  if (list && (inList < 0 || inList > list.clientWidth - item.clientWidth)) list.scrollLeft += inList - list.clientWidth / 2;
}

/** What is to be judged, kind by kind, each with its state in icon and word. */
export function QueuePane({ queue, currentId, store, isLoading, onPick }: QueuePaneProps) {
  const { t } = useTranslation('judge');
  const current = useRef<HTMLAnchorElement>(null);
  useEffect(() => { if (current.current) reveal(current.current); }, [currentId, queue]);
  if (isLoading) return <LoadingBlock lines={6} />;
  if (!queue) return <EmptyState title={t('desk.noQueue')}>{t('desk.noQueueText')}</EmptyState>;
  const kinds = [...new Set(queue.items.map(({ categoryName }) => categoryName))];
  return (
    <>
      <div className="queue-progress"><Progress label={t('queues.locked')} done={queue.locked} total={queue.total} state={queue.locked === queue.total ? 'done' : 'running'} /></div>
      <div className="queue-list">
        {kinds.map((kind) => (
          <div key={kind} className="queue-kind">
            <p className="small quiet">{kind}</p>
            <ul>
              {queue.items.filter(({ categoryName }) => categoryName === kind).map((item) => {
                const state = stateOf(item, store);
                const Icon = ICONS[state];
                return (
                  <li key={item.sheetId}>
                    <Link ref={item.sheetId === currentId ? current : undefined} className="queue-item" data-state={state} to="/judge/sheets/$id" params={{ id: item.sheetId }} onClick={onPick}>
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
