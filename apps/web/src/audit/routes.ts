import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../app/lazy-page';
import { rootRoute } from '../app/root-route';
import { oneOf, textOf } from '../app/search';
import { DEED_KINDS, type DeedKind } from './deeds';

const page = lazyPages('audit', () => import('./pages'));

const homeRoute = createRoute({
  getParentRoute: () => rootRoute, path: '/audit', component: page('AuditHome'),
  validateSearch: (search: Record<string, unknown>): { readonly kind?: DeedKind; readonly round?: string } => ({ kind: oneOf(DEED_KINDS, search.kind), round: textOf(search.round) }),
});
const verifyRoute = createRoute({ getParentRoute: () => rootRoute, path: '/audit/verify', component: page('VerifyPage') });

export const auditRoutes = [homeRoute, verifyRoute] as const;
