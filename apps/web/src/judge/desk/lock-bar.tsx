import ArrowRight from 'lucide-react/icons/arrow-right';
import Lock from 'lucide-react/icons/lock';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ProblemNote, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { useTimes } from '../../i18n/times';
import { lockMutation, type Sheet } from '../judging-query';
import type { Neighbours } from './use-neighbours';

interface LockBarProps {
  readonly sheet: Sheet;
  readonly total: string | null;
  readonly marked: number;
  /** Marks of this sheet have not arrived, or wait for a choice. */
  readonly isWaiting: boolean;
  readonly neighbours: Neighbours;
  readonly again: () => void;
}

/** The total, and the lock with its confirmation in the same place. */
export function LockBar({ sheet, total, marked, isWaiting, neighbours, again }: LockBarProps) {
  const { t } = useTranslation('judge');
  const times = useTimes();
  const tell = useToast();
  const [isAsked, setAsked] = useState(false);
  const { run, problem, isRunning } = useCommand(lockMutation);
  const isWhole = marked === sheet.rubric.length;
  const isReady = sheet.abilities.canLock && !isWaiting;
  const lock = async () => {
    if (!(await run({ id: sheet.id }))) return;
    tell(t('lock.done', { title: sheet.entry.title }));
    setAsked(false);
    if (neighbours.goNextOpen) neighbours.goNextOpen();
    else again();
  };
  return (
    <div className="lock-bar">
      <ProblemNote problem={problem} />
      <div className="row-apart">
        <p className="total" aria-live="polite"><span className="small quiet">{t('lock.total')}</span> <strong className="figures">{total ?? '—'}</strong>{total === null ? <span className="small quiet"> {t('lock.marked', { marked, criteria: sheet.rubric.length })}</span> : null}</p>
        {sheet.state === 'locked' ? (
          <span className="row"><span className="row small" style={{ color: 'var(--green)' }}><Lock size={16} aria-hidden />{sheet.lockedAt ? t('lock.at', { at: times.instant(sheet.lockedAt) }) : t('state.locked')}</span>{neighbours.goNextOpen ? <Button size="small" icon={<ArrowRight size={16} aria-hidden />} onClick={neighbours.goNextOpen}>{t('lock.next')}</Button> : null}</span>
        ) : isAsked ? (
          <span className="row"><Button kind="primary" isBusy={isRunning} data-lock autoFocus onClick={() => void lock()}>{t('lock.confirm')}</Button><Button kind="quiet" onClick={() => setAsked(false)}>{t('lock.wait')}</Button></span>
        ) : sheet.state === 'open' ? (
          // The keyboard gets here while the last mark is still on its way; the press counts once that has arrived.
          <Button kind="primary" data-lock icon={<Lock size={16} aria-hidden />} disabled={!isWhole || !sheet.abilities.canMark} aria-disabled={isReady ? undefined : true} onClick={() => { if (isReady) setAsked(true); }}>{t('lock.act')}</Button>
        ) : null}
      </div>
      {isAsked ? <p className="small" role="alert">{t('lock.consequence')}</p> : null}
    </div>
  );
}
