import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../app/lazy-page';
import { rootRoute } from '../app/root-route';

const page = lazyPages('notices', () => import('./pages'));
const deskPage = lazyPages('notices', () => import('../office/objections/pages'));

const noticesRoute = createRoute({ getParentRoute: () => rootRoute, path: '/notices', component: page('NoticeList') });
const noticeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/notices/$id', component: page('NoticePage') });
const raiseRoute = createRoute({ getParentRoute: () => rootRoute, path: '/notices/$id/object', component: page('RaisePage') });
const followRoute = createRoute({ getParentRoute: () => rootRoute, path: '/objections', component: page('FollowPage') });
const objectionDeskRoute = createRoute({ getParentRoute: () => rootRoute, path: '/office/objections', component: deskPage('ObjectionDesk') });
const confirmRoute = createRoute({ getParentRoute: () => rootRoute, path: '/office/objections/confirm', component: deskPage('ConfirmDesk') });
const noticeSettingsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/office/notices', component: deskPage('NoticeSettings') });

export const noticeRoutes = [noticesRoute, noticeRoute, raiseRoute, followRoute, objectionDeskRoute, confirmRoute, noticeSettingsRoute] as const;
