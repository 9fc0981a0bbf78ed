import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../app/lazy-page';
import { rootRoute } from '../app/root-route';
import { textOf } from '../app/search';

const page = lazyPages('titles', () => import('./pages'));
const deskPage = lazyPages('titles', () => import('../office/titles/pages'));

const registerRoute = createRoute({ getParentRoute: () => rootRoute, path: '/titles', component: page('TitleRegister') });
const mineRoute = createRoute({ getParentRoute: () => rootRoute, path: '/me/titles', component: page('OwnTitles') });
const markRoute = createRoute({ getParentRoute: () => rootRoute, path: '/judge/titles', component: page('TitleMarks') });
const deskRoute = createRoute({
  getParentRoute: () => rootRoute, path: '/office/titles', component: deskPage('TitleDesks'),
  validateSearch: (search: Record<string, unknown>): { readonly title?: string } => ({ title: textOf(search.title) }),
});

export const titleRoutes = [registerRoute, mineRoute, markRoute, deskRoute] as const;
