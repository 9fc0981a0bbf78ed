import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { scoreText } from '../../i18n/figures';
import { strung } from '../../i18n/listed';
import type { OfficeRound } from '../round/round-query';
import type { Decision, Results } from './results-query';
import { ruleFigures } from './rule-figures';
import './results.css';

interface PlacesListProps {
  readonly round: OfficeRound;
  readonly decision: Decision;
  readonly places: Results['places'];
}

/** From here on a kind is a list and wants the width of one. */
const LONG = 5;

/** Missing marks first: they are a fault to mend, the others are a judgement. */
const CAUSES = ['notScored', 'belowMinimum', 'tieAtCut', 'noCandidates'] as const;

/** Kind by kind; a place nobody was good enough for stays empty and is shown as empty (宁缺勿滥). */
export function PlacesList({ round, decision, places }: PlacesListProps) {
  const { t } = useTranslation('office');
  const { t: said } = useTranslation('results');
  const { decimals } = ruleFigures(round.rules?.content);
  return (
    <div className="podium" data-long={places.some(({ places: allowed }) => allowed > LONG) || undefined}>
      {places.map(({ category, places: allowed, filled, empty: causes }) => {
        const winners = decision.places.filter(({ categoryId }) => categoryId === category.id);
        const empty = Math.max(0, allowed - filled);
        return (
          <section key={category.id} className="card" aria-label={category.name}>
            <div className="podium-head"><h3>{category.name}</h3><span className="quiet figures">{t('decide.filled', { filled, places: allowed })}</span></div>
            <ul className="podium-list">
              {winners.map((winner) => (
                <li key={winner.entryId} className="podium-place">
                  <span>{winner.rank}</span>
                  <Link className="record" to="/office/rounds/$id/entries/$entryId" params={{ id: round.id, entryId: winner.entryId }}>{winner.name}</Link>
                  <span className="figures">{scoreText(winner.score, decimals)}</span>
                  <span className="podium-unit small quiet">{winner.organizationName}</span>
                </li>
              ))}
              {empty > 0 ? <li className="podium-place podium-empty"><span>—</span><span>{t('decide.empty', { count: empty })}</span><span />{causes ? <span className="podium-unit small">{strung(CAUSES.flatMap((cause) => (causes[cause] > 0 ? [said(`empty.${cause}`, { count: causes[cause] })] : [])))}</span> : null}</li> : null}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
