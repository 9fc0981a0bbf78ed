import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../app/session';
import { graphql } from '../../data/graphql';
import { usePage } from '../../data/use-page';
import type { OfficeRound } from '../round/round-query';

const placesQuery = graphql(`
  query OfficeDistrictPlaces($roundId: ID!, $districtId: ID!) { districtPlaces(roundId: $roundId, districtId: $districtId) { places used category { id name } } }
`);

/** How many a district may still pass up, kind by kind. */
export function DistrictPlaces({ round, viewer }: { readonly round: OfficeRound; readonly viewer: Viewer }) {
  const districts = viewer.grants.filter(({ role }) => role === 'district_organiser').map(({ organization }) => organization);
  return districts.map((district) => <PlacesOf key={district.id} round={round} district={district} isNamed={districts.length > 1} />);
}

interface PlacesOfProps {
  readonly round: OfficeRound;
  readonly district: { readonly id: string; readonly name: string };
  readonly isNamed: boolean;
}

function PlacesOf({ round, district, isNamed }: PlacesOfProps) {
  const { t } = useTranslation('office');
  const { content } = usePage(placesQuery, { roundId: round.id, districtId: district.id });
  const uses = content?.districtPlaces ?? [];
  if (uses.length === 0 || uses.every(({ places }) => places === null)) return null;
  return (
    <section className="stack" style={{ gap: 'var(--space-1)' }} aria-label={t('places.title')}>
      <h2 className="small">{isNamed ? t('places.of', { district: district.name }) : t('places.title')}</h2>
      <ul className="place-grid">
        {uses.map(({ category, places, used }) => (
          <li key={category.id} className="place" data-full={(places !== null && used >= places) || undefined}>
            <span className="small quiet">{category.name}</span><br />
            {places === null ? <><strong>{used}</strong> <span className="small quiet">{t('places.unlimited')}</span></> : <><strong>{Math.max(0, places - used)}</strong> <span className="small quiet">{t('places.left', { places, used })}</span></>}
          </li>
        ))}
      </ul>
    </section>
  );
}
