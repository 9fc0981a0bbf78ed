import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../../app/lazy-page';
import { rootRoute } from '../../app/root-route';
import { oneOf } from '../../app/search';
import { loadWords } from '../../i18n/i18n';
import { yearOf } from '../../public/honour-search';
import { FUND_TABS } from './fund-tabs';

// units and persons are found with the words of those who look for them elsewhere
const page = lazyPages('funds', async () => (await Promise.all([import('./pages'), loadWords('admin'), loadWords('unit')]))[0]);

const fundsRoute = createRoute({
  getParentRoute: () => rootRoute, path: '/office/funds', component: page('FundsPage'),
  validateSearch: (search: Record<string, unknown>): { readonly tab?: (typeof FUND_TABS)[number]; readonly year?: number } => ({ tab: oneOf(FUND_TABS, search.tab), year: yearOf(search.year) }),
});
const studiosRoute = createRoute({ getParentRoute: () => rootRoute, path: '/office/studios', component: page('StudiosPage') });
const evaluationRoute = createRoute({
  getParentRoute: () => rootRoute, path: '/office/evaluations', component: page('EvaluationPage'),
  validateSearch: (search: Record<string, unknown>): { readonly year?: number } => ({ year: yearOf(search.year) }),
});

export const fundRoutes = [fundsRoute, studiosRoute, evaluationRoute] as const;
