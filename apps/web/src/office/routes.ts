import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../app/lazy-page';
import { rootRoute } from '../app/root-route';

const page = lazyPages('office', () => import('./pages'));

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/office', component: page('Home') });

export const officeRoutes = [homeRoute] as const;
