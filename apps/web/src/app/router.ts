import { createRouter } from '@tanstack/react-router';
import { adminRoutes } from '../admin/routes';
import { auditRoutes } from '../audit/routes';
import { judgeRoutes } from '../judge/routes';
import { memberRoutes } from '../member/routes';
import { officeRoutes } from '../office/routes';
import { publicRoutes } from '../public/routes';
import { passwordRoute, signInRoute } from '../sign-in/routes';
import { unitRoutes } from '../unit/routes';
import { rootRoute } from './root-route';

const routeTree = rootRoute.addChildren([...publicRoutes, signInRoute, passwordRoute, ...memberRoutes, ...unitRoutes, ...officeRoutes, ...judgeRoutes, ...auditRoutes, ...adminRoutes]);

export const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
