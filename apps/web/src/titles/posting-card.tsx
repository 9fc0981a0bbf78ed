import { useTranslation } from 'react-i18next';
import { ButtonLink, Chip } from '../design';
import { useTimes } from '../i18n/times';
import { useWordFor } from '../i18n/use-words';
import type { PublicTitle } from './titles-query';

/** Free places that are posted, with the way to nominate oneself while that is possible. */
export function PostingCard({ posting }: { readonly posting: PublicTitle['postings'][number] }) {
  const { t } = useTranslation('titles');
  const times = useTimes();
  const wordFor = useWordFor();
  return (
    <article className="card stack posting" aria-labelledby={`posting-${posting.id}`}>
      <header className="row-apart">
        <h3 id={`posting-${posting.id}`}>{t('posting.head', { title: posting.titleName, level: posting.levelName, count: posting.places })}</h3>
        <Chip tone="blue">{t('posting.phase', { phase: wordFor('phase', posting.phase) })}</Chip>
      </header>
      <p className="small quiet">{t('posting.number', { number: posting.number })} · {t('posting.span', { from: times.day(posting.fromOn), to: times.day(posting.toOn) })}</p>
      <p><strong>{t('posting.conditions')}</strong> {posting.conditions}</p>
      {posting.isOpen ? <div><ButtonLink kind="primary" to="/submit/$roundId" params={{ roundId: posting.roundId }}>{t('posting.nominate')}</ButtonLink></div> : null}
    </article>
  );
}
