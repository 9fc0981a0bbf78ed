import { graphql, refusalFields, type ResultOf } from '../../data/graphql';
import { feedbackFields } from '../feedback-query';

const commentFields = graphql(`fragment QueuedCommentFields on CommentToModerate { id workTitle authorName organizationName text state createdAt reports reportReasons findings { kind level text at length } }`);
export const commentQueueQuery = graphql(`
  query CommentsToModerate($after: String) { commentsToModerate(first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...QueuedCommentFields } } }
`, [commentFields]);
export const moderateCommentMutation = graphql(`mutation ModerateComment($input: ModerateCommentInput!) { moderateComment(input: $input) { __typename ...QueuedCommentFields ...RefusalFields } }`, [commentFields, refusalFields]);

export const feedbackQueueQuery = graphql(`
  query FeedbackQueue($state: String, $after: String) { feedbackQueue(state: $state, first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...FeedbackFields } } }
`, [feedbackFields]);
export const answerFeedbackMutation = graphql(`mutation AnswerFeedback($input: AnswerFeedbackInput!) { answerFeedback(input: $input) { __typename ...FeedbackFields ...RefusalFields } }`, [feedbackFields, refusalFields]);

const voidingFields = graphql(`fragment VoidingFields on Voiding { id workTitle likes signs seconds step madeAt restoredAt restoredByName restoreReason abilities { canRestore } }`);
export const voidedLikesQuery = graphql(`
  query VoidedLikes($after: String) { voidedLikes(first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...VoidingFields } } }
`, [voidingFields]);
export const restoreLikesMutation = graphql(`mutation RestoreLikes($input: RestoreLikesInput!) { restoreLikes(input: $input) { __typename ...VoidingFields ...RefusalFields } }`, [voidingFields, refusalFields]);

export type QueuedComment = ResultOf<typeof commentQueueQuery>['commentsToModerate']['nodes'][number];
export type Voiding = ResultOf<typeof voidedLikesQuery>['voidedLikes']['nodes'][number];
