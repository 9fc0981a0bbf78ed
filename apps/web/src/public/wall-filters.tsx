import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ChoicePills, FilterSelect } from '../design';
import { graphql } from '../data/graphql';
import { usePage } from '../data/use-page';
import { useWordFor } from '../i18n/use-words';
import type { WallSearch } from './wall-search';
import { usePeriodText } from './use-period-text';

const filtersQuery = graphql(`
  query WallFilters($programme: String!) {
    starPeriods(programme: $programme) { code cadence name stars }
    organizations(level: "district", first: 100) { nodes { id name } }
  }
`);

interface WallFiltersProps {
  readonly programme: string;
  readonly search: WallSearch;
  readonly cadences: readonly NonNullable<WallSearch['cadence']>[];
  /** What the shown period has, so that a choice never leads to a kind that does not exist. */
  readonly categories: readonly { readonly code: string; readonly name: string }[];
  readonly onChange: (search: WallSearch) => void;
}

/** The choice of a wall: period, kind, district. It is kept in the address, so that a view can be sent to somebody. */
export function WallFilters({ programme, search, cadences, categories, onChange }: WallFiltersProps) {
  const { t } = useTranslation('public');
  const wordFor = useWordFor();
  const periodText = usePeriodText();
  const page = usePage(filtersQuery, { programme }, { policy: 'cache-first' });
  const cadence = search.cadence ?? 'month';
  const periods = (page.content?.starPeriods ?? []).filter((period) => period.cadence === cadence);
  return (
    <div className="card wall-filters no-print">
      {cadences.length > 1 ? <ChoicePills legend={t('wall.cadence')} value={cadence} choices={cadences.map((value) => ({ value, label: wordFor('cadence', value) }))} onChange={(value) => onChange({ ...search, cadence: value as WallSearch['cadence'], period: undefined })} /> : null}
      <ChoicePills legend={t('wall.category')} value={search.category ?? ''} choices={[{ value: '', label: t('wall.allCategories') }, ...categories.map(({ code, name }) => ({ value: code, label: name }))]} onChange={(value) => onChange({ ...search, category: value || undefined })} />
      <div className="wall-selects">
        <FilterSelect label={t('wall.period')} all={t('wall.newest')} value={search.period} choices={periods.map(({ code }) => ({ value: code, label: periodText(code) }))} onChange={(period) => onChange({ ...search, period })} />
        <FilterSelect label={t('wall.district')} all={t('wall.allDistricts')} value={search.district} choices={(page.content?.organizations.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))} onChange={(district) => onChange({ ...search, district })} />
      </div>
    </div>
  );
}

/** Changing a filter replaces the address: going back leads to the page before, not through every filter. */
export function useWallSearch(to: '/stars'): (search: WallSearch) => void {
  const navigate = useNavigate();
  return (search) => void navigate({ to, search, replace: true, resetScroll: false });
}
