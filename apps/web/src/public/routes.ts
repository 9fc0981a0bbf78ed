import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../app/lazy-page';
import { rootRoute } from '../app/root-route';
import { oneOf, textOf } from '../app/search';
import { CADENCES, type WallSearch } from './wall-search';

const page = lazyPages('public', () => import('./pages'));

const wallSearch = (search: Record<string, unknown>): WallSearch => ({
  cadence: oneOf(CADENCES, search.cadence),
  period: textOf(search.period),
  category: textOf(search.category),
  district: textOf(search.district),
});

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: page('Home') });
export const starsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/stars', validateSearch: wallSearch, component: page('StarWall') });
export const starRoute = createRoute({ getParentRoute: () => rootRoute, path: '/stars/$id', component: page('StarProfile') });
export const worksRoute = createRoute({ getParentRoute: () => rootRoute, path: '/works', validateSearch: wallSearch, component: page('WorkWall') });
const roundsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/rounds', component: page('SeasonYear') });
const discoverRoute = createRoute({ getParentRoute: () => rootRoute, path: '/discover', component: page('Discover') });

export const publicRoutes = [homeRoute, starsRoute, starRoute, worksRoute, roundsRoute, discoverRoute] as const;
