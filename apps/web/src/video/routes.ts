import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../app/lazy-page';
import { rootRoute } from '../app/root-route';
import { oneOf } from '../app/search';
import type { FilmProgramme } from './films';

const page = lazyPages('video', () => import('./pages'));
const KNOWN: readonly FilmProgramme[] = ['showcase', 'five_small'];

const discoverRoute = createRoute({
  getParentRoute: () => rootRoute, path: '/discover', component: page('Discover'),
  validateSearch: (search: Record<string, unknown>): { readonly programme?: FilmProgramme | undefined } => ({ programme: oneOf(KNOWN, search.programme) }),
});

export const videoRoutes = [discoverRoute] as const;
