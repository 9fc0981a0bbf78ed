import { useTranslation } from 'react-i18next';
import { Chip, Progress, Table, type Column } from '../../design';
import type { PanelJudge } from './panel-query';

/** Judge by judge: what they got, how far they are, and from how many entries they are kept away. */
export function JudgeProgress({ judges }: { readonly judges: readonly PanelJudge[] }) {
  const { t } = useTranslation('office');
  const columns: Column<PanelJudge>[] = [
    { key: 'name', head: t('col.judge'), onPhone: 'lead', cell: ({ name, role }) => <span className="row">{name}{role === 'chair' ? <Chip tone="gold">{t('panel.chair')}</Chip> : null}</span> },
    { key: 'unit', head: t('col.unit'), cell: ({ organizationName }) => organizationName ?? <span className="quiet">{t('panel.outside')}</span> },
    { key: 'progress', head: t('col.progress'), onPhone: 'whole', cell: ({ name, assigned, locked }) => (assigned === 0 ? <span className="quiet">{t('panel.nothing')}</span> : <div style={{ minWidth: '10rem' }}><Progress label={t('panel.progressOf', { name })} note={locked === assigned ? t('panel.finished') : t('panel.left', { count: assigned - locked })} done={locked} total={assigned} state={locked === assigned ? 'done' : 'running'} /></div>) },
    { key: 'limit', head: t('col.limit'), align: 'end', isTight: true, cell: ({ loadLimit }) => loadLimit ?? t('panel.noLimit') },
    { key: 'conflicts', head: t('col.conflicts'), align: 'end', isTight: true, cell: ({ conflicts }) => conflicts },
  ];
  return <div data-density="compact"><Table caption={t('panel.caption')} columns={columns} rows={judges} rowKey={({ accountId }) => accountId} /></div>;
}
