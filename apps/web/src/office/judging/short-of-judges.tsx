import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';
import { Table, type Column } from '../../design';
import type { Panel } from './panel-query';

type Short = Panel['assignmentSummary']['short'][number];

/** Entries that came to have too few judges while they are judged: to be seen to before judging ends. */
export function ShortOfJudges({ summary: { short, shortCount, perEntry } }: { readonly summary: Panel['assignmentSummary'] }) {
  const { t } = useTranslation('judging');
  if (shortCount === 0) return null;
  const columns: Column<Short>[] = [
    { key: 'entry', head: t('short.entry'), onPhone: 'lead', cell: ({ title, entryCode }) => <>{title} <span className="small quiet">{entryCode}</span></> },
    { key: 'assigned', head: t('short.assigned'), align: 'end', isTight: true, cell: ({ assigned }) => `${assigned} / ${perEntry}` },
    { key: 'lacking', head: t('short.lacking'), align: 'end', isTight: true, cell: ({ assigned }) => perEntry - assigned },
  ];
  return (
    <section className="stack-tight" aria-labelledby="short-of-judges">
      <div className="finding"><TriangleAlert size={20} aria-hidden /><div><h3 id="short-of-judges">{t('short.title', { count: shortCount })}</h3><p>{t('short.text')}</p></div></div>
      <div data-density="compact"><Table caption={t('short.caption')} columns={columns} rows={short} rowKey={({ entryId }) => entryId} height="14rem" /></div>
      {shortCount > short.length ? <p className="small quiet">{t('unjudged.first', { shown: short.length, total: shortCount })}</p> : null}
    </section>
  );
}
