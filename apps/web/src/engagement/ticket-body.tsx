import { useTranslation } from 'react-i18next';
import { useTimes } from '../i18n/times';
import type { Ticket } from './feedback-query';

/** What was said on both sides, in its order. */
export function TicketBody({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('engagement');
  const times = useTimes();
  return (
    <>
      <p className="small quiet">{t(`feedbackKind.${ticket.kind as 'fault'}`)} · {times.instant(ticket.receivedAt)} · {t('ticket.page', { page: ticket.page })} · {t('feedback.due', { day: times.day(ticket.dueOn) })}</p>
      <p className="ticket-text">{ticket.text}</p>
      {ticket.steps.length > 0 ? (
        <ol className="ticket-steps">
          {ticket.steps.map((step) => (
            <li key={`${step.kind}${step.at}`} data-kind={step.kind}>
              <p className="small quiet">{t(`feedbackStep.${step.kind as 'taken'}`)}{step.byName ? ` · ${step.byName}` : ''} · {times.instant(step.at)}</p>
              {step.text ? <p className="ticket-text">{step.text}</p> : null}
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}
