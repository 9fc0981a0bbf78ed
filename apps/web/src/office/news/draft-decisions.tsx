import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Field, ProblemNote, Select, TextArea, TextInput, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { useTimes } from '../../i18n/times';
import { reviewMutation, withdrawMutation, type NewsDraft } from './draft-fields';

const RETURN = ['facts', 'wording', 'privacy', 'pictures', 'other'] as const;
const WITHDRAW = ['error', 'request', 'outdated', 'other'] as const;

/** What the second person may do with it, and how it is taken back. Each says what follows. */
export function DraftDecisions({ draft }: { readonly draft: NewsDraft }) {
  const { t } = useTranslation('news');
  const times = useTimes();
  return (
    <section className="card stack">
      <h2>{t(`state.${draft.state as 'draft'}`)}</h2>
      {draft.publishAt && draft.state === 'scheduled' ? <p>{t('decide.at', { at: times.instant(draft.publishAt) })}</p> : null}
      {draft.state === 'in_review' && !draft.abilities.canReview ? <p className="quiet">{t('decide.wait')}</p> : null}
      {draft.abilities.canReview ? <Review draft={draft} /> : null}
      {draft.abilities.canWithdraw ? <Withdraw draft={draft} /> : null}
    </section>
  );
}

function Review({ draft: { id, version } }: { readonly draft: NewsDraft }) {
  const { t } = useTranslation('news');
  const tell = useToast();
  const review = useCommand(reviewMutation);
  const [at, setAt] = useState('');
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const approve = async () => {
    // the box holds a civil time of the federation's city
    const done = await review.run({ input: { id, version, act: 'approve', publishAt: at ? `${at}:00+08:00` : null } });
    if (done) tell(t(at ? 'decide.scheduled' : 'decide.released'));
  };
  const giveBack = async () => {
    const done = await review.run({ input: { id, version, act: 'return', reasonCode: code || null, reason: reason || null } });
    if (done) tell(t('decide.returned'));
  };
  return (
    <div className="stack">
      <Field label={t('decide.when')} help={t('decide.whenHelp')}>{(links) => <TextInput {...links} type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />}</Field>
      <Button kind="primary" isBusy={review.isRunning} onClick={() => void approve()}>{t(at ? 'decide.schedule' : 'decide.release')}</Button>
      <Reason codes={RETURN} code={code} reason={reason} onCode={setCode} onReason={setReason} />
      <Button isBusy={review.isRunning} onClick={() => void giveBack()}>{t('decide.return')}</Button>
      <ProblemNote problem={review.problem} />
    </div>
  );
}

function Withdraw({ draft: { id, version, state } }: { readonly draft: NewsDraft }) {
  const { t } = useTranslation('news');
  const tell = useToast();
  const withdraw = useCommand(withdrawMutation);
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const take = async () => {
    const done = await withdraw.run({ input: { id, version, reasonCode: code || 'other', reason: reason || null } });
    if (done) tell(t('decide.withdrawn'));
  };
  return (
    <div className="stack">
      <Reason codes={WITHDRAW} code={code} reason={reason} onCode={setCode} onReason={setReason} />
      <Button isBusy={withdraw.isRunning} onClick={() => void take()}>{t(state === 'published' ? 'decide.withdraw' : 'decide.recall')}</Button>
      <ProblemNote problem={withdraw.problem} />
    </div>
  );
}

interface ReasonProps {
  readonly codes: readonly (typeof RETURN[number] | typeof WITHDRAW[number])[];
  readonly code: string;
  readonly reason: string;
  readonly onCode: (code: string) => void;
  readonly onReason: (reason: string) => void;
}

function Reason({ codes, code, reason, onCode, onReason }: ReasonProps) {
  const { t } = useTranslation('news');
  return (
    <>
      <Field label={t('decide.reason')} isFilter>{(links) => <Select {...links} value={code} placeholder={t('decide.choose')} choices={codes.map((value) => ({ value, label: t(`reason.${value}`) }))} onChange={(event) => onCode(event.target.value)} />}</Field>
      <Field label={t('decide.words')}>{(links) => <TextArea {...links} rows={2} value={reason} maxLength={500} onChange={(event) => onReason(event.target.value)} />}</Field>
    </>
  );
}
