import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../app/session';
import { Button, Field, ProblemNote, TextInput, useToast } from '../design';
import { faultOf } from '../data/problem';
import { NoteToReviewer } from '../entries';
import { AnswerFields, AnswerList, checkAnswers, contentOf, DraftSign, readAnswers, readFields, useLocalDraft } from '../forms';
import type { BegunEntry, HandInRound } from './hand-in';
import { purposeOf, useHandIn, type Receipt } from './use-hand-in';

interface FormStepsProps {
  readonly viewer: Viewer;
  readonly round: HandInRound;
  readonly entry: BegunEntry | null;
  readonly origin: 'self_nomination' | 'submission';
  readonly category: { readonly id: string; readonly name: string };
  readonly isChecking: boolean;
  readonly onCheck: () => void;
  readonly onBack: () => void;
  readonly onReceipt: (receipt: Receipt) => void;
}

const LONGEST_TITLE = 120;

/** Filling in and checking share what was typed; it is kept on the device from the first key on. */
export function FormSteps({ viewer, round, entry, origin, category, isChecking, onCheck, onBack, onReceipt }: FormStepsProps) {
  const { t } = useTranslation('member');
  const tell = useToast();
  const fields = useMemo(() => readFields(round.rules?.content), [round.rules?.content]);
  const draft = useLocalDraft(`${viewer.accountId}.${round.id}.${entry && entry.state !== 'draft' ? entry.id : category.id}`, { title: entry?.title ?? '', answers: readAnswers(entry?.content) });
  const { send, saveDraft, problem, isSending, isSavingDraft } = useHandIn(entry, origin);
  const [isTried, setIsTried] = useState(false);
  const [note, setNote] = useState('');
  const faults = useMemo(() => checkAnswers(fields, draft.answers), [fields, draft.answers]);
  const isWork = origin === 'submission';
  const titleFault = isWork && [...draft.title.trim()].length < 2 ? t('handIn.titleFault') : undefined;
  const content = { roundId: round.id, categoryId: category.id, title: draft.title.trim(), content: contentOf(fields, draft.answers) };

  const goOn = () => {
    setIsTried(true);
    if (faults.size === 0 && !titleFault) return onCheck();
    const first = titleFault ? 'title' : [...faults.keys()][0];
    document.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  const onSend = async () => {
    const receipt = await send({ ...content, note });
    if (!receipt) return;
    draft.discard();
    onReceipt(receipt);
  };
  const onDraft = async () => { if (await saveDraft(content)) tell(t('handIn.draftSaved')); };

  if (isChecking) {
    return (
      <section className="stack">
        <h2>{t('handIn.check')}</h2>
        <div className="card stack">
          <p className="row"><strong>{isWork ? draft.title : viewer.member?.name ?? viewer.name}</strong><span className="quiet">{category.name}</span></p>
          <AnswerList fields={fields} content={draft.answers} />
        </div>
        {purposeOf(entry) === 'resubmit' ? <NoteToReviewer value={note} onChange={setNote} problem={problem} /> : null}
        <ProblemNote problem={problem} />
        <div className="main-act"><Button kind="primary" isBusy={isSending} onClick={() => void onSend()}>{t(`handIn.send.${purposeOf(entry)}`)}</Button><Button onClick={onBack}>{t('handIn.change')}</Button></div>
      </section>
    );
  }
  return (
    <section className="stack-wide">
      <h2>{category.name}</h2>
      {isWork ? (
        <Field label={t('handIn.workTitle')} help={t('handIn.workTitleHelp')} isRequired error={faultOf(problem, 'title') ?? (isTried ? titleFault : undefined)}>
          {(links) => <TextInput {...links} name="title" maxLength={LONGEST_TITLE} value={draft.title} onChange={(event) => draft.entitle(event.target.value)} />}
        </Field>
      ) : null}
      <AnswerFields fields={fields} answers={draft.answers} onAnswer={draft.answer} faults={faults} isAllShown={isTried} problem={problem} />
      {problem && problem.kind !== 'bad_input' ? <ProblemNote problem={problem} /> : null}
      {isTried && (faults.size > 0 || titleFault) ? <p className="field-error" role="alert">{t('handIn.faults', { count: faults.size + (titleFault ? 1 : 0) })}</p> : null}
      <div className="main-act">
        <Button kind="primary" onClick={goOn}>{t('handIn.toCheck')}</Button>
        {entry && entry.state !== 'draft' ? null : <Button isBusy={isSavingDraft} onClick={() => void onDraft()}>{t('handIn.saveDraft')}</Button>}
        <DraftSign savedAt={draft.savedAt} />
      </div>
    </section>
  );
}
