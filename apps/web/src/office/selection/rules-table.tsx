import Check from 'lucide-react/icons/check';
import X from 'lucide-react/icons/x';
import { useTranslation } from 'react-i18next';
import { Chip, Table, type Column } from '../../design';
import { scoreText } from '../../i18n/figures';
import type { Selection, SelectionRule } from './selection-query';

/** Each rule of the list: required, reached, margin, and what it costs by itself. */
export function RulesTable({ selection }: { readonly selection: Selection }) {
  const { t } = useTranslation('selection');
  const hasList = selection.status === 'optimal';
  if (selection.rules.length === 0) return <p className="quiet">{t('rule.none')}</p>;
  return (
    <section className="stack">
      <h2>{t('rule.title')}</h2>
      <RuleLines caption={t('rule.title')} rules={selection.rules} hasList={hasList} withPrice />
      {hasList ? <p className="small quiet">{t('rule.priceHelp')}</p> : null}
    </section>
  );
}

interface RuleLinesProps {
  readonly caption: string;
  readonly rules: readonly SelectionRule[];
  readonly hasList: boolean;
  readonly withPrice: boolean;
}

export function RuleLines({ caption, rules, hasList, withPrice }: RuleLinesProps) {
  const { t } = useTranslation('selection');
  const columns: Column<SelectionRule>[] = [
    { key: 'name', head: t('col.rule'), onPhone: 'lead', cell: (rule) => <>{rule.name}{rule.percent === null ? null : <span className="small quiet"> {t(rule.baseName ? 'rule.ofBase' : 'rule.ofList', { percent: rule.percent, name: rule.baseName ?? '', base: rule.base })}</span>}</> },
    { key: 'required', head: t('col.required'), align: 'end', isTight: true, cell: ({ kind, required }) => t(kind === 'floor' ? 'rule.atLeast' : 'rule.atMost', { count: required }) },
    ...(hasList ? [
      { key: 'reached', head: t('col.reached'), align: 'end', isTight: true, cell: ({ reached }) => reached ?? '—' },
      { key: 'margin', head: t('col.margin'), align: 'end', isTight: true, cell: ({ code, margin }) => <span data-tight={(margin === 0 && code !== 'person') || undefined} className="selection-margin">{margin ?? '—'}</span> },
    ] satisfies Column<SelectionRule>[] : []),
    ...(hasList && withPrice ? [
      { key: 'price', head: t('col.price'), align: 'end', isTight: true, cell: ({ price }) => (price === null ? '—' : price === 0 ? <span className="quiet">0</span> : scoreText(price)) },
    ] satisfies Column<SelectionRule>[] : []),
    { key: 'met', head: t('col.met'), isTight: true, cell: (rule) => (hasList ? <Met isMet={rule.isMet} /> : rule.isInConflict ? <Chip tone="red" icon={<X size={13} aria-hidden />}>{t('rule.clashes')}</Chip> : '—') },
  ];
  return <div data-density="compact"><Table caption={caption} columns={columns} rows={rules} rowKey={({ code }) => code} /></div>;
}

function Met({ isMet }: { readonly isMet: boolean }) {
  const { t } = useTranslation('selection');
  return isMet ? <Chip tone="green" icon={<Check size={13} aria-hidden />}>{t('rule.met')}</Chip> : <Chip tone="red" icon={<X size={13} aria-hidden />}>{t('rule.broken')}</Chip>;
}
