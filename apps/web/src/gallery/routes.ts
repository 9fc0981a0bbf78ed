import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../app/lazy-page';
import { rootRoute } from '../app/root-route';
import { oneOf, textOf } from '../app/search';
import { loadWords } from '../i18n/i18n';
import { FOUND_KINDS, NEWS_KINDS, type FoundSearch, type NewsSearch, type WorksSearch } from './addresses';

const page = lazyPages('gallery', async () => (await Promise.all([import('./pages'), loadWords('public')]))[0]);
/** With the words of the player and of how works are received. */
const workPage = lazyPages('gallery', async () => (await Promise.all([import('./pages'), loadWords('public'), loadWords('video'), loadWords('engagement')]))[0]);

const worksSearch = (search: Record<string, unknown>): WorksSearch => ({
  category: textOf(search.category), period: textOf(search.period), district: textOf(search.district), awarded: search.awarded === true || search.awarded === 'true' ? true : undefined, q: textOf(search.q)?.slice(0, 60),
});

export const worksRoute = createRoute({ getParentRoute: () => rootRoute, path: '/works', validateSearch: worksSearch, component: page('FiveSmallWorks') });
export const workRoute = createRoute({ getParentRoute: () => rootRoute, path: '/works/$id', component: workPage('WorkPage') });
const showcaseRoute = createRoute({ getParentRoute: () => rootRoute, path: '/showcase', validateSearch: worksSearch, component: page('ShowcaseWorks') });
const newsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/news', validateSearch: (search: Record<string, unknown>): NewsSearch => ({ kind: oneOf(NEWS_KINDS, search.kind) }), component: page('NewsList') });
const newsItemRoute = createRoute({ getParentRoute: () => rootRoute, path: '/news/$id', component: page('NewsPage') });
const unitRoute = createRoute({ getParentRoute: () => rootRoute, path: '/units/$id', component: page('UnitPage') });
const searchRoute = createRoute({
  getParentRoute: () => rootRoute, path: '/search', component: page('SearchPage'),
  validateSearch: (search: Record<string, unknown>): FoundSearch => ({ q: textOf(search.q)?.slice(0, 100), kind: oneOf(FOUND_KINDS, search.kind) }),
});

export const galleryRoutes = [worksRoute, workRoute, showcaseRoute, newsRoute, newsItemRoute, unitRoute, searchRoute] as const;
