import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchInput, Select } from '../../design';
import { useWordFor } from '../../i18n/use-words';
import type { OfficeRound } from '../round/round-query';
import { useRoundSearch } from '../use-round-search';
import { DESKS, RECOMMENDATION_STATES } from './queue-query';

interface QueueFiltersProps {
  readonly round: OfficeRound;
  readonly hasDesk: boolean;
}

/** The filters of the queue; they live in the address, so that a list can be sent to a colleague. */
export function QueueFilters({ round, hasDesk }: QueueFiltersProps) {
  const { t } = useTranslation('office');
  const wordFor = useWordFor();
  const [search, setSearch] = useRoundSearch();
  return (
    <div className="filters" role="search">
      <SearchWords label={t('filter.search')} />
      <Select aria-label={t('filter.category')} placeholder={t('filter.anyCategory')} value={search.category ?? ''} choices={round.programme.categories.map(({ id, name }) => ({ value: id, label: name }))} onChange={(event) => setSearch({ category: event.target.value || undefined })} />
      {hasDesk ? <Select aria-label={t('filter.desk')} placeholder={t('filter.anyDesk')} value={search.desk ?? ''} choices={DESKS.map((value) => ({ value, label: wordFor('desk', value) }))} onChange={(event) => setSearch({ desk: event.target.value || undefined })} /> : null}
      {hasDesk ? <Select aria-label={t('filter.state')} placeholder={t('filter.anyState')} value={search.state ?? ''} choices={RECOMMENDATION_STATES.map((value) => ({ value, label: wordFor('recommendationState', value) }))} onChange={(event) => setSearch({ state: event.target.value || undefined })} /> : null}
    </div>
  );
}

const PAUSE = 350;

/** Searches when the typing pauses, not at every key. */
export function SearchWords({ label }: { readonly label: string }) {
  const [search, setSearch] = useRoundSearch();
  const [typed, setTyped] = useState(search.q ?? '');
  useEffect(() => {
    if (typed.trim() === (search.q ?? '')) return undefined;
    const timer = setTimeout(() => setSearch({ q: typed.trim() || undefined }), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, search.q, setSearch]);
  return <SearchInput label={label} value={typed} onChange={(event) => setTyped(event.target.value)} />;
}
