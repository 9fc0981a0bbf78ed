import Check from 'lucide-react/icons/check';
import X from 'lucide-react/icons/x';
import { useTranslation } from 'react-i18next';
import { Chip, Table, type Column } from '../../design';
import type { Decision } from './results-query';

type Line = Decision['compliance'][number];

/** Each quota: required, reached, and how far inside the rule the list is. */
export function ComplianceTable({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation('office');
  const columns: Column<Line>[] = [
    { key: 'name', head: t('col.quota'), onPhone: 'lead', cell: ({ name }) => name },
    { key: 'required', head: t('col.required'), align: 'end', cell: ({ kind, required }) => (kind === 'floor' ? t('quota.floor', { count: required }) : t('quota.cap', { count: required })) },
    { key: 'reached', head: t('col.reached'), align: 'end', cell: ({ reached, base }) => t('quota.reached', { reached, base }) },
    { key: 'margin', head: t('col.margin'), align: 'end', cell: ({ margin }) => margin },
    { key: 'met', head: t('col.met'), isTight: true, cell: ({ isMet }) => (isMet ? <Chip tone="green" icon={<Check size={13} aria-hidden />}>{t('quota.met')}</Chip> : <Chip tone="red" icon={<X size={13} aria-hidden />}>{t('quota.broken')}</Chip>) },
  ];
  if (lines.length === 0) return <p className="quiet">{t('quota.none')}</p>;
  return <section className="stack"><h2>{t('quota.title')}</h2><div data-density="compact"><Table caption={t('quota.title')} columns={columns} rows={lines} rowKey={({ code }) => code} /></div></section>;
}
