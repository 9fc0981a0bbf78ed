import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StateChip } from '../../design';
import type { OfficeRound } from '../round/round-query';

/** Where the candidates of a fed round come from, and which sources are still running. */
export function Feeds({ round }: { readonly round: OfficeRound }) {
  const { t } = useTranslation('office');
  if (round.feeds.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby="feeds">
      <h2 id="feeds" className="small">{t('feeds.title')}</h2>
      <ul className="row">
        {round.feeds.map(({ round: source, isPriority }) => (
          <li key={source.id} className="row"><Link to="/office/rounds/$id" params={{ id: source.id }}>{source.programme.name} · {source.name}</Link><StateChip family="phase" value={source.phase} />{isPriority ? <span className="small quiet">{t('feeds.priority')}</span> : null}</li>
        ))}
      </ul>
    </section>
  );
}
