import { Link } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design';
import { useServerNow } from '../../i18n/server-clock';
import { useTimes } from '../../i18n/times';
import type { Queue } from '../judging-query';
import type { MarkStore } from '../marks/mark-store';
import { RefusedMarks } from './refused-marks';
import { SavingSign } from './saving-sign';
import type { Neighbours } from './use-neighbours';

/** Which round, how long still, whether everything is saved, and the way through the queue. */
export function DeskHead({ queue, store, neighbours }: { readonly queue: Queue | null; readonly store: MarkStore; readonly neighbours: Neighbours }) {
  const { t } = useTranslation('judge');
  const times = useTimes();
  useServerNow();
  return (
    <header className="desk-head">
      <Link to="/judge" className="back"><ArrowLeft size={16} aria-hidden />{t('queues.title')}</Link>
      {queue ? <h1 className="desk-title">{queue.round.programme.name} · {queue.round.name} <span className="small quiet">{t('desk.left', { left: times.remaining(queue.round.computingAt) })}</span></h1> : null}
      <SavingSign store={store} />
      <div className="desk-steps">
        <Button kind="quiet" size="small" title="K" aria-label={t('desk.previous')} disabled={!neighbours.goPrevious} onClick={() => neighbours.goPrevious?.()} icon={<ChevronLeft size={18} aria-hidden />} />
        {neighbours.position > 0 ? <span className="small quiet figures">{neighbours.position} / {neighbours.count}</span> : null}
        <Button kind="quiet" size="small" title="J" aria-label={t('desk.next')} disabled={!neighbours.goNext} onClick={() => neighbours.goNext?.()} icon={<ChevronRight size={18} aria-hidden />} />
      </div>
      <RefusedMarks items={queue?.items ?? []} store={store} />
    </header>
  );
}
