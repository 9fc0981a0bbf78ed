import { useTranslation } from 'react-i18next';
import { Field, TextArea } from '../../design';

interface FindingFieldProps {
  readonly rows: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** As the house counts: white space is no letter. */
const LEAST = 10;
const lettersOf = (text: string): number => [...text.replace(/\s/g, '')].length;

/** Told to the sender word for word, so that one word is not enough. */
export const isFinding = (text: string): boolean => lettersOf(text) >= LEAST;

export function FindingField({ rows, value, onChange }: FindingFieldProps) {
  const { t } = useTranslation('notices');
  const short = value.trim() !== '' && !isFinding(value) ? t('desk.findingShort', { count: LEAST - lettersOf(value) }) : '';
  return <Field isRequired label={t('desk.finding')} help={<>{t('desk.findingHelp', { least: LEAST })}{short ? <> <strong>{short}</strong></> : null}</>}>{(links) => <TextArea {...links} rows={rows} maxLength={5_000} value={value} onChange={(event) => onChange(event.target.value)} />}</Field>;
}
