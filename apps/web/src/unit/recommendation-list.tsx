import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoicePills, EmptyState, ListFoot, ProblemNote, SearchInput, StateChip, Table, type Column } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { useList } from '../data/use-list';
import { useLate } from '../app/use-late';
import { useTimes } from '../i18n/times';
import { useWordFor } from '../i18n/use-words';

const listQuery = graphql(`
  query UnitRecommendations($roundId: ID!, $state: String, $search: String, $toSign: Boolean, $after: String) {
    recommendations(roundId: $roundId, state: $state, search: $search, toSign: $toSign, first: 20, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id desk state origin correctBy createdAt isJoined steps { act at } entry { id code title category { id name } } organization { id name } abilities { canPass canResubmit } }
    }
  }
`);

type Row = ResultOf<typeof listQuery>['recommendations']['nodes'][number];
interface Search { readonly round?: string; readonly state?: string; readonly category?: string }

interface RecommendationListProps {
  readonly roundId: string;
  readonly search: Search;
  readonly onSearch: (search: Search) => void;
}

const STATES = ['in_review', 'returned', 'passed', 'declined'] as const;

export function RecommendationList({ roundId, search, onSearch }: RecommendationListProps) {
  const { t } = useTranslation('unit');
  const wordFor = useWordFor();
  const [text, setText] = useState('');
  const asked = useLate(text.trim());
  const list = useList(listQuery, { roundId, state: search.state ?? null, search: asked || null }, (content) => content.recommendations);
  const columns = useColumns(roundId);
  const isWhole = !search.state && !asked;
  const waiting = useList(listQuery, { roundId, toSign: true }, (content) => content.recommendations, { isPaused: !isWhole });
  return (
    <>
      {isWhole && waiting.rows.length > 0 ? (
        <section className="stack">
          <h2>{t('list.toSignTitle', { count: waiting.total })}</h2>
          <Table caption={t('list.toSignTitle', { count: waiting.total })} columns={columns} rows={waiting.rows} rowKey={({ id }) => id} />
          <ListFoot list={waiting} />
        </section>
      ) : null}
      <section className="stack" aria-label={t('list.title')}>
        <div className="row-apart">
          <ChoicePills legend={t('list.state')} value={search.state ?? ''} choices={[{ value: '', label: t('list.all') }, ...STATES.map((value) => ({ value, label: wordFor('recommendationState', value) }))]} onChange={(state) => onSearch({ ...search, state: state || undefined })} />
          <SearchInput label={t('list.search')} value={text} onChange={(event) => setText(event.target.value)} />
        </div>
        {list.problem ? <ProblemNote problem={list.problem} onAgain={list.again} /> : (
          <Table caption={t('list.title')} columns={columns} rows={list.rows} rowKey={({ id }) => id} isLoading={!list.content} empty={<EmptyState title={search.state || asked ? t('list.noneFound') : t('list.none')}>{search.state || asked ? undefined : t('list.noneText')}</EmptyState>} />
        )}
        <ListFoot list={list} />
      </section>
    </>
  );
}

function useColumns(roundId: string): readonly Column<Row>[] {
  const { t } = useTranslation('unit');
  const wordFor = useWordFor();
  const times = useTimes();
  return [
    { key: 'name', head: t('list.name'), onPhone: 'lead', cell: ({ entry }) => <Link to="/unit/recommendations/$id" params={{ id: entry.id }} search={{ round: roundId }}>{entry.title}</Link> },
    { key: 'category', head: t('list.category'), cell: ({ entry }) => entry.category.name },
    { key: 'origin', head: t('list.origin'), cell: ({ origin, isJoined }) => <>{wordFor('origin', origin)}{isJoined ? <span className="small quiet"> · {t('list.joined')}</span> : null}</> },
    { key: 'state', head: t('list.stateHead'), cell: (row) => <StateCell row={row} /> },
    { key: 'returns', head: t('list.returns'), align: 'end', isTight: true, onPhone: 'hidden', cell: ({ steps }) => steps.filter(({ act }) => act === 'return').length || '—' },
    { key: 'created', head: t('list.created'), isTight: true, cell: ({ createdAt }) => times.instant(createdAt) },
    { key: 'next', head: t('list.next'), isTight: true, cell: ({ abilities, correctBy }) => (abilities.canPass ? <strong>{t('list.toSign')}</strong> : abilities.canResubmit ? <strong className="round-left">{correctBy ? t('list.toCorrectBy', { left: times.remaining(correctBy) }) : t('list.toCorrect')}</strong> : <span className="quiet">—</span>) },
  ];
}

function StateCell({ row: { state, desk } }: { readonly row: Row }) {
  const { t } = useTranslation('unit');
  const wordFor = useWordFor();
  return <span className="row" style={{ gap: '0.375rem' }}><StateChip family="recommendationState" value={state} />{state === 'in_review' ? <span className="small quiet">{t('list.at', { desk: wordFor('desk', desk) })}</span> : null}</span>;
}
