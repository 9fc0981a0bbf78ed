import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../app/lazy-page';
import { rootRoute } from '../app/root-route';
import { textOf } from '../app/search';

const page = lazyPages('member', () => import('./pages'));

const mineRoute = createRoute({ getParentRoute: () => rootRoute, path: '/me', component: page('MyEntries') });
export const entryRoute = createRoute({ getParentRoute: () => rootRoute, path: '/me/entries/$id', component: page('MyEntry') });
const submitRoute = createRoute({ getParentRoute: () => rootRoute, path: '/submit', component: page('OpenRounds') });
export const handInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/submit/$roundId',
  /** `entry`: a draft or a returned entry that is gone on with. */
  validateSearch: (search: Record<string, unknown>): { readonly category?: string; readonly entry?: string } => ({ category: textOf(search.category), entry: textOf(search.entry) }),
  component: page('HandIn'),
});

export const memberRoutes = [mineRoute, entryRoute, submitRoute, handInRoute] as const;
