import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../design';
import { usePage } from '../../data/use-page';
import { practiceQuery } from './practice-query';

/** Rounds that practise before they judge. */
export function PracticeCards() {
  const { t } = useTranslation('judge');
  const { content } = usePage(practiceQuery, {});
  const open = content?.myPractice.filter(({ isOpen }) => isOpen) ?? [];
  if (open.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t('practice.title')}</h2>
      <ul className="queues">
        {open.map(({ round, sheets }) => (
          <li key={round.id} className="card stack">
            <div><p className="quiet">{round.programme.name}</p><h3>{round.name}</h3></div>
            <p>{t('practice.card', { done: sheets.filter(({ lockedAt }) => lockedAt !== null).length, total: sheets.length })}</p>
            <div><ButtonLink kind="primary" to="/judge/rounds/$roundId/practice" params={{ roundId: round.id }}>{t('practice.begin')}</ButtonLink></div>
          </li>
        ))}
      </ul>
    </section>
  );
}
