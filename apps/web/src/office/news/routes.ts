import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../../app/lazy-page';
import { rootRoute } from '../../app/root-route';
import { oneOf } from '../../app/search';
import { loadWords } from '../../i18n/i18n';
import { NEWS_STATES, type DeskSearch } from './desk-addresses';

const page = lazyPages('news', async () => (await Promise.all([import('./pages'), loadWords('gallery'), loadWords('media')]))[0]);

const deskRoute = createRoute({ getParentRoute: () => rootRoute, path: '/office/news', validateSearch: (search: Record<string, unknown>): DeskSearch => ({ state: oneOf(NEWS_STATES, search.state) }), component: page('NewsDesk') });
const draftRoute = createRoute({ getParentRoute: () => rootRoute, path: '/office/news/$id', component: page('NewsDraftPage') });

export const newsDeskRoutes = [deskRoute, draftRoute] as const;
