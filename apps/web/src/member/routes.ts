import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../app/lazy-page';
import { rootRoute } from '../app/root-route';
import { textOf } from '../app/search';
import { loadWords } from '../i18n/i18n';

const page = lazyPages('member', () => import('./pages'));

const mineRoute = createRoute({ getParentRoute: () => rootRoute, path: '/me', component: page('MyEntries') });
const ownWorksPage = lazyPages('ownWorks', async () => (await Promise.all([import('./works/pages'), loadWords('member')]))[0]);
const ownWorksRoute = createRoute({ getParentRoute: () => rootRoute, path: '/me/works', component: ownWorksPage('OwnWorks') });
export const entryRoute = createRoute({ getParentRoute: () => rootRoute, path: '/me/entries/$id', component: page('MyEntry') });
export const receiptRoute = createRoute({ getParentRoute: () => rootRoute, path: '/me/entries/$id/receipt', component: page('Receipt') });
const submitRoute = createRoute({ getParentRoute: () => rootRoute, path: '/submit', component: page('OpenRounds') });
export const handInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/submit/$roundId',
  /** `entry`: a draft or a returned entry that is gone on with. */
  validateSearch: (search: Record<string, unknown>): { readonly category?: string; readonly entry?: string } => ({ category: textOf(search.category), entry: textOf(search.entry) }),
  component: page('HandIn'),
});

export const memberRoutes = [mineRoute, ownWorksRoute, entryRoute, receiptRoute, submitRoute, handInRoute] as const;
