import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Button, Chip, Field, ProblemNote, Shown, TextArea, TextInput } from '../design';
import { useCommand } from '../data/use-command';
import { usePage } from '../data/use-page';
import { askAgainMutation, feedbackStatusQuery, type Ticket } from './feedback-query';
import { keepTicket, ownTickets } from './own-tickets';
import { TicketBody } from './ticket-body';
import './engagement.css';

const api = getRouteApi('/feedback/$number');

/** What became of a ticket: with the key this device has, or the one that is typed. */
export function TicketPage() {
  const { t } = useTranslation('engagement');
  const { number } = api.useParams();
  usePageTitle(t('ticket.title', { number }));
  const [key, setKey] = useState(() => ownTickets().find((one) => one.number === number)?.key ?? null);
  return (
    <div className="stack-wide reading">
      <header className="stack"><p><Link to="/feedback">{t('feedback.title')}</Link></p><h1>{t('ticket.title', { number })}</h1></header>
      {key === null ? <KeyForm onKey={setKey} /> : <Followed number={number} ticketKey={key} onOtherKey={() => setKey(null)} />}
    </div>
  );
}

function KeyForm({ onKey }: { readonly onKey: (key: string) => void }) {
  const { t } = useTranslation('engagement');
  const [key, setKey] = useState('');
  return (
    <form className="card stack" onSubmit={(event) => { event.preventDefault(); onKey(key.trim()); }}>
      <Field isRequired label={t('feedback.key')} help={t('ticket.keyHelp')}>{(links) => <TextInput {...links} value={key} maxLength={64} autoComplete="off" onChange={(event) => setKey(event.target.value)} />}</Field>
      <div><Button type="submit" kind="primary" disabled={key.trim() === ''}>{t('feedback.look')}</Button></div>
    </form>
  );
}

function Followed({ number, ticketKey, onOtherKey }: { readonly number: string; readonly ticketKey: string; readonly onOtherKey: () => void }) {
  const { t } = useTranslation('engagement');
  const page = usePage(feedbackStatusQuery, { number, key: ticketKey }, { policy: 'cache-and-network' });
  if (page.problem?.kind === 'not_found') return <div className="stack"><p role="alert">{t('ticket.notFound')}</p><div><Button onClick={onOtherKey}>{t('ticket.otherKey')}</Button></div></div>;
  return (
    <Shown page={page}>
      {({ feedbackStatus }) => (
        <section className="card stack">
          <p><Chip tone={feedbackStatus.state === 'answered' ? 'green' : 'amber'}>{t(`feedbackState.${feedbackStatus.state as 'received'}`)}</Chip></p>
          <TicketBody ticket={feedbackStatus} />
          {feedbackStatus.abilities.canAskAgain ? <AskAgain ticket={feedbackStatus} ticketKey={ticketKey} onAsked={page.again} /> : null}
        </section>
      )}
    </Shown>
  );
}

function AskAgain({ ticket, ticketKey, onAsked }: { readonly ticket: Ticket; readonly ticketKey: string; readonly onAsked: () => void }) {
  const { t } = useTranslation('engagement');
  const [text, setText] = useState('');
  const { run, problem, isRunning } = useCommand(askAgainMutation);
  const ask = async () => {
    if (!(await run({ input: { number: ticket.number, key: ticketKey, text } }))) return;
    keepTicket({ number: ticket.number, key: ticketKey });
    setText('');
    onAsked();
  };
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void ask(); }}>
      <Field isRequired label={t('ticket.again')}>{(links) => <TextArea {...links} rows={3} maxLength={2_000} value={text} onChange={(event) => setText(event.target.value)} />}</Field>
      <ProblemNote problem={problem} />
      <div><Button type="submit" isBusy={isRunning} disabled={text.trim() === ''}>{t('ticket.ask')}</Button></div>
    </form>
  );
}
