import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../app/lazy-page';
import { rootRoute } from '../app/root-route';
import { oneOf, textOf } from '../app/search';
import { TIE_KINDS, type TieKind } from './tie-kinds';

const page = lazyPages('admin', () => import('./pages'));

export const accountsRoute = createRoute({
  getParentRoute: () => rootRoute, path: '/admin', component: page('Accounts'),
  validateSearch: (search: Record<string, unknown>): { readonly q?: string } => ({ q: textOf(search.q) }),
});
export const accountRoute = createRoute({ getParentRoute: () => rootRoute, path: '/admin/accounts/$id', component: page('AccountRecord') });
export const tiesRoute = createRoute({
  getParentRoute: () => rootRoute, path: '/admin/ties', component: page('Ties'),
  validateSearch: (search: Record<string, unknown>): { readonly kind?: TieKind } => ({ kind: oneOf(TIE_KINDS, search.kind) }),
});

export const adminRoutes = [accountsRoute, accountRoute, tiesRoute] as const;
