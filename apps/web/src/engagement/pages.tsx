export { FeedbackPage } from './feedback-page';
export { TicketPage } from './ticket-page';
