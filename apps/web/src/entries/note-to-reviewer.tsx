import { useTranslation } from 'react-i18next';
import { Field, TextArea } from '../design';
import { faultOf, type Problem } from '../data/problem';

interface NoteToReviewerProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: Problem | null;
}

/** A word to the desk that returned it; without a correction it is what answers the return. */
export function NoteToReviewer({ value, onChange, problem }: NoteToReviewerProps) {
  const { t } = useTranslation('shell');
  return (
    <Field label={t('entries.note')} help={t('entries.noteHelp')} error={faultOf(problem, 'note')}>
      {(links) => <TextArea {...links} name="note" rows={2} maxLength={500} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}
