import { useTranslation } from 'react-i18next';
import { Field, TextArea } from '../../design';

interface ReasonFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isRequired?: boolean;
  readonly help?: string;
  readonly error?: string;
}

const LONGEST = 500;

/** Why somebody does what the record will show. */
export function ReasonField({ value, onChange, isRequired, help, error }: ReasonFieldProps) {
  const { t } = useTranslation('office');
  return (
    <Field label={t('reason.label')} help={help ?? t('reason.help')} isRequired={isRequired} error={error} count={value.length > LONGEST * 0.7 ? { used: value.length, limit: LONGEST } : undefined}>
      {(links) => <TextArea {...links} maxLength={LONGEST} rows={3} style={{ minHeight: '5rem' }} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}
