import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../app/session';
import { Button, ProblemNote, useToast } from '../design';
import { graphql, refusalFields } from '../data/graphql';
import { useCommand } from '../data/use-command';
import { decidedFields, NoteToReviewer } from '../entries';
import { AnswerFields, checkAnswers, contentOf, DraftSign, readAnswers, useLocalDraft, type FormField } from '../forms';
import type { RecordedEntry, RecordedRecommendation } from './recommendation-record';

const resubmitMutation = graphql(`
  mutation ResubmitUnitRecommendation($input: ResubmitRecommendationInput!) {
    resubmitRecommendation(input: $input) { __typename ... on Recommendation { ...DecidedFields } ... on Refusal { ...RefusalFields } }
  }
`, [decidedFields, refusalFields]);

interface ResubmitFormProps {
  readonly viewer: Viewer;
  readonly recommendation: RecordedRecommendation;
  readonly entry: RecordedEntry;
  readonly fields: readonly FormField[];
  readonly onDone: () => void;
}

/** What came back, opened for correction where the reason stands. */
export function ResubmitForm({ viewer, recommendation, entry, fields, onDone }: ResubmitFormProps) {
  const { t } = useTranslation('unit');
  const tell = useToast();
  const draft = useLocalDraft(`${viewer.accountId}.${recommendation.id}`, { title: '', answers: readAnswers(entry.content) });
  const faults = useMemo(() => checkAnswers(fields, draft.answers), [fields, draft.answers]);
  const [isTried, setIsTried] = useState(false);
  const [note, setNote] = useState('');
  const { run, problem, isRunning } = useCommand(resubmitMutation);
  const submit = async () => {
    setIsTried(true);
    if (faults.size > 0 || !(await run({ input: { id: recommendation.id, content: contentOf(fields, draft.answers), note: note.trim() || null } }))) return;
    draft.discard();
    tell(t('record.resubmitted', { name: entry.title }));
    onDone();
  };
  return (
    <div className="stack">
      <div className="row-apart"><h3>{t('record.correct')}</h3><DraftSign savedAt={draft.savedAt} /></div>
      <AnswerFields fields={fields} answers={draft.answers} onAnswer={draft.answer} faults={faults} isAllShown={isTried} problem={problem} />
      <NoteToReviewer value={note} onChange={setNote} problem={problem} />
      <ProblemNote problem={problem} />
      <div><Button kind="primary" isBusy={isRunning} onClick={() => void submit()}>{t('record.resubmit')}</Button></div>
    </div>
  );
}
