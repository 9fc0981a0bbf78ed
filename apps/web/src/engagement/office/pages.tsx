export { CommentQueue } from './comment-queue';
export { FeedbackDesk } from './feedback-desk';
export { VoidedLikes } from './voided-likes';
