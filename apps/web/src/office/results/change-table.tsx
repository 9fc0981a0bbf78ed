import { useTranslation } from 'react-i18next';
import { Chip, EmptyState, Table, type Column } from '../../design';
import { scoreText } from '../../i18n/figures';
import type { RankingChange } from './results-query';

const score = (value: number | null): string => (value === null ? '—' : scoreText(value));

/** What another ranking does, entry by entry: who enters, who leaves, who moves. */
export function ChangeTable({ changes, caption }: { readonly changes: readonly RankingChange[]; readonly caption: string }) {
  const { t } = useTranslation('results');
  const columns: Column<RankingChange>[] = [
    { key: 'title', head: t('change.entry'), onPhone: 'lead', cell: ({ title, entryCode }) => <>{title} <span className="small quiet">{entryCode}</span></> },
    { key: 'unit', head: t('change.unit'), cell: ({ organizationName, categoryName }) => <>{organizationName}<br /><span className="small quiet">{categoryName}</span></> },
    { key: 'score', head: t('change.score'), align: 'end', isTight: true, cell: ({ oldScore, newScore }) => <span className="figures">{score(oldScore)} → {score(newScore)}</span> },
    { key: 'rank', head: t('change.rank'), align: 'end', isTight: true, cell: ({ oldRank, newRank }) => <span className="figures">{oldRank ?? '—'} → {newRank ?? '—'}</span> },
    { key: 'list', head: t('change.list'), isTight: true, cell: ({ change }) => (change === 'enters' ? <Chip tone="green">{t('change.enters')}</Chip> : change === 'leaves' ? <Chip tone="amber">{t('change.leaves')}</Chip> : <span className="quiet">{t('change.stays')}</span>) },
  ];
  return <div data-density="compact"><Table caption={caption} columns={columns} rows={changes} rowKey={({ entryId }) => entryId} empty={<EmptyState title={t('change.none')}>{t('change.noneText')}</EmptyState>} /></div>;
}
