import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../app/lazy-page';
import { rootRoute } from '../app/root-route';
import { oneOf, textOf } from '../app/search';
import { PANES, STEPS, TABS, VIEWS, WORK_STATES, type RoundSearch, type SettingsTab } from './addresses';

const page = lazyPages('office', () => import('./pages'));

const yearOf = (value: unknown): number | undefined => {
  const year = Number(value);
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : undefined;
};

const roundSearch = (search: Record<string, unknown>): RoundSearch => ({
  step: oneOf(STEPS, search.step), view: oneOf(VIEWS, search.view), category: textOf(search.category),
  desk: textOf(search.desk), state: textOf(search.state), q: textOf(search.q), run: textOf(search.run),
  pane: oneOf(PANES, search.pane), judge: textOf(search.judge), kind: textOf(search.kind),
});

export const boardRoute = createRoute({
  getParentRoute: () => rootRoute, path: '/office', component: page('CycleBoard'),
  validateSearch: (search: Record<string, unknown>): { readonly year?: number } => ({ year: yearOf(search.year) }),
});
export const roundRoute = createRoute({ getParentRoute: () => rootRoute, path: '/office/rounds/$id', validateSearch: roundSearch, component: page('RoundPage') });
export const officeEntryRoute = createRoute({ getParentRoute: () => rootRoute, path: '/office/rounds/$id/entries/$entryId', validateSearch: roundSearch, component: page('EntryRecord') });
export const settingsRoute = createRoute({
  getParentRoute: () => rootRoute, path: '/office/settings', component: page('OfficeSettings'),
  validateSearch: (search: Record<string, unknown>): { readonly tab?: SettingsTab; readonly year?: number; readonly programme?: string; readonly cadence?: string } => ({
    tab: oneOf(TABS, search.tab), year: yearOf(search.year), programme: textOf(search.programme), cadence: textOf(search.cadence),
  }),
});

const moderationPage = lazyPages('moderation', () => import('./moderation/pages'));
export const moderationRoute = createRoute({
  getParentRoute: () => rootRoute, path: '/office/works', component: moderationPage('ModerationPage'),
  validateSearch: (search: Record<string, unknown>): { readonly state?: (typeof WORK_STATES)[number]; readonly id?: string } => ({ state: oneOf(WORK_STATES, search.state), id: textOf(search.id) }),
});

const keywordsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/office/works/words', component: moderationPage('KeywordsPage') });

export const officeRoutes = [moderationRoute, keywordsRoute, boardRoute, roundRoute, officeEntryRoute, settingsRoute] as const;
