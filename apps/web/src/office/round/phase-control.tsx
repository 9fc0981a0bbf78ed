import Ban from 'lucide-react/icons/ban';
import CalendarClock from 'lucide-react/icons/calendar-clock';
import ChevronRight from 'lucide-react/icons/chevron-right';
import Undo from 'lucide-react/icons/undo-2';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design';
import { AdvanceDialog } from './advance-dialog';
import { CancelDialog } from './cancel-dialog';
import { ExtendDialog } from './extend-dialog';
import type { OfficeRound } from './round-query';
import { StepBackDialog } from './step-back-dialog';
import { movable } from './steps';
import { usePhaseName } from './use-phase-name';

type Act = 'advance' | 'back' | 'extend' | 'cancel';

/** Notice begins with the list itself and publication with the second signature; both have their own place. */
const OWN_PLACE = ['notice', 'published'];

/**
 * The steps an organiser takes by hand. While scores are computed the run below is the page's first act: sealing it opens
 * the next step by itself. Each opens its dialog, which names what follows from it. The way back from a
 * notice is to void its list, in the place where the list stands.
 */
export function PhaseControl({ round }: { readonly round: OfficeRound }) {
  const { t } = useTranslation('office');
  const phaseName = usePhaseName();
  const [act, setAct] = useState<Act | null>(null);
  const { canAdvance, canStepBack, canExtend, canCancel, nextPhase } = round.abilities;
  const leads = canAdvance && nextPhase !== null && !OWN_PLACE.includes(nextPhase);
  const close = () => setAct(null);
  if (!canAdvance && !canStepBack && !canExtend && !canCancel) return null;
  return (
    <div className="row no-print">
      {canCancel ? <Button kind="quiet" size="small" icon={<Ban size={16} aria-hidden />} onClick={() => setAct('cancel')}>{t('control.cancel')}</Button> : null}
      {canStepBack && round.phase !== 'notice' ? <Button kind="quiet" size="small" icon={<Undo size={16} aria-hidden />} onClick={() => setAct('back')}>{t('control.back')}</Button> : null}
      {canExtend && movable(round.phase).length > 0 ? <Button size="small" icon={<CalendarClock size={16} aria-hidden />} onClick={() => setAct('extend')}>{t('control.extend')}</Button> : null}
      {leads ? <Button kind={round.phase === 'computing' ? 'secondary' : 'primary'} size="small" icon={<ChevronRight size={16} aria-hidden />} onClick={() => setAct('advance')}>{t('control.advance', { phase: phaseName(nextPhase) })}</Button> : null}
      {leads && act === 'advance' ? <AdvanceDialog round={round} toPhase={nextPhase} onClose={close} /> : null}
      {act === 'back' ? <StepBackDialog round={round} onClose={close} /> : null}
      {act === 'extend' ? <ExtendDialog round={round} onClose={close} /> : null}
      {act === 'cancel' ? <CancelDialog round={round} onClose={close} /> : null}
    </div>
  );
}
