import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Chip, EmptyState, ListFoot, ProblemNote, Select, StateChip, Table, type Column } from '../../design';
import { graphql, type ResultOf } from '../../data/graphql';
import { useList } from '../../data/use-list';
import { useWordFor } from '../../i18n/use-words';
import type { OfficeRound } from '../round/round-query';
import { useRoundSearch } from '../use-round-search';
import { useColumnChoice } from './column-choice';
import { SearchWords } from './queue-filters';
import { PAGE } from './queue-query';

const entriesQuery = graphql(`
  query OfficeEntries($roundId: ID!, $categoryId: ID, $state: String, $search: String, $first: Int!, $after: String) {
    entries(roundId: $roundId, categoryId: $categoryId, state: $state, search: $search, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id code title origin state hasPriority category { id name } member { id name } organization { id name } district { id name } }
    }
  }
`);

type Row = ResultOf<typeof entriesQuery>['entries']['nodes'][number];
const STATES = ['in_review', 'accepted', 'declined', 'withdrawn'] as const;

/** What is, or was, in the round: one line an entry, however many put it forward. */
export function EntryList({ round }: { readonly round: OfficeRound }) {
  const { t } = useTranslation('office');
  const wordFor = useWordFor();
  const [search, setSearch] = useRoundSearch();
  const list = useList(entriesQuery, { roundId: round.id, first: PAGE, categoryId: search.category ?? null, state: search.state ?? null, search: search.q ?? null }, (content) => content.entries);
  const isFiltered = Boolean(search.category ?? search.state ?? search.q);
  const all: Column<Row>[] = [
    { key: 'code', head: t('col.code'), isTight: true, onPhone: 'hidden', cell: ({ code }) => code },
    { key: 'title', head: round.programme.subject === 'work' ? t('col.work') : t('col.person'), onPhone: 'lead', cell: ({ id, title, hasPriority }) => <span className="row"><Link className="record" to="/office/rounds/$id/entries/$entryId" params={{ id: round.id, entryId: id }} search={search}>{title}</Link>{hasPriority ? <Chip tone="gold">{t('queue.priority')}</Chip> : null}</span> },
    { key: 'category', head: t('col.category'), isTight: true, cell: ({ category }) => category.name },
    { key: 'unit', head: t('col.unit'), cell: ({ organization }) => organization.name },
    { key: 'district', head: t('col.district'), cell: ({ district }) => district?.name ?? '—' },
    { key: 'origin', head: t('col.origin'), isTight: true, cell: ({ origin }) => wordFor('origin', origin) },
    { key: 'state', head: t('col.state'), isTight: true, cell: ({ state }) => <StateChip family="entryState" value={state} /> },
  ];
  const [columns, columnChoice] = useColumnChoice('entries', all, 'title');
  return (
    <div className="stack long-list" data-density="compact">
      <div className="filters" role="search">
        <SearchWords label={t('filter.search')} />
        <Select aria-label={t('filter.category')} placeholder={t('filter.anyCategory')} value={search.category ?? ''} choices={round.programme.categories.map(({ id, name }) => ({ value: id, label: name }))} onChange={(event) => setSearch({ category: event.target.value || undefined })} />
        <Select aria-label={t('filter.state')} placeholder={t('filter.anyState')} value={search.state ?? ''} choices={STATES.map((value) => ({ value, label: wordFor('entryState', value) }))} onChange={(event) => setSearch({ state: event.target.value || undefined })} />
      </div>
      <div className="list-acts">{columnChoice}</div>
      <ProblemNote problem={list.problem} onAgain={list.again} />
      {list.problem ? null : <Table caption={t('entries.caption')} columns={columns} rows={list.rows} rowKey={(row) => row.id} isLoading={list.isLoading && !list.content} empty={<EmptyState title={isFiltered ? t('queue.noMatch') : t('entries.none')}>{isFiltered ? t('queue.noMatchText') : t('entries.noneText')}</EmptyState>} />}
      <ListFoot list={list} />
    </div>
  );
}
