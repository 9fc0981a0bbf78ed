import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../app/lazy-page';
import { rootRoute } from '../app/root-route';
import { oneOf, textOf } from '../app/search';
import { loadWords } from '../i18n/i18n';
import { TABLES_BY, yearOf, type FiguresSearch, type HonourSearch } from './honour-search';
import { CADENCES, type WallSearch } from './wall-search';

// the home shows works and news as their own pages do
const page = lazyPages('public', async () => (await Promise.all([import('./pages'), loadWords('gallery')]))[0]);

const wallSearch = (search: Record<string, unknown>): WallSearch => ({
  cadence: oneOf(CADENCES, search.cadence),
  period: textOf(search.period),
  category: textOf(search.category),
  district: textOf(search.district),
});

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: page('Home') });
export const starsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/stars', validateSearch: wallSearch, component: page('StarWall') });
export const starRoute = createRoute({ getParentRoute: () => rootRoute, path: '/stars/$id', component: page('StarProfile') });
const roundsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/rounds', component: page('SeasonYear') });
const honoursRoute = createRoute({
  getParentRoute: () => rootRoute, path: '/honours', component: page('HonourTable'),
  validateSearch: (search: Record<string, unknown>): HonourSearch => ({ by: oneOf(TABLES_BY, search.by), year: yearOf(search.year) }),
});
const figuresRoute = createRoute({ getParentRoute: () => rootRoute, path: '/figures', validateSearch: (search: Record<string, unknown>): FiguresSearch => ({ year: yearOf(search.year) }), component: page('FiguresPage') });
const personRoute = createRoute({ getParentRoute: () => rootRoute, path: '/people/$id', component: page('PersonPage') });
const studiosRoute = createRoute({ getParentRoute: () => rootRoute, path: '/studios', component: page('PublicStudios') });

export const publicRoutes = [homeRoute, starsRoute, starRoute, roundsRoute, honoursRoute, figuresRoute, personRoute, studiosRoute] as const;
