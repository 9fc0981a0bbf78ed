import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../app/lazy-page';
import { rootRoute } from '../app/root-route';
import { textOf } from '../app/search';

const page = lazyPages('public', () => import('./pages'));

/** Only a place on this site may be returned to. */
const nextOf = (value: unknown): string | undefined => {
  const next = textOf(value);
  return next && /^\/(?![/\\])/.test(next) ? next : undefined;
};

export const passwordRoute = createRoute({ getParentRoute: () => rootRoute, path: '/password', component: page('ChangePassword') });

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { readonly next?: string } => ({ next: nextOf(search.next) }),
  component: page('SignIn'),
});
