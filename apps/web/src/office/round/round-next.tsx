import Clock from 'lucide-react/icons/clock';
import Hand from 'lucide-react/icons/hand';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../design';
import { useServerNow } from '../../i18n/server-clock';
import { useTimes } from '../../i18n/times';
import { isGathering } from '../../data/season';
import type { OfficeRound } from './round-query';

const PHASES = ['scheduled', 'collecting', 'reviewing', 'judging', 'computing', 'deciding', 'notice', 'published'] as const;

/** What is next and who must act, in two sentences, with the time that is left. */
export function RoundNext({ round }: { readonly round: OfficeRound }) {
  const { t } = useTranslation('office');
  const times = useTimes();
  const now = useServerNow();
  const known = PHASES.find((one) => one === round.phase);
  const phase = known === 'collecting' && isGathering(round) ? 'gathering' : known;
  if (!phase) return null;
  const isOver = round.nextDeadline !== null && new Date(round.nextDeadline) <= now;
  const isNoticeOver = phase === 'notice' && isOver;
  return (
    <section className="round-next" data-phase={phase} aria-label={t('next.title')}>
      <div>
        <p><strong>{isNoticeOver ? t('next.noticeOver') : t(`next.${phase}`, { at: round.publishedAt ? times.instant(round.publishedAt) : round.nextDeadline ? times.deadline(round.nextDeadline) : '' })}</strong></p>
        <p className="quiet">{t(`who.${phase}`)}</p>
      </div>
      {phase === 'published' ? null : (
        <div className="row">
          {round.nextDeadline ? <Chip tone={isOver ? 'amber' : 'blue'} icon={<Clock size={13} aria-hidden />}>{times.remaining(round.nextDeadline)}</Chip> : null}
          {round.isAutomatic ? null : <Chip tone="amber" icon={<Hand size={13} aria-hidden />}>{t('next.byHand')}</Chip>}
        </div>
      )}
    </section>
  );
}
