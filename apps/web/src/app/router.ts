import { createRouter } from '@tanstack/react-router';
import { adminRoutes } from '../admin/routes';
import { auditRoutes } from '../audit/routes';
import { certificateRoutes } from '../certificates/routes';
import { LoadingBlock } from '../design';
import { engagementRoutes } from '../engagement/routes';
import { galleryRoutes } from '../gallery/routes';
import { judgeRoutes } from '../judge/routes';
import { memberRoutes } from '../member/routes';
import { noticeRoutes } from '../notices/routes';
import { fundRoutes } from '../office/funds/routes';
import { newsDeskRoutes } from '../office/news/routes';
import { officeRoutes } from '../office/routes';
import { publicRoutes } from '../public/routes';
import { passwordRoute, signInRoute } from '../sign-in/routes';
import { titleRoutes } from '../titles/routes';
import { unitRoutes } from '../unit/routes';
import { videoRoutes } from '../video/routes';
import { rootRoute } from './root-route';

const routeTree = rootRoute.addChildren([...publicRoutes, ...videoRoutes, ...galleryRoutes, signInRoute, passwordRoute, ...memberRoutes, ...unitRoutes, ...officeRoutes, ...fundRoutes, ...newsDeskRoutes, ...judgeRoutes, ...auditRoutes, ...adminRoutes, ...engagementRoutes, ...certificateRoutes, ...titleRoutes, ...noticeRoutes]);

export const router = createRouter({ routeTree, defaultPreload: 'intent', defaultPendingComponent: LoadingBlock, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
