import { useTranslation } from 'react-i18next';
import { usePage } from '../data/use-page';
import { dayText } from '../i18n/times';
import { filesQuery, MediaList, type ShownMedia } from '../uploads';
import { AnsweredOutcomes } from './answered-outcomes';
import { grouped } from './figures';
import { readFiles, type FormField } from './form-field';
import { readOutcomes } from './outcome-answer';
import type { StatedOutcome } from './stated-outcome';
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

interface AnswerListProps {
  readonly fields: readonly FormField[];
  readonly content: unknown;
  /** What the finance officer says of each outcome; without it nothing is said of them. */
  readonly outcomes?: readonly StatedOutcome[];
  /** The page shows the files in a place of their own: here they are counted only. */
  readonly hasFilesApart?: boolean;
}

const isThere = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** What was answered, read rather than edited. Fields without an answer say so; those that only another category asks for are left out. */
export function AnswerList({ fields, content, outcomes, hasFilesApart = false }: AnswerListProps) {
  const answers: Loose = typeof content === 'object' && content !== null ? (content as Loose) : {};
  const files = useFiles(fields, answers, hasFilesApart);
  return (
    <dl className="answers">
      {fields.filter(({ code, onlyIn }) => !onlyIn || isThere(answers[code])).map((field) => (
        <div key={field.code} className={field.kind === 'long_text' || field.kind === 'files' || field.kind === 'outcomes' ? 'answer answer-long' : 'answer'}>
          <dt>{field.label}</dt>
          <Answered field={field} value={answers[field.code]} files={files} outcomes={outcomes} />
        </div>
      ))}
    </dl>
  );
}

interface AnsweredProps {
  readonly field: FormField;
  readonly value: unknown;
  readonly files: ReadonlyMap<string, ShownMedia>;
  readonly outcomes: readonly StatedOutcome[] | undefined;
}

function Answered({ field, value, files, outcomes }: AnsweredProps) {
  const { t, i18n } = useTranslation('shell');
  if (Array.isArray(value) && value.length > 0) {
    if (field.kind === 'outcomes') return <dd><AnsweredOutcomes outcomes={readOutcomes(value)} stated={outcomes} files={files} /></dd>;
    const refs = readFiles(value);
    const shown = refs.flatMap(({ id }) => files.get(id) ?? []);
    return <dd>{shown.length > 0 ? <MediaList files={shown} /> : t('form.files', { count: refs.length })}</dd>;
  }
  const text = answerText(field, Array.isArray(value) ? null : value, i18n.language, t('form.yuan'));
  return <dd className={text === null ? 'quiet' : undefined}>{text ?? t('form.unanswered')}</dd>;
}

/** All files of the answers, asked for at once; those the reader may not see are not among them. */
function useFiles(fields: readonly FormField[], answers: Loose, isPaused: boolean): ReadonlyMap<string, ShownMedia> {
  const ids = isPaused ? [] : fields.flatMap(({ code, kind }) => {
    if (kind === 'files') return readFiles(answers[code]).map(({ id }) => id);
    return kind === 'outcomes' ? readOutcomes(answers[code]).flatMap(({ proof }) => proof.map(({ id }) => id)) : [];
  });
  const page = usePage(filesQuery, { ids }, { isPaused: ids.length === 0, policy: 'cache-and-network' });
  return new Map((ids.length > 0 ? page.content?.mediaFiles ?? [] : []).map((media) => [media.id, media]));
}
