import List from 'lucide-react/icons/list';
import ListChecks from 'lucide-react/icons/list-checks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, EmptyState, LoadingBlock } from '../../design';
import type { Queue } from '../judging-query';
import type { MarkStore } from '../marks/mark-store';
import { BulkRecuse } from './bulk-recuse';
import { NotJudgedList } from './not-judged-list';
import { QueueProgress } from './queue-progress';
import { QueueRow, reveal } from './queue-row';

interface QueuePaneProps {
  readonly queue: Queue | null;
  readonly currentId: string;
  readonly store: MarkStore;
  readonly isLoading: boolean;
  readonly onPick: () => void;
}

/** What is to be judged, kind by kind, each with its state in icon and word; several may be chosen to step back from at once. */
export function QueuePane({ queue, currentId, store, isLoading, onPick }: QueuePaneProps) {
  const { t } = useTranslation('judge');
  const current = useRef<HTMLAnchorElement>(null);
  const [isWhole, setWhole] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => { if (current.current) reveal(current.current); }, [currentId, queue]);
  if (isLoading) return <LoadingBlock lines={6} />;
  if (!queue) return <EmptyState title={t('desk.noQueue')}>{t('desk.noQueueText')}</EmptyState>;
  const kinds = [...new Set(queue.items.map(({ categoryName }) => categoryName))];
  const choose = (sheetId: string) => setChosen((before) => new Set(before?.has(sheetId) ? [...before].filter((one) => one !== sheetId) : [...(before ?? []), sheetId]));
  const begin = () => { setChosen(new Set()); setWhole(true); };
  const end = () => { setChosen(null); setWhole(false); };
  return (
    <>
      <div className="queue-progress"><QueueProgress queue={queue} /></div>
      <div className="queue-acts">
        <Button kind="quiet" size="small" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)} icon={<List size={16} aria-hidden />}>{isWhole ? t('queue.strip') : t(queue.abstained > 0 ? 'queue.wholeApart' : 'queue.whole', { locked: queue.locked, abstained: queue.abstained, total: queue.total })}</Button>
      </div>
      <div className="queue-list" data-whole={isWhole || undefined}>
        {kinds.map((kind) => (
          <div key={kind} className="queue-kind">
            <p className="small quiet">{kind}</p>
            <ul>
              {queue.items.filter(({ categoryName }) => categoryName === kind).map((item) => (
                <QueueRow key={item.sheetId} item={item} store={store} link={item.sheetId === currentId ? current : undefined} isChosen={chosen?.has(item.sheetId)} onChoose={() => choose(item.sheetId)} onPick={() => { setWhole(false); onPick(); }} />
              ))}
            </ul>
          </div>
        ))}
        <NotJudgedList sheets={queue.notJudged} />
        {chosen ? <BulkRecuse ids={[...chosen]} onEnd={end} /> : <div className="queue-bulk"><Button kind="quiet" size="small" onClick={begin} icon={<ListChecks size={16} aria-hidden />}>{t('bulk.open')}</Button></div>}
      </div>
    </>
  );
}
