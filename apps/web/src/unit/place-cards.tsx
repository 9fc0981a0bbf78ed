import { useTranslation } from 'react-i18next';
import { ButtonLink, LoadingBlock, ProblemNote } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { usePage } from '../data/use-page';

export const placesQuery = graphql(`
  query UnitPlaces($roundId: ID!, $organizationId: ID!) {
    unitPlaces(roundId: $roundId, organizationId: $organizationId) { category { id name } places used }
    districtShare(roundId: $roundId) { category { id name } places used }
  }
`);

export type PlaceUse = ResultOf<typeof placesQuery>['unitPlaces'][number];

export const leftOf = ({ places, used }: PlaceUse): number | null => (places === null ? null : Math.max(0, places - used));

/** Pips up to this many; beyond, the figures say enough. */
const MOST_PIPS = 8;

export function Pips({ places, used }: { readonly places: number; readonly used: number }) {
  return <span className="pips" aria-hidden>{Array.from({ length: Math.min(places, MOST_PIPS) }, (_, index) => <span key={index} data-used={index < used} />)}</span>;
}

interface PlaceCardsProps {
  readonly roundId: string;
  readonly unitId: string;
  readonly isOpen: boolean;
}

/** Places left for each kind, with the way to use one. */
export function PlaceCards({ roundId, unitId, isOpen }: PlaceCardsProps) {
  const { t } = useTranslation('unit');
  const page = usePage(placesQuery, { roundId, organizationId: unitId });
  if (page.problem) return <ProblemNote problem={page.problem} onAgain={page.again} />;
  if (!page.content) return <LoadingBlock lines={3} />;
  return (
    <>
      <ul className="place-cards">
        {page.content.unitPlaces.map((use) => {
          const left = leftOf(use);
          return (
            <li key={use.category.id} className="card place-card">
              <div className="row-apart"><strong>{use.category.name}</strong>{use.places === null ? null : <Pips places={use.places} used={use.used} />}</div>
              <p className="small quiet">{use.places === null ? t('places.noLimit', { used: use.used }) : t('places.left', { count: left ?? 0, places: use.places })}</p>
              {isOpen && left !== 0 ? <ButtonLink size="small" to="/unit/recommend" search={{ round: roundId, category: use.category.id }}>{t('places.recommend')}</ButtonLink> : null}
            </li>
          );
        })}
      </ul>
      <p className="small quiet">{t('places.selfFree')}</p>
    </>
  );
}
