import { useTranslation } from 'react-i18next';
import { dayText } from '../i18n/times';
import type { FormField } from './form-field';
import './answer-list.css';

type Loose = Readonly<Record<string, unknown>>;

function answerText(field: FormField, value: unknown, language: string, yuan: string): string | null {
  if (value === undefined || value === null || value === '') return null;
  const text = String(value);
  switch (field.kind) {
    case 'choice': return field.choices.find((choice) => choice.value === text)?.label ?? text;
    case 'day': return /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayText(language, text) : text;
    case 'integer': case 'decimal': return grouped(text);
    case 'money': return `${grouped(text)} ${yuan}`;
    default: return text;
  }
}

/** 6048000.5 → 6,048,000.5, without passing through a floating number. */
const grouped = (text: string): string => (/^-?\d+(\.\d+)?$/.test(text) ? text.replace(/^(-?)(\d+)/, (_all, sign: string, whole: string) => sign + whole.replace(/\B(?=(\d{3})+$)/g, ',')) : text);

/** What was answered, read rather than edited. Fields without an answer say so. */
export function AnswerList({ fields, content }: { readonly fields: readonly FormField[]; readonly content: unknown }) {
  const { t, i18n } = useTranslation('shell');
  const answers: Loose = typeof content === 'object' && content !== null ? (content as Loose) : {};
  return (
    <dl className="answers">
      {fields.map((field) => {
        const text = answerText(field, answers[field.code], i18n.language, t('form.yuan'));
        return (
          <div key={field.code} className={field.kind === 'long_text' ? 'answer answer-long' : 'answer'}>
            <dt>{field.label}</dt>
            <dd className={text === null ? 'quiet' : undefined}>{text ?? t('form.unanswered')}</dd>
          </div>
        );
      })}
    </dl>
  );
}
