import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../app/lazy-page';
import { rootRoute } from '../app/root-route';

const page = lazyPages('judge', () => import('./pages'));

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/judge', component: page('Home') });

export const judgeRoutes = [homeRoute] as const;
