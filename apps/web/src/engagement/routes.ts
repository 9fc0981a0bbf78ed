import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../app/lazy-page';
import { rootRoute } from '../app/root-route';
import { loadWords } from '../i18n/i18n';

const page = lazyPages('engagement', () => import('./pages'));

/** With the words for what a comment was found with. */
const officePage = lazyPages('engagement', async () => (await Promise.all([import('./office/pages'), loadWords('moderation')]))[0]);

const feedbackRoute = createRoute({
  getParentRoute: () => rootRoute, path: '/feedback', component: page('FeedbackPage'),
  validateSearch: (search: Record<string, unknown>): { readonly from?: string } => ({ from: typeof search.from === 'string' && search.from.startsWith('/') ? search.from.slice(0, 300) : undefined }),
});
const ticketRoute = createRoute({ getParentRoute: () => rootRoute, path: '/feedback/$number', component: page('TicketPage') });

const feedbackDeskRoute = createRoute({ getParentRoute: () => rootRoute, path: '/office/feedback', component: officePage('FeedbackDesk') });
const commentQueueRoute = createRoute({ getParentRoute: () => rootRoute, path: '/office/comments', component: officePage('CommentQueue') });
const voidedLikesRoute = createRoute({ getParentRoute: () => rootRoute, path: '/office/likes', component: officePage('VoidedLikes') });

export const engagementRoutes = [feedbackRoute, ticketRoute, feedbackDeskRoute, commentQueueRoute, voidedLikesRoute] as const;
