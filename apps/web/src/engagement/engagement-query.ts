import { graphql, refusalFields, type ResultOf } from '../data/graphql';

export const engagementFields = graphql(`fragment EngagementFields on Engagement { id likesRaw likesCounted viewsRaw viewsCounted likedByMe sentence }`);

/** Answered from the cache where the page's own query asked `engagement { … }` of the work. */
export const engagementQuery = graphql(`query Engagement($workId: ID!) { engagement(workId: $workId) { ...EngagementFields } }`, [engagementFields]);
export const likeMutation = graphql(`mutation LikeWork($workId: ID!) { likeWork(workId: $workId) { __typename ...EngagementFields ...RefusalFields } }`, [engagementFields, refusalFields]);
export const unlikeMutation = graphql(`mutation UnlikeWork($workId: ID!) { unlikeWork(workId: $workId) { __typename ...EngagementFields ...RefusalFields } }`, [engagementFields, refusalFields]);

const commentFields = graphql(`fragment CommentFields on Comment { id author organizationName text state reason createdAt isMine abilities { canDelete canReport } }`);
export const commentsQuery = graphql(`
  query Comments($workId: ID!, $after: String) { comments(workId: $workId, first: 10, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...CommentFields } } }
`, [commentFields]);
export const postCommentMutation = graphql(`mutation PostComment($input: PostCommentInput!) { postComment(input: $input) { __typename ...CommentFields ...RefusalFields } }`, [commentFields, refusalFields]);
export const deleteCommentMutation = graphql(`mutation DeleteComment($commentId: ID!) { deleteComment(commentId: $commentId) { __typename ...CommentFields ...RefusalFields } }`, [commentFields, refusalFields]);
export const reportCommentMutation = graphql(`mutation ReportComment($input: ReportCommentInput!) { reportComment(input: $input) { __typename ...CommentFields ...RefusalFields } }`, [commentFields, refusalFields]);

export type Comment = ResultOf<typeof commentsQuery>['comments']['nodes'][number];
export type Figures = ResultOf<typeof engagementQuery>['engagement'];
