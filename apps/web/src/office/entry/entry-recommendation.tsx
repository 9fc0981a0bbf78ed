import { useTranslation } from 'react-i18next';
import { Chip, StateChip } from '../../design';
import { RecommendationSteps, ReviewActs } from '../../entries';
import { useTimes } from '../../i18n/times';
import { useWordFor } from '../../i18n/use-words';
import type { OfficeEntry } from './entry-record';

interface EntryRecommendationProps {
  readonly entry: OfficeEntry;
  readonly recommendation: OfficeEntry['recommendations'][number];
  readonly onDone: () => void;
}

/** One way by which the entry was put forward: whose it is, what each desk did, and what this desk can do now. */
export function EntryRecommendation({ entry, recommendation, onDone }: EntryRecommendationProps) {
  const { t } = useTranslation('office');
  const wordFor = useWordFor();
  const times = useTimes();
  const { desk, state, origin, isJoined, correctBy, organization, steps } = recommendation;
  return (
    <section className="card stack" aria-label={t('entry.recommendation')}>
      <div className="row-apart">
        <strong>{wordFor('origin', origin)} · {organization.name}</strong>
        <span className="row"><StateChip family="recommendationState" value={state} />{isJoined ? <Chip tone="amber">{t('queue.joined')}</Chip> : null}</span>
      </div>
      {state === 'in_review' ? <p className="quiet">{t('entry.onDesk', { desk: wordFor('desk', desk) })}</p> : null}
      {state === 'returned' && correctBy ? <p className="quiet">{t('entry.correctBy', { at: times.deadline(correctBy), left: times.remaining(correctBy) })}</p> : null}
      <ReviewActs recommendation={recommendation} name={entry.title} passLabel={desk === 'city' ? t('entry.accept') : t('entry.passUp')} onDone={onDone} />
      <RecommendationSteps steps={steps} />
    </section>
  );
}
