import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, ChoicePills, EmptyState, Field, ListFoot, ProblemNote, Shown, TextArea, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { useList } from '../../data/use-list';
import type { Ticket } from '../feedback-query';
import { TicketBody } from '../ticket-body';
import { answerFeedbackMutation, feedbackQueueQuery } from './voices-query';
import { VoicesFrame } from './voices-frame';

const STATES = ['open', 'received', 'in_work', 'answered'] as const;
type Filter = (typeof STATES)[number];

/** Words from the pages, what is due first first. */
export function FeedbackDesk() {
  const { t } = useTranslation('engagement');
  return <VoicesFrame title={t('desk.title')} line={t('desk.line')}>{() => <Queue />}</VoicesFrame>;
}

function Queue() {
  const { t } = useTranslation('engagement');
  const [filter, setFilter] = useState<Filter>('open');
  const list = useList(feedbackQueueQuery, { state: filter === 'open' ? null : filter }, ({ feedbackQueue }) => feedbackQueue);
  return (
    <>
      <ChoicePills legend={t('desk.state')} choices={STATES.map((value) => ({ value, label: value === 'open' ? t('desk.open') : t(`feedbackState.${value}`) }))} value={filter} onChange={(value) => setFilter(STATES.find((one) => one === value) ?? 'open')} />
      <Shown page={list}>
        {() => (list.rows.length === 0 ? <EmptyState title={t('desk.none')}>{t('desk.noneText')}</EmptyState> : (
          <>
            <ul className="comments">{list.rows.map((ticket) => <li key={ticket.id}><TicketCard ticket={ticket} onChanged={list.again} /></li>)}</ul>
            <ListFoot list={list} />
          </>
        ))}
      </Shown>
    </>
  );
}

function TicketCard({ ticket, onChanged }: { readonly ticket: Ticket; readonly onChanged: () => void }) {
  const { t } = useTranslation('engagement');
  const tell = useToast();
  const [text, setText] = useState('');
  const { run, problem, isRunning } = useCommand(answerFeedbackMutation);
  const answer = async (words: string | null) => {
    if (!(await run({ input: { feedbackId: ticket.id, version: ticket.version, text: words } }))) return;
    setText('');
    tell(t(words === null ? 'desk.taken' : 'desk.answered', { number: ticket.number }));
    onChanged();
  };
  return (
    <article className="stack" aria-label={ticket.number}>
      <p className="row"><strong>{ticket.number}</strong><Chip tone={ticket.state === 'answered' ? 'green' : 'amber'}>{t(`feedbackState.${ticket.state as 'received'}`)}</Chip>{ticket.isLate ? <Chip tone="red">{t('desk.late')}</Chip> : null}</p>
      <TicketBody ticket={ticket} />
      {ticket.abilities.canAnswer ? (
        <form className="stack" onSubmit={(event) => { event.preventDefault(); void answer(text); }}>
          <Field isRequired label={t('desk.answer')}>{(links) => <TextArea {...links} rows={3} maxLength={2_000} value={text} onChange={(event) => setText(event.target.value)} />}</Field>
          <ProblemNote problem={problem} />
          <div className="row">
            <Button type="submit" kind="primary" size="small" isBusy={isRunning} disabled={text.trim() === ''}>{t('desk.send')}</Button>
            {ticket.state === 'received' ? <Button size="small" isBusy={isRunning} onClick={() => void answer(null)}>{t('desk.take')}</Button> : null}
          </div>
        </form>
      ) : null}
    </article>
  );
}
