import ArrowRight from 'lucide-react/icons/arrow-right';
import Lock from 'lucide-react/icons/lock';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ProblemNote, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { useTimes } from '../../i18n/times';
import { lockMutation, type Sheet } from '../judging-query';
import type { MarkStore } from '../marks/mark-store';
import { markText } from '../marks/mark-text';
import type { Panes } from './pane-tabs';
import { shownMarks } from './sheet-marks';
import type { Neighbours } from './use-neighbours';

interface MarkBarProps {
  readonly sheet: Sheet;
  readonly store: MarkStore;
  readonly neighbours: Neighbours;
  readonly panes: Panes;
  readonly again: () => void;
}

/** The total, always in sight, and the lock with its confirmation in the same place. */
export function MarkBar({ sheet, store, neighbours, panes, again }: MarkBarProps) {
  const { t } = useTranslation('judge');
  const tell = useToast();
  const [isAsked, setAsked] = useState(false);
  const { run, problem, isRunning } = useCommand(lockMutation);
  const { values, total, isWaiting } = shownMarks(sheet, store);
  const isWhole = values.size === sheet.rubric.length;
  // Everything has been given; whether it may be locked is known once it has arrived.
  const isReady = isWhole && !isWaiting && sheet.abilities.canMark;
  const lock = async () => {
    // What is on the page is what is locked.
    if (!(await run({ id: sheet.id, revision: Math.max(sheet.revision, store.revisionOf(sheet.id)) }))) {
      setAsked(false);
      return again();
    }
    tell(t('lock.done', { title: sheet.entry.title }));
    setAsked(false);
    if (neighbours.goNextOpen) neighbours.goNextOpen();
    else again();
  };
  return (
    <div className="mark-bar" data-state={sheet.state}>
      <ProblemNote problem={problem} />
      <div className="row-apart">
        <p className="total" aria-live="polite">
          <span className="small quiet">{t('lock.total')}</span> {total === null ? <span className="quiet">—</span> : <strong className="figures">{markText(total)}</strong>}
          {sheet.state === 'open' && !isWhole ? <span className="small quiet"> {t('lock.marked', { marked: values.size, criteria: sheet.rubric.length })}</span> : null}
        </p>
        {sheet.state === 'open' && panes.current === 'work' ? <span className="to-marks"><Button kind="primary" onClick={() => panes.show('rubric')}>{values.size === 0 ? t('lock.begin') : t('lock.goOn')}</Button></span> : null}
        <span className="row lock-act">
          {sheet.state === 'locked' ? <Locked sheet={sheet} neighbours={neighbours} /> : sheet.state !== 'open' ? null : isAsked ? (
            <><Button kind="primary" isBusy={isRunning} data-lock autoFocus onClick={() => void lock()}>{t('lock.confirm')}</Button><Button kind="quiet" onClick={() => setAsked(false)}>{t('lock.wait')}</Button></>
          ) : (
            // The keyboard gets here while the last mark is still on its way; the press counts once that has arrived.
            <Button kind="primary" data-lock icon={<Lock size={16} aria-hidden />} disabled={!isWhole || !sheet.abilities.canMark} aria-disabled={isReady ? undefined : true} onClick={() => { if (isReady) setAsked(true); }}>{t('lock.act')}</Button>
          )}
        </span>
      </div>
      {isAsked ? <p className="small" role="alert">{t('lock.consequence')}</p> : isWhole && isWaiting && store.state !== 'saving' ? <p className="small quiet">{t('lock.later')}</p> : null}
    </div>
  );
}

function Locked({ sheet, neighbours }: { readonly sheet: Sheet; readonly neighbours: Neighbours }) {
  const { t } = useTranslation('judge');
  const times = useTimes();
  return (
    <>
      <span className="row small is-locked"><Lock size={16} aria-hidden />{sheet.lockedAt ? t('lock.at', { at: times.instant(sheet.lockedAt) }) : t('state.locked')}</span>
      {neighbours.goNextOpen ? <Button size="small" icon={<ArrowRight size={16} aria-hidden />} onClick={neighbours.goNextOpen}>{t('lock.next')}</Button> : null}
    </>
  );
}
