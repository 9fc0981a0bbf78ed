import { Link } from '@tanstack/react-router';
import CircleCheck from 'lucide-react/icons/circle-check';
import Circle from 'lucide-react/icons/circle';
import CircleDotDashed from 'lucide-react/icons/circle-dot-dashed';
import CloudUpload from 'lucide-react/icons/cloud-upload';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueItem } from '../judging-query';
import type { MarkStore } from '../marks/mark-store';

type State = 'conflict' | 'waiting' | 'locked' | 'begun' | 'whole' | 'open';
const ICONS = { conflict: TriangleAlert, waiting: CloudUpload, locked: CircleCheck, begun: CircleDotDashed, whole: CircleDotDashed, open: Circle } as const;

function stateOf(item: QueueItem, store: MarkStore): State {
  if (store.hasConflictIn(item.sheetId)) return 'conflict';
  if (store.waitingOf(item.sheetId) > 0) return 'waiting';
  if (item.state === 'locked') return 'locked';
  if (item.marked === item.criteria) return 'whole';
  return item.marked > 0 ? 'begun' : 'open';
}

interface QueueRowProps {
  readonly item: QueueItem;
  readonly store: MarkStore;
  /** Set for the open entry alone. */
  readonly link: Ref<HTMLAnchorElement> | undefined;
  /** Undefined unless several are being chosen. */
  readonly isChosen: boolean | undefined;
  readonly onChoose: () => void;
  readonly onPick: () => void;
}

export function QueueRow({ item, store, link, isChosen, onChoose, onPick }: QueueRowProps) {
  const { t } = useTranslation('judge');
  const state = stateOf(item, store);
  const Icon = ICONS[state];
  const told = <span className="small quiet">{state === 'begun' ? t('state.begun', { marked: item.marked, criteria: item.criteria }) : t(`state.${state}`)}</span>;
  if (isChosen !== undefined) return <li><label className="queue-item"><input type="checkbox" checked={isChosen} onChange={onChoose} /><span className="queue-name">{item.title}</span>{told}</label></li>;
  return (
    <li>
      <Link ref={link} className="queue-item" data-state={state} to="/judge/sheets/$id" params={{ id: item.sheetId }} onClick={onPick}>
        <Icon size={18} aria-hidden />
        <span className="queue-name">{item.title}</span>
        {told}
      </Link>
    </li>
  );
}

/** Scrolls the list to the entry, and nothing but the list: on a phone the whole page is the list and stays where it is. */
export function reveal(item: HTMLElement): void {
  const pane = item.closest<HTMLElement>('.pane')!;
  const list = item.closest<HTMLElement>('.queue-list')!;
  if (getComputedStyle(pane).overflowY === 'auto') pane.scrollTop += outside(item.getBoundingClientRect().top - pane.getBoundingClientRect().top, pane.clientHeight - item.clientHeight, pane.clientHeight / 2);
  if (getComputedStyle(list).overflowX === 'auto') list.scrollLeft += outside(item.getBoundingClientRect().left - list.getBoundingClientRect().left, list.clientWidth - item.clientWidth, (list.clientWidth - item.clientWidth) / 2);
}

/** How far to scroll to bring what lies at `at` to the middle; not at all when it lies within. */
const outside = (at: number, room: number, middle: number): number => (at < 0 || at > room ? at - middle : 0);
