/**
 * Feedback: a word from any page, a number and a key to follow it by, an answer within days (domain.md §8). Nothing is
 * kept of who sent it.
 */
export { Feedback, FeedbackStep } from './feedback.entity';
export { FeedbackModule } from './feedback.module';
