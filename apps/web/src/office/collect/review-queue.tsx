import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../app/session';
import { hasRole } from '../../app/session';
import { Button, Chip, EmptyState, ListFoot, ProblemNote, StateChip, Table, type Column } from '../../design';
import { useList } from '../../data/use-list';
import { useTimes } from '../../i18n/times';
import { useWordFor } from '../../i18n/use-words';
import type { OfficeRound } from '../round/round-query';
import { useRoundSearch } from '../use-round-search';
import { BatchPass } from './batch-pass';
import { useColumnChoice } from './column-choice';
import { QueueFilters } from './queue-filters';
import { PAGE, queueQuery, type QueueRow } from './queue-query';

interface ReviewQueueProps {
  readonly round: OfficeRound;
  readonly viewer: Viewer;
  /** Only what lies on one's own desk. */
  readonly isMine: boolean;
}

/** The desk of whoever looks; auditors have none and see what lies on the city's. */
export const deskOf = (viewer: Viewer): string => (hasRole(viewer, 'city_organiser') || !hasRole(viewer, 'district_organiser') ? 'city' : 'district');

export function ReviewQueue({ round, viewer, isMine }: ReviewQueueProps) {
  const { t } = useTranslation('office');
  const [search] = useRoundSearch();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isPassing, setPassing] = useState(false);
  const [columns, columnChoice] = useColumnChoice('queue', useColumns(round), 'title');
  const variables = {
    roundId: round.id, first: PAGE, categoryId: search.category ?? null, search: search.q ?? null,
    desk: isMine ? deskOf(viewer) : search.desk ?? null, state: isMine ? 'in_review' : search.state ?? null,
  };
  const list = useList(queueQuery, variables, (content) => content.recommendations);
  const passable = list.rows.filter((row) => row.abilities.canPass);
  const picked = passable.filter((row) => chosen.has(row.id));
  const isFiltered = Boolean(search.category ?? search.q ?? (isMine ? undefined : search.desk ?? search.state));
  return (
    <div className="stack long-list" data-density="compact">
      <QueueFilters round={round} hasDesk={!isMine} />
      <div className="list-acts">{columnChoice}</div>
      <ProblemNote problem={list.problem} onAgain={list.again} />
      {list.problem ? null : (
        <Table
          caption={t('queue.caption')} columns={columns} rows={list.rows} rowKey={(row) => row.id} isLoading={list.isLoading && !list.content}
          chosen={passable.length > 0 ? chosen : undefined} onChoose={passable.length > 0 ? setChosen : undefined} canChoose={(row) => row.abilities.canPass}
          empty={<EmptyState title={isFiltered ? t('queue.noMatch') : isMine ? t('queue.clear') : t('queue.none')}>{isFiltered ? t('queue.noMatchText') : isMine ? t('queue.clearText') : t('queue.noneText')}</EmptyState>}
        />
      )}
      <ListFoot list={list} />
      {picked.length > 0 ? (
        <div className="batch-bar">
          <span>{t('batch.chosen', { count: picked.length })}</span>
          <Button kind="primary" size="small" onClick={() => setPassing(true)}>{t('batch.open')}</Button>
          <Button kind="quiet" size="small" onClick={() => setChosen(new Set())}>{t('batch.clear')}</Button>
        </div>
      ) : null}
      {isPassing ? <BatchPass rows={picked} onClose={() => setPassing(false)} onDone={() => { setChosen(new Set()); list.again(); }} /> : null}
    </div>
  );
}

function useColumns(round: OfficeRound): readonly Column<QueueRow>[] {
  const { t } = useTranslation('office');
  const wordFor = useWordFor();
  const times = useTimes();
  const [search] = useRoundSearch();
  const isWork = round.programme.subject === 'work';
  return [
    { key: 'title', head: isWork ? t('col.work') : t('col.person'), onPhone: 'lead', cell: ({ entry }) => <Link className="record" to="/office/rounds/$id/entries/$entryId" params={{ id: round.id, entryId: entry.id }} search={search}>{entry.title}</Link> },
    ...(isWork ? [{ key: 'member', head: t('col.author'), cell: ({ entry }: QueueRow) => entry.member.name }] : []),
    { key: 'category', head: t('col.category'), isTight: true, cell: ({ entry }) => entry.category.name },
    { key: 'unit', head: t('col.unit'), cell: ({ organization, district }) => <>{organization.name}{district && district.id !== organization.id ? <span className="quiet small"> · {district.name}</span> : null}</> },
    { key: 'origin', head: t('col.origin'), isTight: true, cell: ({ origin, isJoined }) => <span className="line">{wordFor('origin', origin)}{isJoined ? <Chip tone="amber">{t('queue.joined')}</Chip> : null}</span> },
    { key: 'state', head: t('col.state'), isTight: true, cell: ({ state, desk }) => <span className="line"><StateChip family="recommendationState" value={state} />{state === 'in_review' || state === 'returned' ? <span className="small quiet">{wordFor('desk', desk)}</span> : null}</span> },
    { key: 'at', head: t('col.handedIn'), isTight: true, align: 'end', cell: ({ createdAt }) => <time dateTime={createdAt}>{times.instant(createdAt)}</time> },
  ];
}
