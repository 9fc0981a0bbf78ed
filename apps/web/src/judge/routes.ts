import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../app/lazy-page';
import { rootRoute } from '../app/root-route';

const page = lazyPages('judge', () => import('./pages'));

const queuesRoute = createRoute({ getParentRoute: () => rootRoute, path: '/judge', component: page('Queues') });
export const deskRoute = createRoute({ getParentRoute: () => rootRoute, path: '/judge/sheets/$id', component: page('Desk') });

const declarationRoute = createRoute({ getParentRoute: () => rootRoute, path: '/judge/rounds/$roundId/declaration', component: page('DeclarationPage') });

const practiceRoute = createRoute({ getParentRoute: () => rootRoute, path: '/judge/rounds/$roundId/practice', component: page('PracticePage') });

export const judgeRoutes = [queuesRoute, deskRoute, declarationRoute, practiceRoute] as const;
