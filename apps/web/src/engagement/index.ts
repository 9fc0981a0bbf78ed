/** How works are received. Whoever uses these loads the words of `engagement` with its pages. */
export { Comments } from './comments';
export { engagementFields } from './engagement-query';
export { LikeButton } from './like-button';
export { Received } from './received';
export { useSeen } from './use-seen';
