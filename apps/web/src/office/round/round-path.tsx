import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PathBar } from '../../design';
import { useTimes } from '../../i18n/times';
import { STEPS, type Step } from '../addresses';
import type { OfficeRound } from './round-query';
import { stateOf } from './steps';

/**
 * collect → judge → compute → decide → announce: where the round is, and which step the page shows. Judges are appointed
 * while entries are still being reviewed, so that step opens early.
 */
export function RoundPath({ round, open }: { readonly round: OfficeRound; readonly open: Step }) {
  const { t } = useTranslation('office');
  const times = useTimes();
  const navigate = useNavigate();
  const noteOf = (step: Step): string | undefined => {
    if (step === open && stateOf(step, round.phase) !== 'current') return t('path.looking');
    if (stateOf(step, round.phase) === 'done') return undefined;
    switch (step) {
      case 'collect': return t('path.until', { at: times.deadline(round.judgingAt) });
      case 'judge': return t('path.until', { at: times.deadline(round.computingAt) });
      case 'compute': return t('path.until', { at: times.deadline(round.decidingAt) });
      case 'announce': return round.noticeEndsAt ? t('path.notice', { at: times.deadline(round.noticeEndsAt) }) : undefined;
      default: return undefined;
    }
  };
  return (
    <div className="round-path">
      <PathBar
        label={t('path.title')}
        steps={STEPS.map((step) => ({ key: step, label: t(`step.${step}`), state: stateOf(step, round.phase), note: noteOf(step), isAhead: step === 'judge' }))}
        onOpen={(step) => void navigate({ to: '/office/rounds/$id', params: { id: round.id }, search: { step: STEPS.find((known) => known === step) }, resetScroll: false })}
      />
    </div>
  );
}
