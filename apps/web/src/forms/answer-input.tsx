import { useTranslation } from 'react-i18next';
import { Field, Select, TextArea, TextInput } from '../design';
import { lengthOf, type AnswerFault } from './check-answer';
import type { FormField } from './form-field';

interface AnswerInputProps {
  readonly field: FormField;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onLeave?: () => void;
  /** Seen in the browser. */
  readonly fault?: AnswerFault;
  /** Told by the server, in its words. */
  readonly told?: string;
}

/** The words for a fault, with the field's own figures. */
export function useFaultText(): (fault: AnswerFault) => string {
  const { t } = useTranslation('shell');
  return (fault) => {
    switch (fault.key) {
      case 'tooLong': return t('form.fault.tooLong', { limit: fault.limit, used: fault.used });
      case 'tooSmall': case 'tooLarge': return t(`form.fault.${fault.key}`, { limit: fault.limit });
      default: return t(`form.fault.${fault.key}`);
    }
  };
}

/** From here on a length is worth showing. */
const NEAR_LIMIT = 0.7;

/** One field of a data-defined form as the control that fits its kind. */
export function AnswerInput({ field, value, onChange, onLeave, fault, told }: AnswerInputProps) {
  const { t } = useTranslation('shell');
  const faultText = useFaultText();
  const used = lengthOf(value);
  const isText = field.kind === 'text' || field.kind === 'long_text';
  const count = isText && (field.kind === 'long_text' || used > field.maxLength * NEAR_LIMIT) ? { used, limit: field.maxLength } : undefined;
  return (
    <Field label={field.label} help={field.help || undefined} isRequired={field.isRequired} error={told ?? (fault ? faultText(fault) : undefined)} count={count}>
      {(links) => {
        const common = { ...links, name: field.code, value, onBlur: onLeave };
        switch (field.kind) {
          case 'long_text': return <TextArea {...common} onChange={(event) => onChange(event.target.value)} />;
          case 'choice': return <Select {...common} choices={field.choices} placeholder={t('form.chooseOne')} onChange={(event) => onChange(event.target.value)} />;
          case 'day': return <TextInput {...common} type="date" onChange={(event) => onChange(event.target.value)} />;
          case 'integer': return <TextInput {...common} inputMode="numeric" autoComplete="off" onChange={(event) => onChange(event.target.value)} />;
          case 'decimal': return <TextInput {...common} inputMode="decimal" autoComplete="off" onChange={(event) => onChange(event.target.value)} />;
          case 'money': return <TextInput {...common} inputMode="decimal" autoComplete="off" unit={t('form.yuan')} onChange={(event) => onChange(event.target.value)} />;
          default: return <TextInput {...common} autoComplete="off" onChange={(event) => onChange(event.target.value)} />;
        }
      }}
    </Field>
  );
}
