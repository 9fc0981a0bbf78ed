import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../app/lazy-page';
import { rootRoute } from '../app/root-route';
import { textOf } from '../app/search';

const page = lazyPages('unit', () => import('./pages'));

const roundSearch = (search: Record<string, unknown>): { readonly round?: string } => ({ round: textOf(search.round) });

export const unitRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/unit',
  validateSearch: (search: Record<string, unknown>): { readonly round?: string; readonly state?: string; readonly category?: string } => ({ ...roundSearch(search), state: textOf(search.state), category: textOf(search.category) }),
  component: page('Recommendations'),
});
export const recommendRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/unit/recommend',
  validateSearch: (search: Record<string, unknown>): { readonly round?: string; readonly category?: string; readonly member?: string } => ({ ...roundSearch(search), category: textOf(search.category), member: textOf(search.member) }),
  component: page('Recommend'),
});
export const recommendationRoute = createRoute({ getParentRoute: () => rootRoute, path: '/unit/recommendations/$id', validateSearch: roundSearch, component: page('RecommendationRecord') });
export const sheetRoute = createRoute({ getParentRoute: () => rootRoute, path: '/unit/sheet', validateSearch: roundSearch, component: page('RecommendationSheet') });
export const outcomesRoute = createRoute({ getParentRoute: () => rootRoute, path: '/unit/outcomes', component: page('OutcomesToVerify') });
const importsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/imports', component: page('RosterImports') });
export const importRoute = createRoute({ getParentRoute: () => rootRoute, path: '/imports/$id', component: page('RosterImportRecord') });

export const unitRoutes = [unitRoute, recommendRoute, recommendationRoute, sheetRoute, outcomesRoute, importsRoute, importRoute] as const;
