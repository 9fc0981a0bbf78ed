import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { useTranslation } from 'react-i18next';
import { Button, Field, TextInput } from '../design';
import { FilesInput } from '../uploads';
import { useFaultText } from './answer-input';
import type { AnswerFault } from './check-answer';
import type { FormField } from './form-field';
import { emptyOutcome, isBlank, OUTCOME_KINDS, type OutcomeAnswer, type OutcomeKind } from './outcome-answer';
import './outcomes.css';

interface OutcomesInputProps {
  readonly field: FormField;
  readonly value: readonly OutcomeAnswer[];
  readonly onChange: (value: readonly OutcomeAnswer[]) => void;
  readonly place: string;
  /** By path within the field: `outcomes[0].value`. */
  readonly faultAt: (path: string) => AnswerFault | undefined;
  readonly toldAt: (path: string) => string | undefined;
}

const MOST = 20;
const MOST_PROOFS = 5;

/** Indicators and benefits, one card each; what kind it is decides what is asked. */
export function OutcomesInput({ field, value, onChange, place, faultAt, toldAt }: OutcomesInputProps) {
  const { t } = useTranslation('shell');
  const faultText = useFaultText();
  const change = (at: number, outcome: OutcomeAnswer) => onChange(value.map((one, index) => (index === at ? outcome : one)));
  const whole = faultAt(field.code);
  const said = toldAt(field.code) ?? (whole ? faultText(whole) : undefined);
  return (
    <fieldset className="outcomes" name={field.code} tabIndex={-1}>
      <legend className="field-label">{field.label}{field.isRequired ? null : <span className="field-need">{t('form.optional')}</span>}</legend>
      {field.help ? <p className="field-help">{field.help}</p> : null}
      {value.map((outcome, at) => {
        // the server and the checks count what is filled in only
        const number = value.slice(0, at).filter((one) => !isBlank(one)).length;
        const path = (key: string): string => `${field.code}[${number}].${key}`;
        const errorOf = (key: string): string | undefined => {
          const fault = isBlank(outcome) ? undefined : faultAt(path(key));
          return toldAt(path(key)) ?? (fault ? faultText(fault) : undefined);
        };
        return <OutcomeCard key={at} field={field} number={at + 1} outcome={outcome} errorOf={errorOf} place={`${place}/${at}`} onChange={(next) => change(at, next)} onRemove={() => onChange(value.filter((_one, index) => index !== at))} />;
      })}
      {value.length < MOST ? <div className="row">{OUTCOME_KINDS.map((kind) => <Button key={kind} size="small" icon={<Plus size={16} aria-hidden />} onClick={() => onChange([...value, emptyOutcome(kind)])}>{t(`outcome.${kind}`)}</Button>)}</div> : null}
      {said ? <p className="field-error" role="alert">{said}</p> : null}
    </fieldset>
  );
}

interface OutcomeCardProps {
  readonly field: FormField;
  readonly number: number;
  readonly outcome: OutcomeAnswer;
  readonly place: string;
  readonly errorOf: (key: string) => string | undefined;
  readonly onChange: (outcome: OutcomeAnswer) => void;
  readonly onRemove: () => void;
}

function OutcomeCard({ field, number, outcome, place, errorOf, onChange, onRemove }: OutcomeCardProps) {
  const { t } = useTranslation('shell');
  const { kind } = outcome;
  const isIndicator = kind === 'indicator';
  const text = (key: 'name' | 'value' | 'unit' | 'base' | 'periodFrom' | 'periodTo', options: { isRequired?: boolean; type?: string; unit?: string; isNumber?: boolean; maxLength?: number } = {}) => (
    <Field label={t(`outcome.${labelKeyOf(kind, key)}`)} isRequired={options.isRequired} error={errorOf(key)}>
      {(links) => <TextInput {...links} name={`${field.code}.${number - 1}.${key}`} type={options.type ?? 'text'} inputMode={options.isNumber ? 'decimal' : undefined} autoComplete="off" maxLength={options.maxLength} unit={options.unit} value={outcome[key]} onChange={(event) => onChange({ ...outcome, [key]: event.target.value })} />}
    </Field>
  );
  return (
    <div className="outcome-card" role="group" aria-label={`${t(`outcome.${kind}`)} ${number}`}>
      <div className="row-apart"><strong>{t(`outcome.${kind}`)}</strong><Button kind="quiet" size="small" icon={<Trash size={16} aria-hidden />} aria-label={t('outcome.removeOf', { number })} onClick={onRemove}>{t('outcome.remove')}</Button></div>
      <div className="outcome-grid">
        {isIndicator ? text('name', { isRequired: true, maxLength: 60 }) : null}
        {text('value', { isRequired: true, isNumber: true, maxLength: 24, unit: isIndicator ? undefined : t('form.yuan') })}
        {isIndicator ? text('unit', { isRequired: true, maxLength: 20 }) : text('base', { maxLength: 60 })}
      </div>
      <details className="outcome-more" open={outcome.periodFrom !== '' || outcome.periodTo !== '' || outcome.proof.length > 0 || undefined}>
        <summary>{t('outcome.more')}</summary>
        <div className="outcome-grid">
          {isIndicator ? text('base', { maxLength: 60 }) : null}
          {text('periodFrom', { type: 'date' })}
          {text('periodTo', { type: 'date' })}
        </div>
        <FilesInput field={{ code: `proof-${number}`, label: t('outcome.proof'), accept: field.accept ?? ['image', 'document'], maxFiles: MOST_PROOFS, maxMegabytes: field.maxMegabytes }} place={place} value={outcome.proof} onChange={(proof) => onChange({ ...outcome, proof })} fault={errorOf('proof')} />
      </details>
    </div>
  );
}

const labelKeyOf = (kind: OutcomeKind, key: 'name' | 'value' | 'unit' | 'base' | 'periodFrom' | 'periodTo') =>
  key === 'value' && kind !== 'indicator' ? ('amount' as const) : key;
