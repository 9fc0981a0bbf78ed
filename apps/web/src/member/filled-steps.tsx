import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Field, ProblemNote, TextInput } from '../design';
import { faultOf } from '../data/problem';
import { AnswerFields, checkAnswers, contentOf, readDeclarations, readFields, readIntake, type Answer } from '../forms';
import { AuthorStep } from './author-step';
import { CheckStep } from './check-step';
import { DeclarationList } from './declaration-list';
import type { KeptDraft } from './draft-store';
import { faultsOf, fieldsOf, type FormStep } from './form-parts';
import type { FormStepsProps } from './form-steps';
import { SavedSign } from './saved-sign';
import { isWhole, shareOf } from './shares';
import { purposeOf, useHandIn } from './use-hand-in';
import { useKeptDraft } from './use-kept-draft';

const LONGEST_TITLE = 120;

/** The screens after the category share what was typed; it is kept from the first key on. */
export function FilledSteps({ viewer, round, entry, origin, category, step, steps, onStep, onBack, begin, draftKey }: FormStepsProps & { readonly begin: KeptDraft; readonly draftKey: string }) {
  const { t } = useTranslation('member');
  const navigate = useNavigate();
  const content = round.rules?.content;
  const fields = useMemo(() => readFields(content, category.code), [content, category.code]);
  const declarations = useMemo(() => readDeclarations(content), [content]);
  const intake = useMemo(() => readIntake(content), [content]);
  const purpose = purposeOf(entry);
  const isWork = origin === 'submission';
  const { send, saveDraft, problem, isSending } = useHandIn(entry, origin);
  const base = { roundId: round.id, categoryId: category.id };
  const isKept = purpose === 'hand_in' && round.phase === 'collecting';
  const draft = useKeptDraft(draftKey, begin, isKept ? (typed, draftId) => saveDraft({ ...base, draftId, title: typed.title.trim(), content: contentOf(fields, typed.answers), authors: isWork ? sharesOf(typed) : null }) : null);
  const [tried, setTried] = useState<ReadonlySet<FormStep>>(new Set());
  const [note, setNote] = useState('');

  const faults = useMemo(() => checkAnswers(fields, draft.answers), [fields, draft.answers]);
  const titleFault = isWork && [...draft.title.trim()].length < 2 ? t('handIn.titleFault') : undefined;
  const asksDeclarations = purpose === 'hand_in' && declarations.length > 0;
  const isPair = isWork && intake.mentorPairIn.includes(category.code);
  const pairMissing = isPair && draft.authors.length < 2;
  const openFaults = (of: FormStep): number => {
    if (of === 'authors') return (isWork && (!isWhole(draft.authors) || pairMissing) ? 1 : 0) + (asksDeclarations ? declarations.filter(({ code }) => !draft.declared.includes(code)).length : 0);
    return faultsOf(faults, fieldsOf(fields, of)).length + (of === 'content' && titleFault ? 1 : 0);
  };
  const at = steps.indexOf(step);
  const isTried = tried.has(step);
  const answer = (code: string, value: Answer) => draft.change({ answers: { ...draft.answers, [code]: value } });

  const goOn = () => {
    const next = steps[at + 1]!;
    const passed = next === 'check' ? steps.slice(0, at + 1) : [step];
    setTried(new Set([...tried, ...passed]));
    const faulty = passed.find((one) => openFaults(one) > 0);
    if (!faulty) return onStep(next);
    if (faulty !== step) return onStep(faulty);
    const first = titleFault && step === 'content' ? 'title' : faultsOf(faults, fieldsOf(fields, step))[0]?.replace(/\[.*$/, '');
    document.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  const onSend = async () => {
    const draftId = isKept ? await draft.send() : draft.draftId;
    const received = await send({ ...base, draftId, title: draft.title.trim(), content: contentOf(fields, draft.answers), authors: isWork ? sharesOf(draft) : null, declarations: draft.declared, note });
    if (!received) return;
    await draft.discard();
    await navigate({ to: '/me/entries/$id/receipt', params: { id: received.id }, replace: true });
  };

  const sign = <SavedSign saved={draft.saved} isLocal={!isKept} />;
  if (step === 'check') {
    return <CheckStep viewer={viewer} draft={draft} fields={fields} category={category} isWork={isWork} purpose={purpose} declarations={asksDeclarations ? declarations : []} note={note} onNote={setNote} problem={problem} isSending={isSending} onSend={() => void onSend()} onBack={() => onStep(steps[at - 1]!)} sign={sign} isLookedUp={isWork && isKept} />;
  }
  const here = fieldsOf(fields, step);
  return (
    <section className="stack-wide">
      {step === 'authors' ? (
        <>
          {isWork ? <AuthorStep selfId={viewer.member!.id} authors={draft.authors} most={intake.mostAuthors} isPair={isPair} onChange={(authors) => draft.change({ authors })} told={faultOf(problem, 'authors') ?? (isTried && pairMissing ? t('authors.pairMissing') : undefined)} /> : null}
          {asksDeclarations ? <DeclarationList declarations={declarations} declared={draft.declared} onChange={(declared) => draft.change({ declared })} isTried={isTried} /> : null}
        </>
      ) : (
        <>
          <h2>{t(`handIn.stepTitle.${step}`)}</h2>
          {step === 'content' && isWork ? (
            <Field label={t('handIn.workTitle')} help={t('handIn.workTitleHelp')} isRequired error={faultOf(problem, 'title') ?? (isTried ? titleFault : undefined)}>
              {(links) => <TextInput {...links} name="title" maxLength={LONGEST_TITLE} value={draft.title} onChange={(event) => draft.change({ title: event.target.value })} />}
            </Field>
          ) : null}
          <AnswerFields fields={here} answers={draft.answers} onAnswer={answer} faults={faults} isAllShown={isTried} problem={problem} place={draftKey} />
        </>
      )}
      {problem && problem.kind !== 'bad_input' && problem.kind !== 'offline' ? <ProblemNote problem={problem} /> : null}
      {isTried && openFaults(step) > 0 ? <p className="field-error" role="alert">{t('handIn.faults', { count: openFaults(step) })}</p> : null}
      <div className="main-act">
        <Button onClick={() => (at === 0 ? onBack() : onStep(steps[at - 1]!))}>{t('handIn.back')}</Button>
        <Button kind="primary" onClick={goOn}>{t(steps[at + 1] === 'check' ? 'handIn.toCheck' : 'handIn.next')}</Button>
        {sign}
      </div>
    </section>
  );
}

const sharesOf = ({ authors }: Pick<KeptDraft, 'authors'>) => authors.map((author, position) => ({ memberId: author.memberId, share: Math.min(shareOf(author), 100), position }));
