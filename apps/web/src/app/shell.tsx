import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import Compass from 'lucide-react/icons/compass';
import House from 'lucide-react/icons/house';
import Search from 'lucide-react/icons/search';
import SquarePen from 'lucide-react/icons/square-pen';
import UserRound from 'lucide-react/icons/user-round';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink, LoadingBlock, TabLink, ToastProvider } from '../design';
import { AccountMenu } from './account-menu';
import { areaAt } from './area-at';
import { areasOf } from './areas';
import { PreferenceButtons } from './preference-buttons';
import { useSession } from './session';
import './shell.css';

/** What surrounds every page: the top bar on wide screens, the tab bar under a thumb, and the page's place between. */
export function Shell() {
  const { t } = useTranslation('shell');
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef(path);
  // A new page is announced by moving the focus to it, as a full load would; not on the first one.
  useEffect(() => {
    if (before.current !== undefined && before.current !== path) main.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
  return (
    <ToastProvider>
      <div className="site">
        <a className="skip" href="#content">{t('skip')}</a>
        <TopBar />
        <main className="main" id="content" ref={main} tabIndex={-1}>
          <Suspense fallback={<LoadingBlock />}><Outlet /></Suspense>
        </main>
        <footer className="site-foot">
          <div className="site-foot-inner"><p>{t('foot.wall')}</p><p className="row"><FeedbackLink /><Link to="/notices">{t('foot.notices')}</Link><Link to="/titles">{t('foot.titles')}</Link><Link to="/studios">{t('foot.studios')}</Link><Link to="/audit/verify">{t('foot.open')}</Link></p></div>
        </footer>
        <TabBar />
      </div>
    </ToastProvider>
  );
}

/** On every page, with the page it was pressed on. */
function FeedbackLink() {
  const { t } = useTranslation('shell');
  const here = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  return <Link to="/feedback" search={{ from: here?.startsWith('/feedback') ? undefined : here }}>{t('foot.feedback')}</Link>;
}

function TopBar() {
  const { t } = useTranslation('shell');
  return (
    <header className="top-bar">
      <div className="top-bar-inner">
        <Link to="/" className="brand"><img src="/favicon.svg" alt="" /><strong>{t('brand')}</strong><span>{t('brandLine')}</span></Link>
        <nav className="site-nav" aria-label={t('nav.label')}>
          <Link to="/" activeOptions={{ exact: true }}>{t('nav.home')}</Link>
          <Link to="/stars">{t('nav.stars')}</Link>
          <Link to="/works">{t('nav.works')}</Link>
          <Link to="/showcase">{t('nav.videos')}</Link>
          <Link to="/rounds">{t('nav.rounds')}</Link>
          <Link to="/news">{t('nav.news')}</Link>
          <Link to="/certificates">{t('nav.verify')}</Link>
          <Link to="/submit">{t('nav.submit')}</Link>
        </nav>
        <div className="top-acts"><ButtonLink kind="quiet" size="small" to="/search" aria-label={t('nav.search')} title={t('nav.search')} icon={<Search size={20} aria-hidden />} /><PreferenceButtons /><AccountMenu /></div>
      </div>
      <AreaBar />
    </header>
  );
}

/** For those with duties: the switch between their workplaces. */
function AreaBar() {
  const { t } = useTranslation('shell');
  const { viewer } = useSession();
  const areas = areasOf(viewer);
  const here = useRouterState({ select: (state) => areaAt(state.location.pathname, areas) });
  const nav = useRef<HTMLElement>(null);
  // On a narrow screen the row is longer than the screen; where one is stays in sight.
  useEffect(() => {
    const tab = nav.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (nav.current && tab) nav.current.scrollLeft += tab.getBoundingClientRect().left - nav.current.getBoundingClientRect().left - (nav.current.clientWidth - tab.offsetWidth) / 2;
  }, [here, areas.length]);
  if (areas.length === 0) return null;
  return (
    <div className="area-bar">
      <nav className="tabs" ref={nav} aria-label={t('nav.areas')}>
        <TabLink to="/me">{t('nav.mine')}</TabLink>
        {areas.map(({ key, to }) => <TabLink key={key} to={to} isHere={key === here}>{t(`nav.${key}`)}</TabLink>)}
      </nav>
    </div>
  );
}

function TabBar() {
  const { t } = useTranslation('shell');
  return (
    <nav className="tab-bar" aria-label={t('nav.label')}>
      <Link to="/" activeOptions={{ exact: true }}><House size={22} aria-hidden />{t('nav.home')}</Link>
      <Link to="/discover"><Compass size={22} aria-hidden />{t('nav.discover')}</Link>
      <Link to="/submit"><SquarePen size={22} aria-hidden />{t('nav.submit')}</Link>
      <Link to="/me"><UserRound size={22} aria-hidden />{t('nav.mine')}</Link>
    </nav>
  );
}
