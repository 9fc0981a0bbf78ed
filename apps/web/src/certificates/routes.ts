import { createRoute } from '@tanstack/react-router';
import { lazyPages } from '../app/lazy-page';
import { rootRoute } from '../app/root-route';
import { oneOf, textOf } from '../app/search';
import { loadWords } from '../i18n/i18n';
import { CERTIFICATE_STATES, OFFICE_TABS, type CertificateSearch } from './addresses';

const page = lazyPages('certificates', () => import('./pages'));
const officePage = lazyPages('certificates', async () => (await Promise.all([import('./office/pages'), loadWords('media')]))[0]);

const findRoute = createRoute({ getParentRoute: () => rootRoute, path: '/certificates', component: page('FindCertificate') });
const verifyRoute = createRoute({ getParentRoute: () => rootRoute, path: '/certificates/$code', component: page('VerifyCertificate') });
const ownRoute = createRoute({ getParentRoute: () => rootRoute, path: '/me/certificates', component: page('OwnCertificates') });
const officeRoute = createRoute({
  getParentRoute: () => rootRoute, path: '/office/certificates', component: officePage('CertificatesOffice'),
  validateSearch: (search: Record<string, unknown>): CertificateSearch => ({
    tab: oneOf(OFFICE_TABS, search.tab), round: textOf(search.round), state: oneOf(CERTIFICATE_STATES, search.state), q: textOf(search.q), year: textOf(search.year), kind: textOf(search.kind),
  }),
});

export const certificateRoutes = [findRoute, verifyRoute, ownRoute, officeRoute] as const;
