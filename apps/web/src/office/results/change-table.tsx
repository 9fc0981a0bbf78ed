import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, EmptyState, Table, type Column } from '../../design';
import { scoreText } from '../../i18n/figures';
import type { RankingChange } from './results-query';

const score = (value: number | null): string => (value === null ? '—' : scoreText(value));

/** Hundreds may move by a place: they are read from the top, the rest comes when asked for. */
const FIRST = 40;
const isOfTheList = ({ change }: RankingChange): boolean => change !== null;

/** What another ranking does, entry by entry: who enters and who leaves first, then who moves. */
export function ChangeTable({ changes, caption }: { readonly changes: readonly RankingChange[]; readonly caption: string }) {
  const { t } = useTranslation('results');
  const [isAll, setAll] = useState(false);
  const rows = [...changes.filter(isOfTheList), ...changes.filter((one) => !isOfTheList(one))];
  const shown = isAll ? rows : rows.slice(0, FIRST);
  const columns: Column<RankingChange>[] = [
    { key: 'title', head: t('change.entry'), onPhone: 'lead', cell: ({ title, entryCode }) => <>{title} <span className="small quiet">{entryCode}</span></> },
    { key: 'unit', head: t('change.unit'), cell: ({ organizationName, categoryName }) => <>{organizationName}<br /><span className="small quiet">{categoryName}</span></> },
    { key: 'score', head: t('change.score'), align: 'end', isTight: true, cell: ({ oldScore, newScore }) => <span className="figures">{score(oldScore)} → {score(newScore)}</span> },
    { key: 'rank', head: t('change.rank'), align: 'end', isTight: true, cell: ({ oldRank, newRank }) => <span className="figures">{oldRank ?? '—'} → {newRank ?? '—'}</span> },
    { key: 'list', head: t('change.list'), isTight: true, cell: ({ change }) => (change === 'enters' ? <Chip tone="green">{t('change.enters')}</Chip> : change === 'leaves' ? <Chip tone="amber">{t('change.leaves')}</Chip> : <span className="quiet">{t('change.stays')}</span>) },
  ];
  return (
    <div className="stack" data-density="compact">
      <Table caption={caption} columns={columns} rows={shown} rowKey={({ entryId }) => entryId} empty={<EmptyState title={t('change.none')}>{t('change.noneText')}</EmptyState>} />
      {rows.length > shown.length ? <div><Button onClick={() => setAll(true)}>{t('change.more', { count: rows.length - shown.length })}</Button></div> : null}
    </div>
  );
}
