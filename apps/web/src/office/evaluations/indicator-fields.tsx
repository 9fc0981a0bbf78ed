import { useTranslation } from 'react-i18next';
import { Button, Field, Select, TextInput } from '../../design';
import { MEASURES, SOURCES, type IndicatorDraft } from './scheme-draft';
import { isShare } from './values';

interface IndicatorFieldsProps {
  readonly indicator: IndicatorDraft;
  readonly onChange: (part: Partial<IndicatorDraft>) => void;
  readonly onDrop: () => void;
}

/** One indicator: what it is called, what is counted, how it becomes points. */
export function IndicatorFields({ indicator, onChange, onDrop }: IndicatorFieldsProps) {
  const { t } = useTranslation('funds');
  const { name, text, weight, source, kind, bound } = indicator;
  return (
    <div className="scheme-indicator">
      <Field label={t('evaluation.indicator')} isRequired>{(links) => <TextInput {...links} maxLength={60} value={name} onChange={(event) => onChange({ name: event.target.value })} />}</Field>
      <Field label={t('scheme.weight')} isRequired>{(links) => <TextInput {...links} inputMode="numeric" unit={t('scheme.points')} value={weight} onChange={(event) => onChange({ weight: event.target.value })} />}</Field>
      <Field label={t('evaluation.source')} isRequired>{(links) => <Select {...links} value={source} choices={SOURCES.map((value) => ({ value, label: t(`scheme.source.${value}`) }))} onChange={(event) => onChange({ source: event.target.value })} />}</Field>
      <Field label={t('scheme.measure')} isRequired>{(links) => <Select {...links} value={kind} choices={MEASURES.map((value) => ({ value, label: t(`scheme.measures.${value}`) }))} onChange={(event) => onChange({ kind: event.target.value })} />}</Field>
      {kind === 'to_best' ? null : <Field label={t(`scheme.bound.${kind as 'to_target'}`)} isRequired>{(links) => <TextInput {...links} inputMode="decimal" unit={isShare(source) ? '%' : undefined} value={bound} onChange={(event) => onChange({ bound: event.target.value })} />}</Field>}
      <div className="scheme-wide"><Field label={t('scheme.text')}>{(links) => <TextInput {...links} maxLength={300} value={text} onChange={(event) => onChange({ text: event.target.value })} />}</Field></div>
      <Button size="small" kind="quiet" aria-label={t('scheme.dropOf', { name })} onClick={onDrop}>{t('scheme.drop')}</Button>
    </div>
  );
}
