import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../app/lazy-page';
import { rootRoute } from '../app/root-route';

const page = lazyPages('audit', () => import('./pages'));

const verifyRoute = createRoute({ getParentRoute: () => rootRoute, path: '/audit/verify', component: page('VerifyPage') });

export const auditRoutes = [verifyRoute] as const;
