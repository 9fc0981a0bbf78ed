import { graphql, refusalFields, type ResultOf } from '../data/graphql';

export const FEEDBACK_KINDS = ['fault', 'suggestion', 'question', 'complaint'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];
export type FeedbackState = 'received' | 'in_work' | 'answered';

export const feedbackFields = graphql(`fragment FeedbackFields on Feedback { id number kind text page state receivedAt dueOn isLate answeredAt version steps { kind text at byName } abilities { canAnswer canAskAgain } }`);

export const sendFeedbackMutation = graphql(`mutation SendFeedback($input: SendFeedbackInput!) { sendFeedback(input: $input) { __typename ... on FeedbackReceipt { number key dueOn } ...RefusalFields } }`, [refusalFields]);
export const feedbackStatusQuery = graphql(`query FeedbackStatus($number: String!, $key: String!) { feedbackStatus(number: $number, key: $key) { ...FeedbackFields } }`, [feedbackFields]);
export const askAgainMutation = graphql(`mutation AskFeedbackAgain($input: AskFeedbackAgainInput!) { askFeedbackAgain(input: $input) { __typename ...FeedbackFields ...RefusalFields } }`, [feedbackFields, refusalFields]);

export type Ticket = ResultOf<typeof feedbackStatusQuery>['feedbackStatus'];
