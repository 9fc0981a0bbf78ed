import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Button, ChoicePills, Field, Note, ProblemNote, TextArea, TextInput, useFromTop } from '../design';
import { faultOf } from '../data/problem';
import { useCommand } from '../data/use-command';
import { ahead } from '../i18n/listed';
import { useTimes } from '../i18n/times';
import { FEEDBACK_KINDS, sendFeedbackMutation, type FeedbackKind } from './feedback-query';
import { keepTicket, ownTickets } from './own-tickets';
import './engagement.css';

const api = getRouteApi('/feedback');
const LIMIT = 2_000;

interface Receipt { readonly number: string; readonly key: string; readonly dueOn: string }

/** A word from any page: no sign-in, no name; a number and a key lead back to it. */
export function FeedbackPage() {
  const { t } = useTranslation('engagement');
  usePageTitle(t('feedback.title'));
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  return (
    <div className="stack-wide reading">
      <header className="stack"><h1>{t('feedback.title')}</h1><p className="quiet">{t('feedback.line')}</p></header>
      {receipt ? <ReceiptCard receipt={receipt} onAnother={() => setReceipt(null)} /> : <FeedbackForm onSent={setReceipt} />}
      <FindTicket />
    </div>
  );
}

function FeedbackForm({ onSent }: { readonly onSent: (receipt: Receipt) => void }) {
  const { t } = useTranslation('engagement');
  const { from } = api.useSearch();
  const [kind, setKind] = useState<FeedbackKind>('suggestion');
  const [text, setText] = useState('');
  const { run, problem, isRunning } = useCommand(sendFeedbackMutation);
  const send = async () => {
    const answer = await run({ input: { kind, text, page: from ?? '/' } });
    if (!answer) return;
    keepTicket(answer);
    onSent(answer);
  };
  const choices = FEEDBACK_KINDS.map((value) => ({ value, label: t(`feedbackKind.${value}`) }));
  return (
    <form className="card stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <ChoicePills legend={t('feedback.kind')} choices={choices} value={kind} onChange={(value) => setKind(FEEDBACK_KINDS.find((one) => one === value) ?? 'suggestion')} />
      <Field isRequired label={t('feedback.text')} help={t('feedback.help')} error={faultOf(problem, 'text')} count={{ used: text.length, limit: LIMIT }}>
        {(links) => <TextArea {...links} rows={6} maxLength={LIMIT} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      {from ? <p className="small quiet">{t('feedback.from', { page: from })}</p> : null}
      <ProblemNote problem={problem} refusedTitle={t('feedback.notSent')} />
      <div><Button type="submit" kind="primary" isBusy={isRunning} disabled={text.trim() === ''}>{t('feedback.send')}</Button></div>
    </form>
  );
}

function ReceiptCard({ receipt, onAnother }: { readonly receipt: Receipt; readonly onAnother: () => void }) {
  const { t } = useTranslation('engagement');
  const times = useTimes();
  const heading = useFromTop();
  return (
    <section className="card stack" aria-label={t('feedback.sent')}>
      <h2 ref={heading} tabIndex={-1}>{t('feedback.sent')}</h2>
      <p>{ahead(t('feedback.number'))}<span className="ticket-number">{receipt.number}</span></p>
      <p>{ahead(t('feedback.key'))}<span className="ticket-key">{receipt.key}</span></p>
      <p>{t('feedback.due', { day: times.day(receipt.dueOn) })}</p>
      <Note>{t('feedback.keepBoth')}</Note>
      <div className="row">
        <Link to="/feedback/$number" params={{ number: receipt.number }}>{t('feedback.follow')}</Link>
        <Button size="small" onClick={onAnother}>{t('feedback.another')}</Button>
      </div>
    </section>
  );
}

function FindTicket() {
  const { t } = useTranslation('engagement');
  const navigate = useNavigate();
  const [number, setNumber] = useState('');
  const [own] = useState(ownTickets);
  return (
    <section className="stack" aria-label={t('feedback.find')}>
      <h2>{t('feedback.find')}</h2>
      {own.length > 0 ? <><p className="small quiet">{t('feedback.onDevice')}</p><ul className="row">{own.map((ticket) => <li key={ticket.number}><Link to="/feedback/$number" params={{ number: ticket.number }}>{ticket.number}</Link></li>)}</ul></> : null}
      <form className="row row-fields" onSubmit={(event) => { event.preventDefault(); void navigate({ to: '/feedback/$number', params: { number: number.trim() } }); }}>
        <Field isRequired label={t('feedback.number')}>{(links) => <TextInput {...links} value={number} maxLength={12} autoComplete="off" onChange={(event) => setNumber(event.target.value)} />}</Field>
        <Button type="submit" disabled={number.trim() === ''}>{t('feedback.look')}</Button>
      </form>
    </section>
  );
}
