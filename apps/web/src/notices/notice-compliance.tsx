import { useTranslation } from 'react-i18next';
import { Table, type Column } from '../design';
import type { ShownNotice } from './notice-query';

type Line = ShownNotice['compliance'][number];

/** Each quota, required, reached, margin: shown with the list. */
export function NoticeCompliance({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation('notices');
  const columns: Column<Line>[] = [
    { key: 'name', head: t('page.quota'), cell: ({ name }) => name, onPhone: 'lead' },
    { key: 'required', head: t('page.required'), cell: ({ kind, required }) => t(kind === 'floor' ? 'page.atLeast' : 'page.atMost', { count: required }) },
    { key: 'reached', head: t('page.reached'), align: 'end', cell: ({ reached }) => reached },
    { key: 'margin', head: t('page.margin'), align: 'end', cell: ({ margin }) => margin },
  ];
  return <section className="stack" aria-label={t('page.compliance')}><h2>{t('page.compliance')}</h2><Table caption={t('page.compliance')} columns={columns} rows={[...lines]} rowKey={({ code }) => code} /></section>;
}
